"""Listings leave: by time alone, when they are removed, when they are merged, and with their
clinicians. Each is looked at in every place where readers could meet it."""

import pytest
from django.conf import settings

from clinics.models import Clinic
from clinics.searchables import CLINICIANS, CLINICS
from microsite import search
from tests import make
from tests.moments import days_from_now
from tests.site.crawl import Page

from .make import clinic, listed_clinician

pytestmark = pytest.mark.django_db
WORD = "Zanthian"
STATE = "/clinics/colorado/"
EVERYWHERE = {"page", "state", "state list", "home", "sitemap", "search", "clinician"}


@pytest.fixture(params=[False, True], ids=["live", "demonstration"], autouse=True)
def site(request, settings):
    """A live site and a demonstration: a real listing is the same on both."""
    settings.DEMO = request.param


@pytest.fixture
def person():
    return listed_clinician(name="Ada Quill")


@pytest.fixture
def listing(person):
    return clinic(name=f"{WORD} Skin", clinicians=[person])


def places(client, made):
    """Where readers meet a listing at this moment, and how the counts stand."""
    link = f'href="{made.get_absolute_url()}"'
    found = set()
    page = client.get(made.get_absolute_url())
    if page.status_code == 200 and WORD in page.content.decode():
        found.add("page")
    if link in client.get(STATE).content.decode():
        found.add("state")
    if client.get("/clinics/").context["clinic_total"]:
        found.add("state list")
    if client.get("/").context["clinic_total"]:
        found.add("home")
    sitemap = client.get("/sitemap.xml").content.decode()
    if f"{settings.BASE_URL}{made.get_absolute_url()}<" in sitemap:
        found.add("sitemap")
    if (
        search.find(WORD, [CLINICS]).total
        or link in client.get(f"/search/?q={WORD}").content.decode()
    ):
        found.add("search")
    for clinician in made.clinicians.all():
        if link in client.get(clinician.get_absolute_url()).content.decode():
            found.add("clinician")
    return found


def structured(client, address):
    """Everything that a page tells machines."""
    page = Page.get(client, address)
    return " ".join(
        each.text for each in page.all("script") if each.get("type") == "application/ld+json"
    )


def is_marked(client, made):
    return "Not confirmed lately" in client.get(made.get_absolute_url()).content.decode()


# --- by time --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "marked", "shown"),
    [
        (0, False, True),
        (182, False, True),
        (183, True, True),
        (365, True, True),
        (366, None, False),
    ],
)
def test_a_listing_is_marked_after_6_months_and_leaves_after_12_with_nothing_having_run(
    client, listing, days, marked, shown
):
    with days_from_now(days):
        assert places(client, listing) == (EVERYWHERE if shown else set())
        assert client.get(listing.get_absolute_url()).status_code == (200 if shown else 404)
        if shown:
            assert is_marked(client, listing) is marked


def test_a_copy_that_a_browser_keeps_is_refreshed_on_that_day(client, listing):
    address = listing.get_absolute_url()
    with days_from_now(182):
        kept = {"If-None-Match": client.get(address).headers["ETag"]}
        assert client.get(address, headers=kept).status_code == 304
    with days_from_now(183):
        assert client.get(address, headers=kept).status_code == 200
    with days_from_now(366):
        assert client.get(address, headers=kept).status_code == 404


def test_a_page_that_is_gone_tells_machines_nothing_of_it(client, listing):
    before = structured(client, listing.get_absolute_url())
    with days_from_now(366):
        after = structured(client, listing.get_absolute_url()) + structured(client, STATE)
    assert WORD in before and WORD not in after


def test_confirming_it_brings_it_back_everywhere(client, listing):
    with days_from_now(400):
        assert places(client, listing) == set()
        listing.confirm(make.editor(), "the clinic told us by phone")
        assert places(client, listing) == EVERYWHERE
        assert not is_marked(client, listing)


def test_the_counts_leave_out_what_left(client, listing):
    clinic(state_code="UT")
    with days_from_now(366):
        clinic(name="Later", state_code="TX")
        home, states = client.get("/").context, client.get("/clinics/").context
    for context in (home, states):
        assert (context["clinic_total"], context["state_total"]) == (1, 1)


# --- at once --------------------------------------------------------------------------------------


def test_a_removed_listing_is_nowhere_at_once_and_its_page_is_as_if_never_there(client, listing):
    assert places(client, listing) == EVERYWHERE
    listing.remove(make.editor(), "asked to be removed")
    assert places(client, listing) == set()
    gone = client.get(listing.get_absolute_url())
    assert gone.status_code == 404
    assert WORD not in gone.content.decode() and "asked to be" not in gone.content.decode()
    assert WORD not in structured(client, STATE)
    assert WORD not in client.get(f"/clinicians/{listing.clinicians.get().slug}/").content.decode()


def test_a_removed_listing_stays_away_when_it_is_indexed_anew(client, listing):
    listing.remove(make.editor(), "closed")
    search.rebuild([CLINICS, CLINICIANS])
    assert places(client, listing) == set()


def test_a_restored_listing_waits_until_somebody_confirms_it(client, listing):
    listing.remove(make.editor(), "closed")
    listing.restore(make.editor())
    assert places(client, listing) == set()
    listing.confirm(make.editor(), "the clinic told us by phone")
    assert places(client, listing) == EVERYWHERE


def test_a_merged_listing_is_nowhere_and_leads_to_the_other(client, listing):
    kept = clinic(name="Kept")
    listing.merge_into(kept, make.editor())
    assert places(client, listing) - {"state list", "home"} == set()
    response = client.get(listing.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())
    for address in ("/", "/clinics/"):
        assert client.get(address).context["clinic_total"] == 1
    kept.remove(make.editor(), "closed")
    assert client.get(listing.get_absolute_url()).status_code == 404


def test_a_sample_listing_leaves_a_live_site_whatever_its_date(client, settings, person):
    made = clinic(name=f"{WORD} sample", is_sample=True, clinicians=[person])
    shown = places(client, made) - {"sitemap"}
    assert shown == (EVERYWHERE - {"sitemap"} if settings.DEMO else set())
    made.remove(make.editor(is_sample=True), "closed")
    assert places(client, made) == set()


def test_what_left_keeps_its_row_for_editors(listing):
    listing.remove(make.editor(), "closed")
    assert Clinic.objects.get(pk=listing.pk).removed_reason == "closed"


# --- with its clinicians --------------------------------------------------------------------------


def test_the_answers_of_a_clinician_who_leaves_stay_with_a_byline_without_a_profile(
    client, settings
):
    author = make.clinician(display_name="Ada Quill")
    person = author.clinician
    made = clinic(name="Main Street Skin", clinicians=[person])
    answer = make.answered(author=author, reviewer=make.clinician())
    thread, address = answer.page.question.get_absolute_url(), person.get_absolute_url()
    assert f'href="{address}"' in client.get(thread).content.decode()
    person.listed = False
    person.save()
    assert client.get(address).status_code == 404
    for where in (thread, made.get_absolute_url(), "/questions/", "/sitemap.xml", "/"):
        page = client.get(where).content.decode()
        assert address not in page and "Ada Quill" not in page, where
    assert "a clinician no longer listed" in client.get(thread).content.decode().lower()
    assert "Ada Quill" not in structured(client, thread)
    assert search.find("Quill", [CLINICIANS]).total == 0


def test_a_removed_clinic_leaves_its_clinicians_and_their_answers(client):
    author = make.clinician()
    made = clinic(name=f"{WORD} Skin", clinicians=[author.clinician])
    answer = make.answered(author=author, reviewer=make.clinician())
    made.remove(make.editor(), "closed")
    profile = client.get(author.clinician.get_absolute_url())
    assert profile.status_code == 200 and WORD not in profile.content.decode()
    thread = client.get(answer.page.question.get_absolute_url())
    assert thread.status_code == 200 and author.display_name in thread.content.decode()
