"""The 50 states, the District of Columbia and five territories: data, not rows.

`license_search_url` is the best address that we have for looking up a license there;
`license_search` says what kind of address it is, so that a page can say so too.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.text import slugify

from microsite.people.us_states import STATE_NAMES

from . import boards


class Kind(StrEnum):
    """What the place is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"


class LicenseSearch(StrEnum):
    """Where `license_search_url` leads."""

    LOOK_UP = "look-up"  # the page on which a license can be looked up
    BOARD = "board"  # the board's home page, from which the look-up has to be found
    DIRECTORY = "directory"  # a directory of boards: we have no address of this one's own


WITH_ARTICLE = {"DC", "MP", "VI"}


@dataclass(frozen=True)
class State:
    """One place that issues licenses, with the board for doctors as far as we know it.

    `board` and `board_url` are empty where we have none.
    """

    code: str
    name: str
    slug: str
    kind: Kind
    board: str
    board_url: str
    license_search: LicenseSearch
    license_search_url: str
    search_may_have_moved: bool

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("clinics:state", args=[self.slug])

    @property
    def in_sentence(self):
        """The name with its article, as in "a clinic in the District of Columbia"."""
        return f"the {self.name}" if self.code in WITH_ARTICLE else self.name

    @property
    def leads_to_look_up(self):
        return self.license_search == LicenseSearch.LOOK_UP

    @property
    def leads_to_board(self):
        return self.license_search == LicenseSearch.BOARD


TERRITORIES = {"AS", "GU", "MP", "PR", "VI"}


def _kind(code):
    if code == "DC":
        return Kind.DISTRICT
    return Kind.TERRITORY if code in TERRITORIES else Kind.STATE


def _license_search(code):
    if code in boards.LICENSE_SEARCHES:
        return LicenseSearch.LOOK_UP, boards.LICENSE_SEARCHES[code]
    if code in boards.BOARD_HOMES:
        return LicenseSearch.BOARD, boards.BOARD_HOMES[code]
    return LicenseSearch.DIRECTORY, boards.BOARD_DIRECTORY


def _state(code, name):
    kind_of_search, address = _license_search(code)
    return State(
        code=code,
        name=name,
        slug=slugify(name),
        kind=_kind(code),
        board=boards.BOARDS.get(code, ""),
        board_url=boards.BOARD_HOMES.get(code, ""),
        license_search=kind_of_search,
        license_search_url=address,
        search_may_have_moved=code in boards.SEARCH_MAY_HAVE_MOVED,
    )


ALL = tuple(sorted((_state(*item) for item in STATE_NAMES.items()), key=lambda state: state.name))
CHOICES = [(state.code, state.name) for state in ALL]
_BY_CODE = {state.code: state for state in ALL}
_BY_SLUG = {state.slug: state for state in ALL}


def by_code(code):
    """The state with that two-letter code, or None."""
    return _BY_CODE.get(code)


def by_slug(slug):
    """The state with that last part of an address, or None."""
    return _BY_SLUG.get(slug)


def of_kind(kind):
    """All states of one Kind, by name."""
    return [state for state in ALL if state.kind == kind]


def grouped_with_counts(counts):
    """[(heading, [(State, number of clinics)])]: states, the district, territories.

    `counts` maps codes to numbers; a state that is missing has none.
    """
    headings = {
        Kind.STATE: "States",
        Kind.DISTRICT: "Federal district",
        Kind.TERRITORY: "Territories",
    }
    return [
        (heading, [(state, counts.get(state.code, 0)) for state in of_kind(kind)])
        for kind, heading in headings.items()
    ]
