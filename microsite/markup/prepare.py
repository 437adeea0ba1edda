"""From the lines of a text to the Markdown that is converted, with marks where ours will stand."""

import re
from dataclasses import dataclass, field

from .chunks import ITEM, RULE, indent_of, is_item, starts_table
from .citations import CITATION, TERM
from .marks import hide, mark
from .problem import Problem

# More than any honest paragraph has. Beyond it Markdown becomes slow, so the paragraph is shown
# as it was typed.
MOST_BRACKETS = 120
MOST_EMPHASIS = 240
MOST_ESCAPES = 400
MOST_NESTING = 6
LONGEST_PARAGRAPH = 12_000

BRACKETS = re.compile(r"[\[\]<(]")
EMPHASIS = re.compile(r"[*_]")
NESTING = re.compile(r"\s*(?:(?:>|[*+:-]\s|\d{1,9}\.\s)\s*){7}")


@dataclass(slots=True)
class Prepared:
    """Markdown with marks.

    "s" stands for `citations`, "t" for `terms`, "b", "e" and "p" for `lines`, "h" for headings.
    """

    text: str = ""
    citations: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def prepare(source, plain=False):
    """The Markdown of a Source. With `plain`, all its text passes as plain words."""
    prepared = Prepared()
    output = []
    headings = 0
    for start, end in _paragraphs(source.lines):
        line = source.lines[start]
        if line.kind == "text":
            texts = [_fix_indent(one.text) for one in source.lines[start:end]]
            texts = [_cite(one, prepared).replace("&", "&amp;") for one in texts]
            if plain or _is_abusive(texts):
                texts = [hide(one.replace("&amp;", "&")) for one in texts]
                if not plain:
                    prepared.problems.append(_abuse_problem(line.number))
            if _needs_blank_before(source.lines, start, output):
                output.append("")
            output.extend(texts)
        elif line.kind == "heading":
            title = _cite(line.text, prepared).replace("&", "&amp;")
            title = hide(title.replace("&amp;", "&")) if plain or _is_abusive([title]) else title
            output += ["", f"{'#' * line.level} {mark('h', headings)}{title}", ""]
            headings += 1
        else:
            kind = {"open": "b", "close": "e", "place": "p"}[line.kind]
            output += ["", mark(kind, start), ""]
    prepared.text = "\n".join(output)
    return prepared


def _paragraphs(lines):
    """Ranges of lines that Markdown takes as one text: a paragraph, an item, a row of a table."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _begins_anew(lines, index):
            if start < index:
                yield start, index
            start = index


def _begins_anew(lines, index):
    line, previous = lines[index], lines[index - 1]
    if line.kind != "text" or previous.kind != "text":
        return True
    return (
        not line.text.strip() or not previous.text.strip() or "|" in line.text or is_item(line.text)
    )


def _is_abusive(texts):
    text = "\n".join(texts)
    return (
        len(text) > LONGEST_PARAGRAPH
        or len(BRACKETS.findall(text)) > MOST_BRACKETS
        or len(EMPHASIS.findall(text)) > MOST_EMPHASIS
        or text.count("\\") > MOST_ESCAPES
        or any(NESTING.match(one) and not RULE.fullmatch(one) for one in texts)
        or len(text) - len(text.lstrip()) > 4 * MOST_NESTING
    )


def _abuse_problem(number):
    return Problem(
        number,
        "This paragraph is too long, too deeply nested or has too many brackets, stars or "
        "backslashes, so it is shown as it was typed. Simplify it.",
    )


def _cite(text, prepared):
    def place(found):
        prepared.citations.append(found["key"])
        return mark("s", len(prepared.citations) - 1)

    def explain(found):
        prepared.terms.append(found["term"])
        return mark("t", len(prepared.terms) - 1)

    if "[" not in text:
        return text
    return TERM.sub(explain, CITATION.sub(place, text))


def _fix_indent(text):
    """A nested item indented by two or three spaces, which Markdown would put one level up."""
    if is_item(text) and 2 <= indent_of(text) <= 3:
        return f"    {ITEM.fullmatch(text)[0].lstrip()}"
    return text


def _is_numbered(item):
    return ITEM.fullmatch(item)["mark"][0].isdigit()


def _needs_blank_before(lines, start, output):
    """Whether a list or a table begins right after a line of a paragraph.

    Markdown would run it into the paragraph; no author means that.
    """
    if not output or not output[-1].strip():
        return False
    text = lines[start].text
    begins = is_item(text) and ITEM.fullmatch(text)["mark"] in ("-", "*", "+", "1.")
    if not begins and not ("|" in text and starts_table(lines, start)):
        return False
    # Going back over this paragraph: a list that has begun simply goes on.
    for line in reversed(lines[:start]):
        if line.kind != "text" or not line.text.strip():
            return True
        if is_item(line.text):
            return not begins or (_is_numbered(text) != _is_numbered(line.text))
        if "|" in line.text:
            return not begins
    return True
