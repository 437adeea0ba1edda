"""One clinic as readers see it: facts with sources, devices, people, what to ask, as data."""

import pytest
from django.test import override_settings

from clinics.facts import Checked
from clinics.models import Clinic
from tests import make
from tests.site.crawl import Page

from .make import clinic, days_ago, device, listed_clinician

pytestmark = pytest.mark.django_db


def page_of(client, made):
    page = Page.get(client, made.get_absolute_url())
    assert page.status == 200
    return page


def data_of(client, made):
    return client.get(f"{made.get_absolute_url()[:-1]}.json")


# --- sources ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("the clinic told us", "The clinic told us"),
        ("The clinic told us by phone.", "The clinic told us by phone"),
        ("the clinic's website", ""),
        ("a list; the clinic told us nothing", ""),
    ],
)
def test_what_the_clinic_told_us_reads_as_a_sentence(source, told):
    assert Checked(source, days_ago(1)).told == told


def test_a_source_that_is_not_the_clinic_stands_as_it_was_given(client):
    made = clinic(website="https://skin.example/")
    made.record_source(["website"], "the state's register", on=days_ago(2))
    made.save()
    assert "Source: the state's register, " in page_of(client, made).words


# --- hours, prices, map ---------------------------------------------------------------------


def test_hours_are_written_out_and_what_can_not_be_read_stands_as_it_is(client):
    made = clinic(hours="Mon-Fri 9:00 am-12:00 pm, 1:00 pm-5:00 pm\nSat closed")
    words = page_of(client, made).words
    assert "Monday to Friday: 9:00 am to 12:00 pm, 1:00 pm to 5:00 pm" in words
    assert "Saturday: closed" in words
    Clinic.objects.update(hours="When the sun <shines>")
    page = page_of(client, made)
    assert "When the sun <shines>" in page.words
    assert "<shines>" not in page.html


def test_unknown_hours_and_prices_say_so(client):
    words = page_of(client, clinic()).words
    assert "Hours Not known. Ask when you call. Not checked" in words
    assert "Price of one session Not known. Ask before you book. Not checked" in words


def test_the_map_is_a_link_and_nothing_of_it_is_loaded(client):
    page = page_of(client, clinic(address="1 Main & Oak", postal_code="80202-1234"))
    (link,) = [each for each in page.all("a") if "openstreetmap" in each.get("href", "")]
    where = "1+Main+%26+Oak%2C+Denver%2C+CO+80202"
    assert link.get("href") == f"https://www.openstreetmap.org/search?query={where}"
    assert link.get("rel") == "external nofollow"
    assert not page.all("iframe", "img")


# --- devices ----------------------------------------------------------------------------------


def test_each_state_of_a_devices_clearance_is_said_in_words(client):
    made = clinic()
    made.devices.set(
        [
            device(name="A Cleared", fda_number="K111111", cleared_uses="Scars\nWrinkles"),
            device(name="B None", clearance="none_found", fda_number="", cleared_uses=""),
            device(name="C Copy", clearance="unchecked", fda_number="K222222", copy_url="https://c.example/"),
            device(name="D Unknown", clearance="unchecked", fda_number="", cleared_uses=""),
        ]
    )  # fmt: skip
    words = page_of(client, made).words
    a, b, c, d = (words.index(name) for name in ("A Cleared", "B None", "C Copy", "D Unknown"))
    assert "Cleared or authorized by the FDA, number K111111. We saw the record on" in words[a:b]
    assert "The record names these uses, and no others: Scars Wrinkles" in words[a:b] or (
        "Scars" in words[a:b] and "Wrinkles" in words[a:b]
    )
    assert "No clearance found. We looked on" in words[b:c]
    assert "Not checked at the FDA. A copy of the record on another site" in words[c:d]
    assert "Nobody has opened the FDA’s own record for us yet" in words[c:d]
    assert "We have not looked for a record of this device yet" in words[d:]
    assert "Cleared for another use does not mean cleared for yours" in words[d:]


def test_without_a_device_the_page_says_that_we_do_not_know(client):
    words = page_of(client, clinic()).words
    assert "We do not know which device they use" in words
    assert "Which device do you use, and what is its FDA number?" in words


def test_a_sample_device_is_not_shown_on_a_live_site(client, settings):
    made = clinic()
    made.devices.add(device(name="Sample Pen", is_sample=True))
    assert "Sample Pen" in page_of(client, made).words
    settings.DEMO = False
    assert "Sample Pen" not in page_of(client, made).words


# --- people and official searches ---------------------------------------------------------------


def test_licenses_stand_with_board_number_status_and_date_and_a_lapse_is_said(client):
    current, lapsed = listed_clinician(), listed_clinician(license=False)
    make.license_check(lapsed, checked_on=days_ago(3), status="expired", number="OLD-1")
    words = page_of(client, clinic(clinicians=[current, lapsed])).words
    assert f"Colorado license L-{current.pk}, Colorado Medical Board: active" in words
    assert "Colorado license OLD-1, Colorado Medical Board: our last check" in words
    assert "(shown as expired), is no longer current" in words


def test_official_searches_are_linked_and_nothing_is_judged(client):
    page = page_of(client, clinic())
    links = {each.get("href") for each in page.all("a")}
    assert {
        "https://www.certificationmatters.org",
        "https://abderm.org",
        "https://exclusions.oig.hhs.gov",
    } <= links
    assert "A license and board certification are two things." in page.words
    assert "We do not judge what you find there" in page.words


# --- what to read on -----------------------------------------------------------------------------


def test_the_consultation_sheet_is_linked_once_it_is_public(client):
    made = clinic()
    sheet = make.article("preparation", kind="sheet", slug="consultation-sheet")
    assert sheet.get_absolute_url() not in page_of(client, made).html
    make.published(sheet)
    assert f'href="{sheet.get_absolute_url()}"' in page_of(client, made).html


def test_a_sheet_for_paper_has_what_we_know_on_top_and_room_to_write(client):
    person = listed_clinician(name="Ada Lee")
    made = clinic(name="Main Street Skin", clinicians=[person])
    made.devices.add(device(name="A Pen", fda_number="K111111"))
    sheet = make.article("preparation", kind="sheet", slug="consultation-sheet")
    make.published(sheet, body="## Ask\n\n/// blank | Who holds the device\n///\n")
    page = Page.get(client, f"{made.get_absolute_url()}sheet/")
    assert page.status == 200 and page.meta("robots") == "noindex"
    known, _ = page.words.split("Who holds the device")
    for shown in ("Main Street Skin", "Ada Lee, MD", f"L-{person.pk}", "A Pen", "K111111"):
        assert shown in known
    assert sheet.get_absolute_url() in page.html
    assert f'href="{made.get_absolute_url()}sheet/"' in page_of(client, made).html


def test_pages_of_a_clinic_cost_few_queries_with_everything_on_them(
    client, django_assert_max_num_queries
):
    make.drawing()
    make.term("quorum")
    make.claim(slug="heals")
    sheet = make.article("preparation", kind="sheet", slug="consultation-sheet")
    body = "## Ask\n\nA [quorum].[@test-source][@claim:heals]\n\n/// figure | layers\n///\n"
    make.published(sheet, body=body)
    made = clinic(clinicians=[listed_clinician() for _ in range(3)])
    made.devices.set([device() for _ in range(3)])
    # The sheet brings its people, their licenses, sources, figures, terms and claims.
    for address, most in (("", 8), ("sheet/", 8 + 4)):
        with django_assert_max_num_queries(most):
            assert Page.get(client, made.get_absolute_url() + address).status == 200


def test_without_a_public_sheet_the_questions_stand_there_alone(client):
    page = Page.get(client, f"{clinic().get_absolute_url()}sheet/")
    assert page.status == 200
    assert "Whom do I call at night?" in page.words
    assert "Nothing. Ask who will hold the device." in page.words


def test_a_hidden_clinic_has_no_sheet(client):
    made = clinic()
    made.remove(make.editor(), "closed")
    assert client.get(f"{made.get_absolute_url()}sheet/").status_code == 404


# --- as data -----------------------------------------------------------------------------------


def test_a_listing_as_data_says_what_its_page_says(client):
    person = listed_clinician(name="Ada Lee")
    made = clinic(clinicians=[person], price_low=250, languages="English, Spanish", step_free=False)
    made.devices.add(device(name="A Pen", fda_number="K111111"))
    made.record_source(["phone"], "the clinic told us", on=days_ago(3))
    made.save()
    data = data_of(client, made).json()
    facts = {fact["key"]: fact for fact in data["facts"]}
    assert data["url"].endswith(made.get_absolute_url())
    assert facts["phone"] == {
        "key": "phone",
        "label": "Phone",
        "value": "303-555-0123",
        "source": "the clinic told us",
        "checked_on": days_ago(3).isoformat(),
    }
    assert facts["website"]["value"] is facts["hours"]["value"] is None
    assert facts["website"]["source"] is facts["website"]["checked_on"] is None
    assert facts["prices"]["value"] == {"low": 250, "high": None, "currency": "USD"}
    assert facts["languages"]["value"] == ["English", "Spanish"]
    assert facts["step_free"]["value"] is False
    assert facts["devices"]["value"][0]["fda_number"] == "K111111"
    (shown,) = facts["clinicians"]["value"]
    assert (shown["name"], shown["license_check"]["is_current"]) == ("Ada Lee", True)
    assert (data["is_sample"], data["not_confirmed_lately"]) == (False, False)


def test_what_readers_do_not_see_is_no_data_either(client):
    made, old = clinic(), clinic(last_confirmed=days_ago(400))
    sample = clinic(is_sample=True)
    assert data_of(client, made).status_code == data_of(client, sample).status_code == 200
    assert data_of(client, sample).json()["is_sample"] is True
    made.remove(make.editor(), "closed")
    assert data_of(client, made).status_code == 404
    assert data_of(client, old).status_code == 404
    with override_settings(DEMO=False):
        assert data_of(client, sample).status_code == 404


def test_a_removed_listing_is_gone_everywhere_at_once(client):
    pen, person = device(), listed_clinician()
    made, other = clinic(name="Quorvel Skin", clinicians=[person]), clinic()
    made.devices.add(pen)
    own = [made.get_absolute_url(), f"{made.get_absolute_url()}sheet/"]
    own.append(f"{made.get_absolute_url()[:-1]}.json")
    shared = ["/clinics/colorado/", pen.get_absolute_url(), person.get_absolute_url()]
    shared += [f"/clinics/compare/?clinic={made.pk}&clinic={other.pk}"]
    assert all(client.get(address).status_code == 200 for address in own)
    assert all("Quorvel Skin" in client.get(address).content.decode() for address in shared)
    assert "Quorvel Skin</a>" in client.get("/search/?q=quorvel").content.decode()
    assert f"{own[0]}</loc>" in client.get("/sitemap.xml").content.decode()
    made.remove(make.editor(), "asked to be removed")
    assert all(client.get(address).status_code == 404 for address in own)
    for address in (*shared, "/search/?q=quorvel"):
        assert "Quorvel Skin" not in client.get(address).content.decode(), address
    assert own[0] not in client.get("/sitemap.xml").content.decode()


def test_a_person_who_is_not_listed_is_not_named_in_the_data(client):
    person = listed_clinician(name="Ada Lee", listed=False)
    assert "Ada Lee" not in data_of(client, clinic(clinicians=[person])).content.decode()
