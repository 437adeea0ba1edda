"""What readers see of the directory."""

import pytest
from django.test import override_settings
from django.urls import reverse

from clinics import states
from clinics.guides.license_search import license_searches
from clinics.models import Clinic
from microsite.people.models import Clinician
from tests.make import editor, license_check

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db

COLORADO = "/clinics/colorado/"
NOINDEX = '<meta name="robots" content="noindex">'
NOT_OPENED = "We have not opened this link ourselves yet"


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


# --- states -----------------------------------------------------------------------------


def test_the_index_names_every_state_and_counts_what_is_shown(client):
    clinic()
    clinic()
    clinic(last_confirmed=days_ago(400))
    page = html(client, reverse("clinics:states"))
    for state in states.ALL:
        assert f'href="{state.get_absolute_url()}"' in page
    assert "2 clinics in 1 state." in page
    assert "<strong>2</strong> clinics" in page


def test_an_empty_directory_says_so(client):
    assert "We list no clinic yet" in html(client, reverse("clinics:states"))


@pytest.mark.parametrize("state", states.ALL, ids=lambda state: state.code)
def test_a_state_without_listings_says_so_and_leads_to_its_license_search(client, state):
    page = html(client, state.get_absolute_url())
    assert f"We list no clinic in {state.in_sentence} yet" in page
    assert NOINDEX in page
    assert f'href="{license_searches([state.code])[state.code].url}"' in page.replace("&amp;", "&")
    assert NOT_OPENED in page


def test_where_we_have_no_address_the_page_admits_it(client):
    page = html(client, states.by_code("GU").get_absolute_url())
    assert "We have no checked address for a medical board in Guam" in page
    page = html(client, states.by_code("CO").get_absolute_url())
    assert "We have no checked address for the Colorado Medical Board" in page


def test_clinics_stand_in_order_of_name_and_the_page_says_so(client):
    for name in ("Zeta Skin", "Alpha Skin", "Mid Skin"):
        clinic(name=name)
    page = html(client, COLORADO)
    assert page.index("Alpha Skin") < page.index("Mid Skin") < page.index("Zeta Skin")
    assert "3 clinics, in order of name" in page
    assert "Nobody can pay for a place." in page
    assert NOINDEX not in page
    assert NOT_OPENED in page


def test_a_state_page_shows_no_hidden_clinic_and_none_of_another_state(client):
    clinic(name="Shown Here")
    clinic(name="Too Old", last_confirmed=days_ago(400))
    clinic(name="Elsewhere", state_code="UT")
    page = html(client, COLORADO)
    assert "Shown Here" in page
    assert "Too Old" not in page
    assert "Elsewhere" not in page


def test_long_lists_have_pages(client):
    for number in range(21):
        clinic(name=f"Clinic {number:02}")
    first, second = html(client, COLORADO), html(client, COLORADO + "?page=2")
    assert "Page 1 of 2" in first
    assert "Clinic 20" not in first
    assert "Clinic 20" in second
    assert client.get(COLORADO + "?page=3").status_code == 404


@override_settings(DEMO=False)
def test_on_a_live_site_a_state_with_samples_only_is_empty(client):
    clinic(is_sample=True, name="Sample Clinic")
    page = html(client, COLORADO)
    assert NOINDEX in page
    assert "Sample Clinic" not in page


def test_an_unknown_state_is_not_found(client):
    assert client.get("/clinics/atlantis/").status_code == 404
    assert client.get("/clinics/atlantis/some-clinic/").status_code == 404


# --- one clinic ---------------------------------------------------------------------------


def test_a_clinic_page_shows_each_fact_with_source_and_date_or_not_checked(client):
    made = clinic(name="Main Street Skin", price_low=250, price_high=400, phone="303-555-0123")
    made.record_source(["phone"], "the clinic told us by phone", on=days_ago(3))
    made.save()
    page = html(client, made.get_absolute_url())
    assert '<a href="tel:+13035550123">303-555-0123</a>' in page
    told = "The clinic told us by phone on"
    assert f'{told} <time datetime="{days_ago(3).isoformat()}">' in page
    assert page.count("Not checked") == 7
    assert "$250 to $400" in page
    assert "Last confirmed" in page
    assert "Not confirmed lately" not in page


def test_what_nobody_asked_is_said_to_be_unknown(client):
    page = html(client, clinic(phone="").get_absolute_url())
    assert "We know of none." in page
    assert "Not known. Ask when you call." in page


def test_a_stale_clinic_is_marked(client):
    page = html(client, clinic(last_confirmed=days_ago(200)).get_absolute_url())
    assert "Not confirmed lately" in page


def test_a_clinic_shows_its_clinicians_with_their_license_check(client):
    person = listed_clinician(name="Ada Lee")
    page = html(client, clinic(clinicians=[person]).get_absolute_url())
    assert f'href="{person.get_absolute_url()}"' in page
    assert f"L-{person.pk}" in page


def test_a_sample_is_marked_on_its_page(client):
    assert "Sample clinic" in html(client, clinic(is_sample=True).get_absolute_url())


def test_hidden_clinics_are_not_found(client):
    old = clinic(last_confirmed=days_ago(400))
    removed = clinic()
    removed.remove(editor(), "closed")
    for hidden in (old, removed):
        assert client.get(hidden.get_absolute_url()).status_code == 404
    sample = clinic(is_sample=True)
    with override_settings(DEMO=False):
        assert client.get(sample.get_absolute_url()).status_code == 404


def test_a_clinic_is_not_found_in_another_state(client):
    made = clinic(slug="main", state_code="CO")
    assert client.get("/clinics/utah/main/").status_code == 404
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_moved_clinic_answers_301_from_its_old_address(client):
    made = clinic(slug="old")
    before = made.get_absolute_url()
    made.move("new")
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, made.get_absolute_url())
    made.remove(editor(), "closed")
    assert client.get(before).status_code == 404


# --- one clinician ------------------------------------------------------------------------


def test_a_clinician_page_shows_license_disclosures_and_clinics(client):
    person = listed_clinician(disclosures="Paid talks for a maker.", specialty="dermatology")
    shown = clinic(name="Where They Work", clinicians=[person])
    clinic(name="Closed Long Ago", clinicians=[person], last_confirmed=days_ago(400))
    page = html(client, person.get_absolute_url())
    assert "Colorado Medical Board" in page
    assert f"L-{person.pk}" in page
    assert "Active" in page
    assert "No longer current" not in page
    assert "Paid talks for a maker." in page
    assert shown.get_absolute_url() in page
    assert "Closed Long Ago" not in page


def test_only_the_newest_check_of_a_license_is_shown_and_a_lapse_is_said(client):
    person = listed_clinician()
    license_check(person, checked_on=days_ago(1), status="expired")
    page = html(client, person.get_absolute_url())
    assert page.count("Status as shown") == 1
    assert "Expired" in page
    assert "No longer current" in page


def test_without_a_check_the_page_says_so(client):
    page = html(client, listed_clinician(license=False).get_absolute_url())
    assert "We have not checked a license of this person" in page


def test_an_unlisted_or_hidden_clinician_has_no_page(client):
    unlisted = listed_clinician(listed=False)
    assert client.get(unlisted.get_absolute_url()).status_code == 404
    sample = listed_clinician(is_sample=True)
    assert client.get(sample.get_absolute_url()).status_code == 200
    with override_settings(DEMO=False):
        assert client.get(sample.get_absolute_url()).status_code == 404


# --- cost ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [5, 500])
def test_pages_cost_few_queries_however_many_rows_there_are(
    client, rows, django_assert_max_num_queries
):
    people = [listed_clinician() for _ in range(5)]
    made = clinic(clinicians=people)
    fields = {"state_code": "CO", "city": "Denver", "address": "1 A", "postal_code": "80202"}
    Clinic.objects.bulk_create(
        Clinic(name=f"N{row}", slug=f"n{row}", last_confirmed=days_ago(1), **fields)
        for row in range(rows)
    )
    links = Clinic.clinicians.through
    links.objects.bulk_create(
        links(clinic_id=pk, clinician_id=people[0].pk)
        for pk in Clinic.objects.exclude(pk=made.pk).values_list("pk", flat=True)
    )
    for address, most in (
        (reverse("clinics:states"), 6),
        (COLORADO, 6),
        (made.get_absolute_url(), 8),
        (Clinician.objects.get(pk=people[0].pk).get_absolute_url(), 8),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
