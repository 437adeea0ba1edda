"""Distances are those of a globe, and no cell within reach is left out: not even at its ends."""

import math
import random

import pytest

from clinics.places import grid

# Great-circle distances in miles, worked out from these coordinates on a globe of 3,958.8 miles.
DENVER, BOULDER = (39.7392, -104.9903), (40.0150, -105.2705)
NEW_YORK, LOS_ANGELES = (40.7128, -74.0060), (34.0522, -118.2437)
ADAK, SHEMYA = (51.8800, -176.6581), (52.7164, 174.1000)
GUAM, PAGO_PAGO = (13.4443, 144.7937), (-14.2731, -170.7031)
NORTH_POLE = (90.0, 0.0)


@pytest.mark.parametrize(
    ("here", "there", "miles"),
    [
        (DENVER, DENVER, 0),
        (DENVER, BOULDER, 24.2),
        (NEW_YORK, LOS_ANGELES, 2445.6),
        # Across the dateline, where the shorter way counts.
        ((52.0, 179.9), (52.0, -179.9), 8.5),
        (GUAM, PAGO_PAGO, 3591.5),
        # A degree of latitude is as long everywhere, one of longitude is not.
        ((0.0, 0.0), (1.0, 0.0), 69.09),
        ((60.0, 0.0), (60.0, 1.0), 34.55),
        (NORTH_POLE, (0.0, 77.0), 3958.8 * math.pi / 2),
        ((0.0, 0.0), (0.0, 180.0), 3958.8 * math.pi),
    ],
)
def test_a_distance_is_that_of_the_globe_both_ways(here, there, miles):
    assert grid.miles_between(here, there) == pytest.approx(miles, rel=0.005, abs=0.001)
    assert grid.miles_between(there, here) == grid.miles_between(here, there)


@pytest.mark.parametrize("miles", [0, 0.5, 10, 25, 50, 100, 3000])
def test_closeness_and_miles_are_two_sides_of_one_thing(miles):
    assert grid.miles(grid.closeness(miles)) == pytest.approx(miles, abs=0.01)


def test_the_nearer_of_two_is_the_closer():
    closeness = [grid.closeness(miles) for miles in (0, 1, 10, 100, 1000, 10_000)]
    assert closeness == sorted(closeness, reverse=True)


@pytest.mark.parametrize("point", [DENVER, ADAK, GUAM, PAGO_PAGO, (-89.9, 5.0), (0.0, 180.0)])
def test_a_vector_leads_back_to_its_point(point):
    latitude, longitude = grid.coordinates(*grid.vector(*point))
    assert (latitude, longitude) == (pytest.approx(point[0]), pytest.approx(point[1]))


CENTERS = {
    "Denver": DENVER,
    "Guam": GUAM,
    "American Samoa": PAGO_PAGO,
    "Adak": ADAK,
    "Shemya, beyond the dateline": SHEMYA,
    "on the dateline": (52.0, 180.0),
    "on the dateline from the west": (52.0, -180.0),
    "on the equator": (0.0, 0.0),
    "northern Alaska": (71.3, -156.8),
    "near the north pole": (89.5, 20.0),
    "the north pole": NORTH_POLE,
    "the south pole": (-90.0, 0.0),
}


@pytest.mark.parametrize("radius", [10, 25, 50, 100])
@pytest.mark.parametrize("center", CENTERS.values(), ids=CENTERS)
def test_whatever_lies_within_reach_lies_in_one_of_the_cells(center, radius):
    cells = set(grid.cells_within(*center, radius))
    chance = random.Random(f"{center} {radius}")
    for _ in range(300):
        point = moved(center, chance.uniform(0, 360), radius * math.sqrt(chance.random()))
        assert grid.miles_between(center, point) <= radius * 1.001
        assert grid.cell_of(*point) in cells, point


@pytest.mark.parametrize("center", CENTERS.values(), ids=CENTERS)
def test_the_cells_are_few_and_each_is_named_once(center):
    for radius, most in ((10, 16), (25, 30), (50, 90), (100, 300)):
        cells = grid.cells_within(*center, radius)
        assert len(cells) == len(set(cells)) <= most


def test_far_away_points_lie_in_other_cells():
    cells = set(grid.cells_within(*DENVER, 100))
    for far in (NEW_YORK, LOS_ANGELES, GUAM, (39.7392, 104.9903), (-39.7392, -104.9903)):
        assert grid.cell_of(*far) not in cells


def moved(center, bearing, miles):
    """The point that lies so many miles from the center in that direction."""
    north, east, course = map(math.radians, (*center, bearing))
    angle = miles / grid.EARTH_RADIUS
    sine = math.sin(north) * math.cos(angle)
    sine += math.cos(north) * math.sin(angle) * math.cos(course)
    latitude = math.asin(max(-1, min(1, sine)))
    longitude = east + math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(north),
        math.cos(angle) - math.sin(north) * math.sin(latitude),
    )
    return math.degrees(latitude), (math.degrees(longitude) + 540) % 360 - 180
