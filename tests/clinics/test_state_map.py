"""The map of the states: all 56 once, small, and saying what the list says."""

import json

import pytest
from django.urls import reverse

from clinics import states
from clinics.state_map import build, topology
from clinics.state_map.drawing import BOXES, SHAPES, drawing
from clinics.state_map.simplify import signed_area, simplify
from tests.site.crawl import Page

from .make import clinic

pytestmark = pytest.mark.django_db

AT_MOST = 40_000


@pytest.fixture
def page(client):
    clinic()
    clinic()
    clinic(state_code="DC")
    return Page.get(client, reverse("clinics:states"))


def links(page):
    return [each for each in page.all("a") if "svg" in each.inside]


def test_each_of_the_56_is_there_once_with_its_name_and_address(page):
    names = {state.code: f"{state.name}, no clinic yet" for state in states.ALL}
    names |= {"CO": "Colorado, 2 clinics", "DC": "District of Columbia, 1 clinic"}
    found = [(each.get("aria-label"), each.get("href")) for each in links(page)]
    assert found == [(names[state.code], state.get_absolute_url()) for state in states.ALL]


def test_the_list_says_the_same(page):
    for each in links(page):
        state = next(one for one in states.ALL if one.get_absolute_url() == each.get("href"))
        assert page.html.count(f'href="{each.get("href")}"') == 2
        number = drawing({"CO": 2, "DC": 1}).shapes[states.ALL.index(state)].count
        assert ("no clinic yet" in each.get("aria-label")) is (number == 0)


def test_a_state_with_clinics_is_marked_by_its_number_too(page):
    shown = {each.get("href"): each for each in links(page)}
    listed = shown[states.by_code("CO").get_absolute_url()]
    assert "state-map__state--listed" in listed.get("class")
    assert listed.text == "CO2"
    empty = shown[states.by_code("UT").get_absolute_url()]
    assert "state-map__state--listed" not in empty.get("class")
    assert empty.text == "UT"


def test_a_very_large_number_stays_inside_its_state():
    shape = next(one for one in drawing({"CO": 12_345}).shapes if one.count)
    assert (shape.number, shape.name) == ("999+", "Colorado, 12345 clinics")


def test_the_map_is_small(page):
    drawn = page.html[page.html.index('<svg class="state-map__drawing') :]
    drawn = drawn[: drawn.index("</svg>")]
    assert len(drawn.encode()) <= AT_MOST
    assert SHAPES.stat().st_size <= AT_MOST


def test_the_map_names_its_source_and_can_be_skipped(page):
    assert "U.S. Census Bureau" in page.words and "us-atlas" in page.words
    skip = next(each for each in page.all("a") if each.text == "Skip the map")
    assert page.ids[skip.get("href")[1:]] == 1


def test_every_state_has_a_shape_and_every_territory_a_box():
    shapes = json.loads(SHAPES.read_text())["shapes"]
    assert set(shapes) == {state.code for state in states.ALL} - states.TERRITORIES
    assert set(BOXES) >= states.TERRITORIES
    for code, shape in shapes.items():
        assert shape["path"].startswith("M") and shape["path"].endswith("z"), code
        assert all(0 <= number <= 975 for number in shape["label"]), code


# --- how it was made ------------------------------------------------------------------------------

# Two squares side by side: the border between them is one arc.
SQUARES = {
    "transform": {"scale": [1, 1], "translate": [10, 20]},
    "arcs": [
        [[100, 0], [1, 50], [-1, 50]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
    ],
    "objects": {
        "states": {
            "geometries": [
                {
                    "type": "Polygon",
                    "id": "08",
                    "properties": {"name": "Colorado"},
                    "arcs": [[0, 1]],
                },
                {
                    "type": "MultiPolygon",
                    "id": "20",
                    "properties": {"name": "Kansas"},
                    "arcs": [[[2, -1]]],
                },
            ]
        }
    },
}


def test_topojson_is_read_with_shared_borders_in_both_directions():
    atlas = topology.read(SQUARES, "states")
    (left,), (right,) = atlas.rings_of("08"), atlas.rings_of("20")
    assert left[:3] == [(110, 20), (111, 70), (110, 120)]
    assert set(left) & set(right) == {(110, 20), (111, 70), (110, 120)}


def test_neighbors_keep_a_common_border_when_it_is_made_coarser():
    shapes = build.build(SQUARES)["shapes"]
    assert shapes["CO"]["path"] == "M110 20l1 50-1 50-100 0 0-100z"
    assert shapes["KS"]["path"] == "M110 20l100 0 0 100-100 0 1-50z"
    (x, y) = shapes["KS"]["label"]
    assert 150 < x < 170 and 20 < y < 120


def test_the_points_that_change_least_go_first_and_the_ends_stay():
    line = [(0, 0), (10, 1), (20, 0), (30, 30), (40, 0)]
    assert simplify(line, 50) == [(0, 0), (20, 0), (30, 30), (40, 0)]
    assert simplify(line, 10_000) == [(0, 0), (40, 0)]
    assert len(simplify(line, 10_000, keep=3)) == 3
    assert signed_area([(0, 0), (2, 0), (2, 2), (0, 2)]) == 4
