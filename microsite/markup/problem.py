"""A fault in an author's text, with the line to mend."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong and how to mend it, in a sentence that the author reads.

    `line` is the 1-based line of the text as it was given. Level "error" keeps a text from being
    submitted, "advice" does not.
    """

    line: int
    message: str
    level: str = "error"
