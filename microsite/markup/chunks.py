"""The pieces of a text that a reader takes in one at a time: paragraphs, items, cells, titles."""

import re
from dataclasses import dataclass

ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}\.)[ \t]+(?P<text>.*)")
SEPARATOR = re.compile(r":?-+:?")
RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]+(?P<text>.*)")
QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?(?P<text>.*)")
CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of Markdown text and the line where it begins.

    kind: "paragraph", "item", "row" (one line of a table), "definition", "heading", "open",
    "close", "place". `level` is a heading's number of #, or the depth of a list item from 0.
    """

    kind: str
    line: int
    text: str = ""
    name: str = ""
    level: int = 0


def is_separator(text):
    """Whether this line parts the head of a table from its body."""
    if "|" not in text or not set(text) <= set(" \t|:-"):
        return False
    return all(SEPARATOR.fullmatch(cell) for cell in cells(text))


def cells(row):
    """The texts of the cells of one line of a table."""
    return [cell.strip().replace("\\|", "|") for cell in CELL_END.split(row.strip().strip("|"))]


def is_item(text):
    """Whether this line begins an item of a list."""
    return ITEM.fullmatch(text) is not None and not RULE.fullmatch(text)


def indent_of(item):
    """How far the mark of a list item stands from the margin, in columns."""
    return len(ITEM.fullmatch(item)["indent"].expandtabs(4))


def chunks(source):
    """The chunks of a Source, in order."""
    found = []
    pending = None  # [kind, line, texts, level] of the chunk being gathered
    in_table = False

    def finish():
        nonlocal pending
        if pending:
            kind, line, texts, level = pending
            found.append(Chunk(kind, line, " ".join(texts), level=level))
        pending = None

    lines = source.lines
    for index, line in enumerate(lines):
        text = line.text
        if line.kind != "text":
            finish()
            in_table = False
            found.append(Chunk(line.kind, line.number, text, line.name, line.level))
        elif not text.strip():
            finish()
            in_table = False
        elif in_table:
            if not is_separator(text):
                found.append(Chunk("row", line.number, text))
        elif "|" in text and starts_table(lines, index):
            finish()
            in_table = True
            found.append(Chunk("row", line.number, text))
        elif RULE.fullmatch(text):
            finish()
        else:
            kind, inner, level = _classify(text)
            if kind is None and pending:
                pending[2].append(inner)
            else:
                finish()
                pending = [kind or "paragraph", line.number, [inner], level]
    finish()
    return tuple(found)


def starts_table(lines, index):
    """Whether the line at `index` is the head of a table: the next one is a separator."""
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    return following.kind == "text" and is_separator(following.text)


def _classify(text):
    if is_item(text):
        return "item", ITEM.fullmatch(text)["text"].strip(), (indent_of(text) + 2) // 4
    definition = DEFINITION.fullmatch(text)
    if definition:
        return "definition", definition["text"].strip(), 0
    quote = QUOTE.fullmatch(text)
    return None, (quote["text"] if quote else text).strip(), 0
