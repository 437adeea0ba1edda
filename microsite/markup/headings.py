"""Headings: their levels, their stable ids, and the list of contents."""

from dataclasses import dataclass

from django.utils.text import slugify

from .plain_text import inline_text
from .typography import smarten

# Ids that the page's own frame uses for links that must never lead elsewhere.
FRAME_IDS = frozenset({"main"})


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A top-level heading: `title` is plain text, `id` the fragment that leads to it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is rendered; `level` is the number of its h element."""

    id: str
    title: str
    level: int


def place_headings(lines, heading_level, id_prefix):
    """The Heading of every heading line, in order.

    `##` becomes `heading_level`; a heading never lies more than one level below the one before.
    An id that the author set is kept for that heading, and others make way for it.
    """
    wanted = [line for line in lines if line.kind == "heading"]
    reserved = FRAME_IDS | {line.name for line in wanted if line.name}
    names = _Names(FRAME_IDS)
    found = []
    current = heading_level - 1
    for line in wanted:
        title = inline_text(line.text)
        if line.name:
            name = names.take(line.name)
        else:
            name = names.take(slugify(title) or "section", reserved)
        level = max(heading_level, heading_level + line.level - 2)
        current = min(level, current + 1, 6)
        found.append(Heading(f"{id_prefix}{name}", smarten(title), current))
    return found


def contents(headings, heading_level):
    """The entries of a list of contents: the top-level headings."""
    return tuple(
        ContentsEntry(heading.id, heading.title)
        for heading in headings
        if heading.level == heading_level
    )


class _Names:
    """Ids given out so far; a repeated one gets -2, -3 and so on."""

    def __init__(self, used):
        self.used = set(used)
        self.numbers = {}

    def take(self, name, reserved=frozenset()):
        """An id that was not given out before and is not reserved for another heading."""
        unused = name
        while unused in self.used or unused in reserved:
            self.numbers[name] = self.numbers.get(name, 1) + 1
            unused = f"{name}-{self.numbers[name]}"
        self.used.add(unused)
        return unused
