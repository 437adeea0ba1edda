"""What the desk is made of: panels, and rows that each have one next step."""

from dataclasses import dataclass, field
from enum import StrEnum

# How many rows of a list the desk shows, and how many when somebody asks for all of one list.
ROWS = 8
ALL_ROWS = 200


class Sign(StrEnum):
    """What a row may not be overlooked for. The word stands on the row: color only adds to it."""

    URGENT = "urgent"
    LATE = "late"
    SOON = "soon"


@dataclass(frozen=True)
class Row:
    """One thing that waits: what it is, where the work on it is done, and what that work is."""

    title: str
    url: str
    detail: str
    step: str
    sign: Sign | None = None


@dataclass(frozen=True)
class Panel:
    """One list on the desk. `total` counts all of it, `rows` are the first ones.

    `key` names it in the address that shows all of its rows; without one there is no such address,
    and `more_url` may lead to another list.
    """

    title: str
    total: int
    rows: list = field(default_factory=list)
    empty: str = "Nothing waits here."
    more_url: str = ""
    key: str = ""
