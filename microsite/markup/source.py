"""An author's text, read line by line into what the rest of the package works on."""

import re
from dataclasses import dataclass

from .blocks import BlockReader, read_marker
from .marks import FORBIDDEN
from .problem import Problem

LONGEST = 60_000

HEADING = re.compile(r"(?P<marks>#{1,6})[ \t](?P<title>.*)")
EXPLICIT_ID = re.compile(r"\{#(?P<id>[^{}]*)\}$")
ID = re.compile(r"[a-z][a-z0-9-]*")
# Markdown would also read these as headings: "#hashtag", and marks in a list or a quotation.
FALSE_HEADING = re.compile(
    r"(?P<lead>\s*(?:(?:>|[*+:-]\s|\d{1,9}[.)]\s)\s*)*)(?P<marks>#{1,6})(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with its meaning.

    kind: "text" (text), "heading" (text, level by its number of #, explicit id in name),
    "open" and "close" (name of the block, title in text), "place" (figure or notice in name,
    key in text).
    """

    number: int
    kind: str
    text: str = ""
    name: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a text after broken blocks were mended, and the problems found on the way."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def clean(text):
    """`text` with plain newlines and without control, private-use or direction characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", " ")
    return FORBIDDEN.sub("", text.replace("\u2029", " "))


def read(text):
    """Read a text; never fails, whatever the text."""
    text = clean(text)
    problems = []
    if len(text) > LONGEST:
        last = text.count("\n", 0, LONGEST) + 1
        problems.append(
            Problem(
                last,
                f"The text is longer than {LONGEST:,} characters; what follows is left out. "
                "Divide it into two pages.",
            )
        )
        text = text[:LONGEST]
    lines = []
    blocks = BlockReader()

    def add(events, number):
        for kind, marker in events:
            key_or_title = "" if kind == "close" else marker.argument
            lines.append(Line(number, kind, key_or_title, marker.name))

    for number, raw in enumerate(text.split("\n"), start=1):
        marker = read_marker(raw, number)
        if marker is not None:
            add(blocks.marker(marker), number)
            continue
        line = _heading_or_text(raw, number, problems)
        if line.kind == "heading":
            add(blocks.heading(number), number)
        elif raw.strip():
            blocks.text(number)
        if "///" in raw and "://" not in raw:
            problems.append(Problem(number, "Block marks (///) stand on a line of their own."))
        lines.append(line)
    add(blocks.end(), len(text.split("\n")))
    return Source(tuple(lines), tuple(sorted(problems + blocks.problems)))


def _heading_or_text(raw, number, problems):
    found = HEADING.fullmatch(raw)
    title = found["title"].strip().rstrip("#").rstrip() if found else ""
    if title:
        return _heading(title, len(found["marks"]), number, problems)
    if "#" in raw:
        false = FALSE_HEADING.fullmatch(raw)
        if false:
            if false["lead"] and false["rest"][:1] in ("", " "):
                problems.append(Problem(number, "A heading starts at the beginning of its line."))
            elif not false["lead"] and false["marks"] != "#":
                problems.append(
                    Problem(number, "Write a space and a title after the # marks of a heading.")
                )
            # A backslash before the first mark keeps Markdown from making a heading of it.
            raw = f"{false['lead']}\\{false['marks']}{false['rest']}"
    return Line(number, "text", raw)


def _heading(title, level, number, problems):
    name = ""
    explicit = EXPLICIT_ID.search(title)
    if explicit:
        title = title[: explicit.start()].rstrip()
        name = explicit["id"].strip()
        if not ID.fullmatch(name):
            problems.append(
                Problem(number, "Write the id of a heading in small letters: {#day-3}.")
            )
            name = ""
    return Line(number, "heading", title, name, level)
