"""Reporting a listing: what each form takes, what it says about mistakes, what it keeps."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from clinics.models import ListingReport, ReportSender
from clinics.reports.sender import MOST_A_DAY
from microsite.mail.models import OutboxMessage
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor

from .sending import TYPED, address_of, send, stamp

pytestmark = pytest.mark.django_db
KINDS = list(TYPED)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_stores_one_open_report_and_leads_to_a_page_that_says_what_happens(client, kind):
    made = clinic(website="https://www.zanthian.example/")
    response = send(client, made, kind)
    assert (response.status_code, response["Location"]) == (303, "/clinics/report/thanks/")
    report = ListingReport.objects.get()
    assert (report.kind, report.status, report.clinic) == (kind, "open", made)
    stored = {name: getattr(report, name) for name in TYPED[kind]}
    assert stored == TYPED[kind]
    page = words(client.get(response["Location"]))
    assert "our answer is due by" in page and "You get no other message" in page


@pytest.mark.parametrize("kind", ["error", "remove"])
def test_a_clinician_can_be_reported_and_removed_and_not_claimed(client, kind):
    person = listed_clinician()
    data = {"fact": "license"} if kind == "error" else {}
    assert send(client, person, kind, **data).status_code == 303
    assert ListingReport.objects.get().subject == person
    assert client.get(address_of(person, "claim")).status_code == 404


def test_nothing_is_sent_when_a_report_comes_in(client):
    """Otherwise anybody could use the form to write to strangers."""
    send(client, clinic())
    assert not OutboxMessage.objects.exists()


def test_every_page_of_the_directory_leads_to_its_forms_and_to_the_numbers(client):
    person = listed_clinician()
    made = clinic(clinicians=[person])
    for subject, kinds in ((made, KINDS), (person, ["error", "remove"])):
        page = words(client.get(subject.get_absolute_url()))
        for kind in kinds:
            assert f'href="{address_of(subject, kind)}"' in page
            assert client.get(address_of(subject, kind)).status_code == 200
    for address in ("/clinics/", "/clinics/colorado/", made.get_absolute_url()):
        assert 'href="/clinics/reports/"' in words(client.get(address))


@pytest.mark.parametrize(
    "make",
    [
        lambda: clinic(last_confirmed=days_ago(400)),
        lambda: clinic(last_confirmed=None),
        lambda: clinic(removed_at=timezone.now(), removed_reason="closed"),
        lambda: listed_clinician(listed=False),
    ],
    ids=["hidden", "never confirmed", "removed", "not listed"],
)
def test_who_has_no_page_has_no_form(client, make):
    made = make()
    assert client.get(address_of(made, "error")).status_code == 404
    assert send(client, made).status_code == 404


def test_a_sample_has_its_form_on_a_demonstration_only(client, settings):
    made = clinic(is_sample=True)
    assert "sample-mark" in words(client.get(address_of(made, "error")))
    settings.DEMO = False
    assert client.get(address_of(made, "error")).status_code == 404


@pytest.mark.parametrize("kind", ["", "praise", "ERROR", "0"])
def test_there_are_no_other_forms(client, kind):
    made = clinic()
    assert client.get(f"/clinics/report/clinic/{made.pk}/{kind}/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        ("error", {"fact": ""}, "Choose what is wrong."),
        ("error", {"fact": "license"}, "Choose what is wrong."),
        ("error", {"told": "   "}, "Write what is right, as far as you know."),
        ("error", {"told": "x" * 2001}, "Make it shorter: 2,000 characters are the most."),
        ("error", {"told": "a\0b"}, "Null characters are not allowed."),
        ("error", {"how_known": ""}, "Tell us how you know"),
        ("error", {"email": "dana@"}, "it should look like you@example.org"),
        ("error", {"email": f"{'a' * 260}@example.org"}, "at most 254 characters"),
        ("claim", {"name": ""}, "Write your name."),
        ("claim", {"name": "x" * 121}, "Make it shorter: 120 characters"),
        ("claim", {"role": "other"}, "Choose what you do at the clinic."),
        ("claim", {"npi": ""}, "Write your NPI"),
        ("claim", {"npi": "123456789"}, "Write the NPI as ten digits"),
        ("claim", {"npi": "12345678٩3"}, "Write the NPI as ten digits"),
        ("claim", {"npi": "1234567890"}, "its last digit does not fit"),
        ("claim", {"license_state": "XX"}, "Choose one of the states in the list."),
        ("claim", {"license_state": ""}, "Choose the state that gave the license."),
        ("claim", {"license_number": ""}, "Write the number of the license."),
        ("claim", {"license_state": "", "license_number": ""}, "Give a license number"),
        ("claim", {"email": ""}, "Write your e-mail address"),
        ("remove", {"role": "listed"}, "Choose who you are."),
        ("remove", {"told": "x" * 601}, "Make it shorter: 600 characters"),
        ("error", {"stamp": "made-up"}, "What you typed is still here: please send it again."),
        ("error", {"stamp": None}, "What you typed is still here: please send it again."),
    ],
)
def test_a_mistake_is_named_nothing_is_stored_and_what_was_typed_stays(
    client, kind, data, sentence
):
    made = clinic(website="https://www.elsewhere.example/")
    response = send(client, made, kind, **data)
    page = words(response).replace("&#x27;", "'")
    assert response.status_code == 422 and sentence in page
    assert "<title>Error: " in page
    kept = {**TYPED[kind], **data}
    for name in ("told", "name", "how_known"):
        text = (kept.get(name) or "").strip()
        assert text in page or "\0" in text
    assert not ListingReport.objects.exists() and not ReportSender.objects.exists()


@pytest.mark.parametrize(
    ("website", "email", "taken"),
    [
        ("https://www.zanthian.example/skin/", "ada@zanthian.example", True),
        ("https://zanthian.example/", "ada@ZANTHIAN.example", True),
        ("https://skin.zanthian.example/", "ada@zanthian.example", True),
        ("https://zanthian.example/", "ada@notzanthian.example", False),
        ("https://zanthian.example/", "ada@example", False),
        ("https://zanthian.example/", "ada@gmail.example", False),
        ("", "ada@zanthian.example", False),
    ],
)
def test_who_has_no_license_shows_an_address_of_the_clinic(client, website, email, taken):
    made = clinic(website=website)
    data = {"license_state": "", "license_number": "", "email": email}
    assert (send(client, made, "claim", **data).status_code == 303) is taken


def test_an_npi_may_be_written_with_spaces(client):
    send(client, clinic(), "claim", npi="123 456 7893")
    assert ListingReport.objects.get().npi == "1234567893"


def test_the_mended_form_of_a_stale_page_can_be_sent(client):
    made = clinic()
    late = send(client, made, stamp=stamp(seconds_ago=25 * 60 * 60))
    assert late.status_code == 422
    fresh = late.context["form"]["stamp"].value()
    assert send(client, made, stamp=fresh).status_code == 303


def test_a_form_that_is_sent_twice_is_one_report_and_another_text_is_another(client):
    made, same = clinic(), stamp()
    for told in ("It moved.", "It moved.", "It closed."):
        assert send(client, made, told=told, stamp=same).status_code == 303
    assert ListingReport.objects.count() == 2
    assert ReportSender.objects.get().reports == 2


def test_another_site_can_not_send_the_form_for_a_visitor(client):
    made = clinic()
    for headers in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {}):
        response = client.post(address_of(made, "error"), TYPED["error"], **headers)
        assert response.status_code == 403
    assert not ListingReport.objects.exists()


def test_who_is_signed_in_is_nobody_special(client):
    client.force_login(editor())
    made = clinic()
    response = client.get(address_of(made, "error"))
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert send(client, made).status_code == 303
    assert ListingReport.objects.get().closed_by is None


def test_too_many_from_one_address_are_refused_kindly_until_the_next_day(client):
    made = clinic()
    for number in range(MOST_A_DAY):
        assert send(client, made, told=f"Error {number}").status_code == 303
    refused = send(client, made)
    assert refused.status_code == 422
    assert "What you wrote is still here" in words(refused)
    assert TYPED["error"]["told"] in words(refused)
    assert send(client, made, address="203.0.113.8").status_code == 303
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1), tick=False):
        assert send(client, made, stamp=stamp()).status_code == 303


def test_no_internet_address_is_stored(client):
    send(client, clinic(), address="203.0.113.7")
    stored = [ListingReport.objects.values().get(), ReportSender.objects.values().get()]
    assert "203.0.113.7" not in str(stored)


def test_the_answer_is_due_five_working_days_later(client):
    with time_machine.travel("2026-11-20 18:00 +0000", tick=False):
        send(client, clinic(), stamp=stamp())
        assert ListingReport.objects.get().due_on == datetime.date(2026, 11, 30)
        assert "November 30, 2026" in words(client.get("/clinics/report/thanks/"))
