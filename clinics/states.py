"""The 50 states, the District of Columbia and five territories: data, not rows.

Their boards are rows (guides/board.py): editors open, correct and add them.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.text import slugify

from microsite.people.us_states import STATE_NAMES


class Kind(StrEnum):
    """What the place is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"


WITH_ARTICLE = {"DC", "MP", "VI"}


@dataclass(frozen=True)
class State:
    """One place that issues licenses."""

    code: str
    name: str
    slug: str
    kind: Kind

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("clinics:state", args=[self.slug])

    @property
    def in_sentence(self):
        """The name with its article, as in "a clinic in the District of Columbia"."""
        return f"the {self.name}" if self.code in WITH_ARTICLE else self.name

    @property
    def guide_url(self):
        """The page that explains how to check a license there."""
        return reverse("clinics:guide", args=[self.slug])


TERRITORIES = {"AS", "GU", "MP", "PR", "VI"}


def _kind(code):
    if code == "DC":
        return Kind.DISTRICT
    return Kind.TERRITORY if code in TERRITORIES else Kind.STATE


def _state(code, name):
    return State(code=code, name=name, slug=slugify(name), kind=_kind(code))


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
