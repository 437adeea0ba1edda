"""The table of neighboring states: known, whole, the same from both sides."""

import pytest

from clinics import states
from clinics.neighbors import NEIGHBORS, neighbors_of


def codes(code):
    return {state.code for state in neighbors_of(states.by_code(code))}


def test_neighbors_are_neighbors_of_each_other_and_never_of_themselves():
    for code in NEIGHBORS:
        for neighbor in codes(code):
            assert code in codes(neighbor), (code, neighbor)
            assert neighbor != code


def test_there_are_as_many_borders_as_on_the_map():
    # 48 states and the district: 107 borders on land, without the corner of four states.
    assert sum(len(codes(code)) for code in NEIGHBORS) == 2 * 107
    assert set(NEIGHBORS) == {
        state.code for state in states.ALL if state.kind != states.Kind.TERRITORY
    } - {"AK", "HI"}


@pytest.mark.parametrize("code", ["AK", "HI", *sorted(states.TERRITORIES)])
def test_islands_and_alaska_have_no_neighbor(code):
    assert codes(code) == set()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ME", {"NH"}),
        ("DC", {"MD", "VA"}),
        ("FL", {"AL", "GA"}),
        ("CO", {"KS", "NE", "NM", "OK", "UT", "WY"}),
        ("TN", {"AL", "AR", "GA", "KY", "MO", "MS", "NC", "VA"}),
        ("MI", {"IN", "OH", "WI"}),
        ("RI", {"CT", "MA"}),
    ],
)
def test_known_neighbors(code, expected):
    assert codes(code) == expected
