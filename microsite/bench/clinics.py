"""Finding a clinic: every distance, and every single filter near a place and in a state."""

from clinics import states
from clinics.finding.facets import Chosen
from clinics.finding.scopes import MILES, Circle, WholeState
from clinics.places.resolve import resolve

from .measuring import page_costs

SMALL, LARGE = 2_000, 200_000
# The densest place, a place of middling size, and a large state.
PLACES = ("10001", "Denver, CO")
STATE = "TX"
# One value that many have and, where there are values, one that few have.
FILTERS = {
    "clinician": ("physician", "esthetician"),
    "license": ("checked",),
    "device": ("generated-device-1",),
    "clearance": ("cleared",),
    "language": ("spanish", "navajo"),
    "step-free": ("yes",),
    "price": ("published",),
}


def seed(size):
    """The words of the commands that fill a database."""
    yield ("load_places",)
    yield "seed_scale", "--clinics", str(size), "--without-search"


def measured():
    """{name: milliseconds} of whole pages."""
    addresses = {}
    state = WholeState(states.by_code(STATE))
    addresses[STATE] = state.address()
    chosen = [Chosen.of({name: value}) for name, values in FILTERS.items() for value in values]
    for one in chosen:
        addresses[f"{STATE}, {one.values[0][1]}"] = state.address(one)
    for place in PLACES:
        for miles in MILES:
            addresses[f"{place}, {miles} miles"] = Circle(resolve(place), miles).address()
        for one in chosen:
            circle = Circle(resolve(place), MILES[-1])
            addresses[f"{place}, {circle.miles} miles, {one.values[0][1]}"] = circle.address(one)
    return page_costs(addresses)
