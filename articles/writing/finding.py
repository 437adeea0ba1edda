"""One piece of advice, with the place to look at."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """What could be better, in a sentence that says how. `line` is 0 where no line has it."""

    field: str
    line: int
    message: str


def line_of(text, words):
    """The 1-based line in which these words first stand, or 0."""
    for number, line in enumerate(text.splitlines(), start=1):
        if words.lower() in line.lower():
            return number
    return 0
