"""The blocks that authors write between `///` lines, read line by line.

Every rule about them lives here, and a broken block is mended before Markdown sees it: whatever
is typed, each block that was opened is closed once, in the right order.
"""

import re
from dataclasses import dataclass

from .problem import Problem

CARE = ("emergency", "urgent", "routine")
LISTS = ("do", "dont")
CONTAINERS = (*CARE, *LISTS, "callout", "myth", "checklist")
# Placed by their key, and room to write on paper, which has a label.
KEYED = ("figure", "notice")
BLANKS = ("blank", "lines")
PLACES = (*KEYED, *BLANKS)
NAMES = (*CONTAINERS, *PLACES)

# A mark may be preceded by what makes it part of a list or a quotation: that is an error, and is
# recognised so that it can be reported instead of shown.
LEAD = r"(?P<lead>\s*(?:(?:[>*+:-]|\d{1,9}[.)])\s*)*)"
MARKER = re.compile(rf"{LEAD}/{{3,}}[ \t]*(?P<name>[^\s|]*)[ \t]*(?:\|(?P<argument>.*))?")
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A `///` line as it was typed; without name and argument it closes a block."""

    line: int
    name: str
    argument: str
    indented: bool


def read_marker(line, number):
    """The block mark that this line is, or None."""
    if "///" not in line:
        return None
    found = MARKER.fullmatch(line.rstrip())
    if found is None:
        return None
    lead = found["lead"]
    return Marker(
        line=number,
        name=found["name"].lower(),
        argument=(found["argument"] or "").strip(),
        indented=bool(lead.strip()) or len(lead.expandtabs(4)) > 3,
    )


def opening_problem(marker):
    """Why this opening mark cannot be used as it is, as a Problem, or None."""
    name = marker.name
    if name not in NAMES:
        return Problem(
            marker.line,
            f"“{name}” is not the name of a block. Use one of: {', '.join(NAMES)}.",
        )
    if name in BLANKS and not marker.argument:
        return Problem(marker.line, f"Say what is written here: “/// {name} | Label”.")
    if name in KEYED and not KEY.fullmatch(marker.argument):
        return Problem(marker.line, f"Say which {name}: write “/// {name} | its-key”.")
    if name in (*CARE, "callout", "myth") and not marker.argument:
        return Problem(marker.line, f"This block needs a title: write “/// {name} | Title”.")
    return None


def unclosed(marker, what):
    return Problem(
        marker.line,
        f"The block “{marker.name}” is not closed before {what}. "
        "Write /// on a line of its own where it ends.",
    )


class BlockReader:
    """Keeps track of the open blocks; tells which lines open, close or place something."""

    def __init__(self):
        self.problems = []
        self._container = None  # the open container's mark
        self._ignored = 0  # opened blocks without a usable name, whose end is ignored too
        self._place = None  # a figure or notice whose closing line has not come yet

    def marker(self, marker):
        """The events that this mark causes: ("open" | "close" | "place", mark) pairs."""
        if marker.indented:
            self.problems.append(
                Problem(marker.line, "Block marks (///) stand at the beginning of a line.")
            )
        is_end = not marker.name and not marker.argument
        return list(self._close(marker) if is_end else self._open(marker))

    def text(self, number):
        """A line of text: a figure or a notice before it should have been closed."""
        if self._place is not None:
            self.problems.append(unclosed(self._place, f"the text on line {number}"))
            self._place = None

    def heading(self, number):
        """A heading: it cannot stand in a block, so an open block ends here."""
        self.text(number)
        return list(self._end_container(f"the heading on line {number}"))

    def end(self):
        """The end of the text."""
        if self._place is not None:
            self.problems.append(unclosed(self._place, "the end of the text"))
            self._place = None
        return list(self._end_container("the end of the text"))

    def _open(self, marker):
        problem = opening_problem(marker)
        if problem:
            self.problems.append(problem)
        self.text(marker.line)
        if marker.name not in NAMES:
            self._ignored += 1
        elif marker.name in PLACES:
            self._place = marker
            if problem is None:
                yield "place", marker
        else:
            yield from self._end_container(f"the block on line {marker.line}")
            self._container = marker
            yield "open", marker

    def _close(self, marker):
        if self._place is not None:
            self._place = None
        elif self._ignored:
            self._ignored -= 1
        elif self._container is not None:
            yield "close", self._container
            self._container = None
        else:
            self.problems.append(
                Problem(marker.line, "This /// closes nothing. Remove it, or name the block.")
            )

    def _end_container(self, what):
        self._ignored = 0
        if self._container is not None:
            self.problems.append(unclosed(self._container, what))
            yield "close", self._container
            self._container = None
