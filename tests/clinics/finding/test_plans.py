"""An index serves every way to find a clinic: the cost must not grow with the directory."""

import pytest
from django.db import connection

from clinics.finding.facets import Chosen
from clinics.finding.found import find
from clinics.finding.narrowing import filters
from clinics.finding.scopes import MILES, Circle, WholeState
from clinics.models import Clinic
from clinics.places.resolve import resolve
from clinics.states import by_code
from tests.clinics.make import clinic

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("places"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics"),
]
FILTERS = {
    "clinician": "physician",
    "license": "checked",
    "device": "pen",
    "clearance": "cleared",
    "language": "spanish",
    "step-free": "yes",
    "price": "published",
}


def plan(clinics):
    """How SQLite goes about it, without the parts of the answer that every row has."""
    return clinics.values_list("pk").explain()


@pytest.mark.parametrize("miles", MILES)
def test_a_circle_is_read_from_its_cells_and_from_the_index_alone(miles):
    circle = Circle(resolve("80202"), miles)
    how = circle.matching(Chosen()).values_list("pk", "close").explain()
    assert "COVERING INDEX clinic_in_cell (cell=?" in how, how
    assert "SCAN clinics_clinic" not in how, how


@pytest.mark.parametrize(("name", "value"), FILTERS.items())
def test_a_filter_reads_the_traits_of_its_cells(name, value):
    how = plan(Circle(resolve("80202"), 50).matching(Chosen.of({name: value})))
    assert "INDEX trait_in_cell (facet=? AND value=? AND cell=?" in how, how
    assert "SCAN" not in how.replace("LIST SUBQUERY", ""), how


@pytest.mark.parametrize(("name", "value"), FILTERS.items())
def test_a_filter_of_a_state_reads_the_traits_of_the_state(name, value):
    how = plan(WholeState(by_code("CO")).matching(Chosen.of({name: value})))
    assert "INDEX trait_in_state (facet=? AND value=? AND state_code=?" in how, how
    assert "SCAN" not in how, how


def test_a_state_is_read_in_order_of_name():
    how = plan(WholeState(by_code("CO")).matching(Chosen()))
    assert "INDEX clinic_in_state_by_name (state_code=?)" in how, how
    assert "TEMP B-TREE FOR ORDER BY" not in how, how


def test_clinics_are_counted_by_state_from_an_index_alone():
    for clinics in (Clinic.objects.published(), Clinic.objects.published().in_state("CO")):
        how = clinics.order_by().values("state_code").explain()
        assert "COVERING INDEX clinic_count_by_state" in how, how


def test_what_narrows_a_list_down_is_read_clinic_by_clinic(django_assert_num_queries):
    clinic(languages="Spanish")
    state = WholeState(by_code("CO"))
    found = find(state.matching(Chosen()), 1)
    with django_assert_num_queries(1) as captured:
        filters(state, Chosen(), found)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {captured.captured_queries[0]['sql']}")
        how = " ".join(row[3] for row in cursor.fetchall())
    assert "USING INDEX" in how and "clinic_id=?" in how, how
