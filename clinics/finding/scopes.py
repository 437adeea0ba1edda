"""Where a list looks for clinics: in a whole state, or around a spot. Each has its addresses."""

from dataclasses import dataclass

from django.urls import reverse

from clinics.models import Clinic
from clinics.places import grid
from clinics.places.answers import Spot
from clinics.states import State

from .facets import Chosen

MILES = (10, 25, 50, 100)
USUAL_MILES = 25
# No filter.
ALL = Chosen()


@dataclass(frozen=True)
class WholeState:
    """All clinics in a state, in order of name."""

    state: State

    def matching(self, chosen):
        """The published clinics here that have what was chosen."""
        code = self.state.code
        found = Clinic.objects.published().in_state(code).having(chosen, state_code=code)
        return found.by_name()

    def address(self, chosen=ALL, page=1):
        """The one address of this list."""
        return chosen.address(self.state.get_absolute_url(), page)


@dataclass(frozen=True)
class Circle:
    """The clinics within so many miles of a spot, the nearest first."""

    spot: Spot
    miles: int

    @property
    def state(self):
        return self.spot.state

    def matching(self, chosen):
        """The published clinics here that have what was chosen."""
        north, east = self.spot.latitude, self.spot.longitude
        cells = grid.cells_within(north, east, self.miles)
        found = Clinic.objects.published().having(chosen, cell__in=cells)
        return found.near(north, east, self.miles)

    def address(self, chosen=ALL, page=1):
        """The one address of this list."""
        place = {"place": self.spot.typed, "miles": self.miles}
        return chosen.address(reverse("clinics:near"), page, **place)

    @property
    def wider(self):
        """The Circle of the next distance, or None for the widest."""
        wider = [miles for miles in MILES if miles > self.miles]
        return Circle(self.spot, wider[0]) if wider else None

    def distance_words(self, clinic):
        """How far away a clinic is that was found here, as surely as we know it."""
        if self.spot.zip_code and clinic.zip5 == self.spot.zip_code:
            return "in the same ZIP code area"
        miles = round(grid.miles(clinic.close))
        return "less than 1 mile" if miles < 1 else f"about {miles} mile{'' if miles == 1 else 's'}"
