"""What an editor is told beside a text: errors, which keep it from being submitted, and advice.

Each check is a function that takes a Draft and yields Problems. To add one, write it here (what
the text must be) or in wording.py (how it is said) and name it in its tuple.
"""

import re

from .chunks import chunks
from .draft import Draft
from .plain_text import AUTOLINK, CITATION, LINK, inline_text
from .problem import Problem
from .references import References
from .render import render
from .source import read
from .wording import ADVICE

TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--)>?")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
CITATION_IN_LINK = re.compile(r"\[[^\[\]]*\[@[^\[\]]*\][^\[\]]*\]\(")
VAGUE_LINKS = frozenset(
    {
        "click here", "click", "here", "link", "this link", "this", "this page", "read more",
        "more", "learn more", "see more", "go", "page",
    }
)  # fmt: skip
FOLLOWS_COLON = ("item", "row", "open", "place", "definition")


def check_text(text, references=None, ceiling=8):
    """Everything that is wrong or could be better, by line.

    `references` is left as it is. `ceiling` is the highest Flesch-Kincaid grade wanted.
    """
    references = references if references is not None else References()
    source = read(text)
    draft = Draft(text, source, chunks(source), ceiling)
    found = set(render(text, references.fresh()).problems)
    for check in (*ERRORS, *ADVICE):
        found.update(check(draft))
    return sorted(found)


def title_in_text(draft):
    """`#` is the page's title, which is a field of its own."""
    for line in draft.source.lines:
        if line.kind == "heading" and line.level == 1:
            yield Problem(line.number, "Headings begin with ##: the title is a field of its own.")


def skipped_level(draft):
    """A heading lies at most one level below the one before it."""
    before = 1
    for line in draft.source.lines:
        if line.kind != "heading" or line.level == 1:
            continue
        if line.level > before + 1:
            wanted = "#" * (before + 1)
            yield Problem(
                line.number,
                f"This heading skips a level: after {'#' * before} comes {wanted}."
                if before > 1
                else "The first heading begins with ##.",
            )
        before = line.level


def lonely_colon(draft):
    """What ends with a colon announces a list, a table or a block."""
    for chunk, after in draft.neighbors():
        if chunk.kind not in ("paragraph", "item", "heading"):
            continue
        if not inline_text(chunk.text).endswith(":"):
            continue
        is_next_item = chunk.kind == after.kind == "item" and after.level <= chunk.level
        if after.kind not in FOLLOWS_COLON or is_next_item:
            yield Problem(
                chunk.line,
                "This ends with a colon, but no list, table or block follows. "
                "Add it, or end the sentence with a period.",
            )


def raw_html(draft):
    """HTML is shown as typed, which no author means."""
    for line in draft.text_lines():
        text = AUTOLINK.sub("", line.text)
        tag = TAG.search(text)
        if tag:
            yield Problem(
                line.number, f"HTML is not allowed: remove “{tag.group()[:30]}” or use Markdown."
            )
        entity = ENTITY.search(text)
        if entity:
            yield Problem(line.number, f"Type the character itself in place of “{entity.group()}”.")


def repeated_id(draft):
    """An id that an author sets leads to one place."""
    used = {"main"}
    for line in draft.source.lines:
        if line.kind == "heading" and line.name:
            if line.name in used:
                yield Problem(line.number, f"The id “{line.name}” is already used. Choose another.")
            used.add(line.name)


def link_text(draft):
    """A link says where it leads, even when it is read alone."""
    for chunk in draft.chunks:
        if CITATION_IN_LINK.search(chunk.text):
            yield Problem(chunk.line, "Put the citation after the link, not inside it.")
        for found in LINK.finditer(CITATION.sub("", chunk.text)):
            if found.group().startswith("!"):
                yield Problem(chunk.line, "Pictures are placed with “/// figure | key”.")
                continue
            words = inline_text(found[1])
            if not words:
                yield Problem(chunk.line, "This link has no text. Say where it leads.")
            elif words.lower().strip(" .!…") in VAGUE_LINKS:
                yield Problem(
                    chunk.line, f"“{words}” does not say where the link leads. Name the page."
                )


def empty_block(draft):
    """A block without anything in it would be an empty box."""
    for chunk, after in draft.neighbors():
        if chunk.kind == "open" and after.kind == "close":
            yield Problem(chunk.line, f"The block “{chunk.name}” is empty. Fill it or remove it.")


ERRORS = (
    title_in_text,
    skipped_level,
    lonely_colon,
    raw_html,
    repeated_id,
    link_text,
    empty_block,
)
