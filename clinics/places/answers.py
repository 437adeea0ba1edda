"""What comes of what a reader typed: a spot on the map, a state, a choice, or a kind sentence."""

from dataclasses import dataclass

from clinics.states import State


@dataclass(frozen=True)
class Option:
    """Something to choose instead: a place to search near, or a state with its own page."""

    label: str
    place: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Spot:
    """A place from which distances are measured.

    `typed` finds it again; `note` says what is particular about it; `others` are places of the
    same name.
    """

    label: str
    typed: str
    state: State
    latitude: float
    longitude: float
    zip_code: str = ""
    note: str = ""
    others: tuple[Option, ...] = ()


@dataclass(frozen=True)
class InState:
    """A whole state: its page is the answer."""

    state: State


@dataclass(frozen=True)
class Choice:
    """Several places have that name."""

    sentence: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Nowhere:
    """No place, why, and what may have been meant."""

    sentence: str
    options: tuple[Option, ...] = ()
