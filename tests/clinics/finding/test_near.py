"""Clinics near a place: who is in and who is out, in which order, and what is kept of it."""

import logging

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from clinics.models import Clinic
from clinics.places import grid
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

NEAR = "/clinics/near/"
NOINDEX = '<meta name="robots" content="noindex">'
# Boulder is 24 miles from the middle of Denver, Colorado Springs 62, Cheyenne 98.
DENVER, BOULDER, SPRINGS, CHEYENNE = "80202", "80302", "80903", "82001"


def near(client, place=DENVER, miles=25, **query):
    return client.get(NEAR, {"place": place, "miles": miles, **query})


def names(response):
    return [each.name for each in response.context["found"].clinics]


def words(response):
    return " ".join(response.content.decode().split())


def around_denver():
    for name, code, state in (
        ("Boulder Skin", BOULDER, "CO"),
        ("Cheyenne Skin", CHEYENNE, "WY"),
        ("Springs Skin", SPRINGS, "CO"),
        ("Denver Skin", DENVER, "CO"),
    ):
        clinic(name=name, postal_code=code, state_code=state)


# --- who is in, and in which order --------------------------------------------------------------


@pytest.mark.parametrize(
    ("miles", "expected"),
    [
        (10, ["Denver Skin"]),
        (25, ["Denver Skin", "Boulder Skin"]),
        (50, ["Denver Skin", "Boulder Skin"]),
        (100, ["Denver Skin", "Boulder Skin", "Springs Skin", "Cheyenne Skin"]),
    ],
)
def test_the_nearest_stand_first_and_a_state_line_does_not_stop_the_list(client, miles, expected):
    around_denver()
    response = near(client, miles=miles)
    assert names(response) == expected
    assert "Nobody can pay for a place" in words(response)
    assert "The nearest stand first" in words(response)


def test_equally_near_ones_stand_in_order_of_name(client):
    for name in ("Zeta Skin", "Alpha Skin", "Mid Skin"):
        clinic(name=name)
    assert names(near(client)) == ["Alpha Skin", "Mid Skin", "Zeta Skin"]


def test_a_distance_is_said_in_words(client):
    around_denver()
    page = words(near(client, miles=100))
    assert "In the same ZIP code area" in page
    assert "About 24 miles" in page
    page = words(near(client, place="Denver, CO", miles=10))
    assert "In the same ZIP code area" not in page


def test_less_than_a_mile_is_not_counted(client):
    Clinic.objects.filter(pk=clinic(postal_code="80203").pk).update(**located(39.755, -104.995))
    assert "Less than 1 mile" in words(near(client))


@pytest.mark.parametrize("demo", [True, False])
def test_only_published_clinics_are_found(client, demo):
    clinic(name="Shown")
    clinic(name="Stale", last_confirmed=days_ago(200))
    clinic(name="Expired", last_confirmed=days_ago(366))
    clinic(name="Never confirmed", last_confirmed=None)
    clinic(name="Sample", is_sample=True)
    clinic(name="Removed").remove(editor(), "closed")
    with override_settings(DEMO=demo):
        response = near(client)
        assert names(response) == (["Sample"] if demo else []) + ["Shown", "Stale"]
        assert "Not confirmed lately" in words(response)


def test_a_listing_leaves_by_itself_a_year_after_somebody_confirmed_it(client):
    with time_machine.travel("2030-01-01 12:00 +0000", tick=False):
        clinic(name="Here")
        assert names(near(client)) == ["Here"]
    with time_machine.travel("2031-01-02 12:00 +0000", tick=False):
        assert names(near(client)) == []


def test_a_clinic_whose_zip_code_lies_nowhere_we_know_is_in_its_state_only(client):
    made = clinic(name="Off the map", postal_code="99998")
    assert not made.is_located
    assert names(near(client, miles=100)) == []
    assert "Off the map" in words(client.get("/clinics/colorado/"))
    made.postal_code = "80202-1234"
    made.save()
    assert names(near(client)) == ["Off the map"]
    made.refresh_from_db()
    assert made.coordinates == (pytest.approx(39.7491), pytest.approx(-104.9946))


@pytest.mark.parametrize(
    ("code", "state", "there"),
    [("96910", "GU", "96913"), ("96799", "AS", "96799"), ("00901", "PR", "00907")],
)
def test_territories_are_searched_like_states(client, code, state, there):
    clinic(name="Island Skin", postal_code=there, state_code=state)
    clinic(name="Elsewhere")
    assert names(near(client, place=code)) == ["Island Skin"]


def test_a_circle_goes_on_beyond_the_dateline(client):
    # The last of the Aleutians lie east of it; 99546 (Adak) lies west of it, 60 miles from 180°.
    adak = clinic(name="Adak Skin", postal_code="99546", state_code="AK")
    beyond = clinic(name="Beyond", state_code="AK")
    Clinic.objects.filter(pk=beyond.pk).update(**located(51.88, 179.98))
    Clinic.objects.filter(pk=adak.pk).update(**located(51.88, -179.98))
    found = Clinic.objects.published().near(51.88, 179.99, 10)
    assert [each.name for each in found] == ["Beyond", "Adak Skin"]


def located(latitude, longitude):
    """The columns of a clinic at that point."""
    x, y, z = grid.vector(latitude, longitude)
    return {"cell": grid.cell_of(latitude, longitude), "x": x, "y": y, "z": z}


# --- what was typed ---------------------------------------------------------------------------


def test_a_state_leads_to_its_page_with_the_filters(client):
    response = near(client, place="Colorado", language="spanish", page="2")
    assert (response.status_code, response["Location"]) == (
        302,
        "/clinics/colorado/?language=spanish",
    )
    assert near(client, place="DC")["Location"] == "/clinics/district-of-columbia/"


def test_a_choice_is_offered_with_the_filters_and_the_distance(client):
    response = near(client, place="Springfield", miles=50, language="spanish")
    page = response.content.decode()
    assert response.status_code == 200
    assert "More than one state has a place named Springfield. Which one?" in page
    wanted = "/clinics/near/?place=Springfield%2C+IL&amp;miles=50&amp;language=spanish"
    assert f'href="{wanted}"' in page


def test_what_is_no_place_is_kept_in_the_field_beside_its_sentence(client):
    response = near(client, place="Denvr")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="Denvr"' in page
    assert "We know no place “Denvr”. Did you mean one of these?" in page
    assert 'href="/clinics/near/?place=Denver%2C+CO&amp;miles=25"' in page
    assert "found" not in response.context


@pytest.mark.parametrize("place", ["", "\x00", "<b>", "9" * 100, "🙂", "99999", "K1A 0B1"])
def test_whatever_is_typed_the_page_answers_and_the_form_is_there(client, place):
    response = near(client, place=place)
    assert response.status_code == 200
    assert 'class="field__error"' in response.content.decode()
    assert b"<b>" not in response.content


def test_without_a_place_there_is_the_form_and_no_error(client):
    page = client.get(NEAR).content.decode()
    assert 'name="place"' in page and "field__error" not in page


@pytest.mark.parametrize("miles", ["30", "", "abc", "-1", "25.0", "9" * 40, "²"])
def test_a_distance_that_there_is_not_is_25_miles_and_the_page_says_so(client, miles):
    clinic()
    response = near(client, miles=miles)
    assert response.context["scope"].miles == 25
    assert "You can choose 10, 25, 50 or 100 miles" in words(response)
    assert "You can choose 10" not in words(client.get(NEAR, {"place": DENVER}))


def test_of_a_parameter_given_twice_the_last_one_counts(client):
    clinic()
    response = client.get(f"{NEAR}?place=Boulder,+CO&place={DENVER}&miles=10&miles=50")
    assert response.context["spot"].typed == DENVER
    assert response.context["scope"].miles == 50


# --- nothing found -----------------------------------------------------------------------------


def test_an_empty_list_offers_the_next_distance_the_state_and_its_neighbors(client):
    page = words(near(client, miles=25))
    assert "We list no clinic within 25 miles of Denver, CO 80202" in page
    assert 'href="/clinics/near/?place=80202&amp;miles=50"' in page
    assert 'href="/clinics/colorado/"' in page
    for neighbor in ("kansas", "nebraska", "new-mexico", "oklahoma", "utah", "wyoming"):
        assert f'href="/clinics/{neighbor}/"' in page
    assert "Check a license in Colorado" in page


def test_the_widest_circle_offers_no_wider_one_and_islands_no_neighbor(client):
    page = words(near(client, place="96910", miles=100))
    assert "Look within" not in page and "States next to" not in page
    assert 'href="/clinics/guam/"' in page


# --- pages -------------------------------------------------------------------------------------


def many(count, **fields):
    Clinic.objects.bulk_create(
        Clinic(
            name=f"Clinic {number:04}",
            slug=f"many-{number}",
            state_code="CO",
            city="Denver",
            address="1 A",
            postal_code=DENVER,
            last_confirmed=timezone.localdate(),
            **{**located(39.7491, -104.9946), **fields},
        )
        for number in range(count)
    )


def test_pages_go_through_all_of_them_once(client):
    many(45)
    address, shown = f"{NEAR}?place=80202&miles=25", []
    while address:
        response = client.get(address)
        shown += names(response)
        address = response.context["older_url"]
    assert shown == [f"Clinic {number:04}" for number in range(45)]
    assert "Page 3 of 3" in words(response)
    assert response.context["newer_url"].endswith("?place=80202&miles=25&page=2")
    assert near(client, page=4).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1.5", "9" * 30, "last", "²", "4"])
def test_a_page_that_there_is_not_is_not_found(client, page):
    clinic()
    assert near(client, page=page).status_code == 404
    assert client.get(f"/clinics/colorado/?page={page}").status_code == 404


def test_nobody_counts_more_than_500(client):
    many(521)
    response = near(client)
    assert "More than 500 clinics" in words(response)
    assert response.context["older_url"].endswith("page=2")
    deep = near(client, page=26)
    assert names(deep) == [f"Clinic {number:04}" for number in range(500, 520)]
    assert names(near(client, page=27)) == ["Clinic 0520"]
    assert near(client, page=28).status_code == 404
    # A state's own list is counted by an index.
    assert "521 clinics, in order of name" in words(client.get("/clinics/colorado/"))


@pytest.mark.parametrize(("rows", "said"), [(3, True), (521, False)])
def test_a_filter_says_how_many_have_it_only_when_all_were_looked_at(client, rows, said):
    many(rows)
    clinic(name="A clinic", languages="Spanish")
    for address in ("/clinics/colorado/", f"{NEAR}?place=80202&miles=25"):
        page = words(client.get(address))
        assert "Spanish" in page
        assert ("Spanish <span" in page) is said, address


# --- cost and privacy ----------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [3, 600])
def test_a_list_costs_at_most_six_queries_however_long_it_is(
    client, rows, django_assert_max_num_queries
):
    many(rows)
    person = listed_clinician(profession="physician")
    clinic(languages="Spanish", clinicians=[person])
    for query in (
        "place=80202",
        "place=Denver&miles=100",
        "place=80202&language=spanish&clinician=physician",
        "place=80202&language=klingon",
        "place=80202&page=30",
        "place=Denvr",
        "place=Springfield",
        "",
    ):
        with django_assert_max_num_queries(6):
            client.get(f"{NEAR}?{query}")
    for query in ("", "?language=spanish", "?language=klingon", "?page=2"):
        with django_assert_max_num_queries(6):
            client.get(f"/clinics/colorado/{query}")


@pytest.mark.parametrize(
    "query", ["", "?place=80202", "?place=Colorado", "?place=Denvr", "?page=x"]
)
def test_a_search_is_kept_nowhere(client, query):
    clinic()
    response = client.get(f"{NEAR}{query}")
    if response.status_code != 404:
        assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies
    if response.status_code == 200:
        page = response.content.decode()
        assert NOINDEX in page
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{NEAR}">' in page


def test_a_search_is_not_logged(client, caplog):
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        for place in ("80202", "Zanthia", "\x00"):
            near(client, place=place)
            near(client, place=place, page="no")
            near(client, place=place, language="%%")
    logged = [each.getMessage() for each in caplog.records if each.name != "django.db.backends"]
    assert not any("80202" in line or "Zanthia" in line for line in logged), logged


def test_a_search_is_written_nowhere(client, django_assert_num_queries):
    clinic()
    with django_assert_num_queries(6) as captured:
        near(client)
    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)


def test_searches_are_in_no_sitemap(client):
    clinic()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/clinics/colorado/" in sitemap
    assert "/clinics/near/" not in sitemap and "language=" not in sitemap


def test_the_coordinates_are_credited(client):
    page = words(client.get("/clinics/about/"))
    assert "GeoNames" in page and "https://creativecommons.org/licenses/by/4.0/" in page
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in page
