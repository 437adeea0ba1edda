"""The public numbers: counted, honest when there are none, and nothing personal."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from clinics.models import ListingReport
from clinics.reports.numbers import answers
from clinics.reports.report_queries import ANSWER_WITHIN
from tests.clinics.make import clinic, listed_clinician
from tests.make import editor

from .sending import address_of, report

pytestmark = pytest.mark.django_db
MONDAY = datetime.datetime(2026, 3, 2, 17, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def at(days, hours=0):
    """So many days and hours after a Monday at noon in New York."""
    return time_machine.travel(MONDAY + days * DAY + datetime.timedelta(hours=hours), tick=False)


def answered_after(days, **fields):
    """A report of that Monday that was answered so many days later."""
    with at(0):
        made = report(clinic(), **fields)
    with at(days):
        made.answer(editor(), "We changed it.")


def test_without_a_report_the_page_says_so(client):
    page = client.get("/clinics/reports/").content.decode()
    assert "None yet" in page and "<table" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert answers()[0].median is None


def test_reports_are_counted_by_kind_and_by_whether_the_answer_came_in_time():
    answered_after(0)
    answered_after(1)
    answered_after(7)
    answered_after(8)
    with at(0):
        report(clinic(), "claim")
        report(listed_clinician(), "remove").remove_now(editor())
    with at(2):
        report(clinic(), "claim")
    with at(8):
        everything, errors, claims, removals = answers()
    assert (errors.received, errors.in_time, errors.late) == (4, 3, 1)
    assert errors.median == 1
    assert (claims.received, claims.waiting, claims.overdue) == (2, 2, 1)
    assert (removals.received, removals.in_time, removals.median) == (1, 1, 0)
    assert (everything.received, everything.in_time, everything.late) == (7, 4, 1)
    assert everything.received == everything.in_time + everything.late + everything.waiting


def test_an_answer_late_in_the_evening_of_the_day_is_in_time():
    with at(0):
        made = report(clinic())
    with at(7, hours=10):
        assert timezone.localdate() == made.due_on
        assert not made.is_late
        made.decline(editor(), "It is right.")
        assert answers()[0].in_time == 1
    with at(8):
        assert not ListingReport.objects.late().exists()


def test_what_is_older_than_a_year_is_not_counted():
    answered_after(1)
    with at(364):
        assert answers()[0].received == 1
    with at(366):
        assert answers()[0].received == 0


def test_a_live_site_counts_no_report_on_a_sample(client, settings):
    report(clinic(is_sample=True))
    report(listed_clinician(is_sample=True))
    report(clinic())
    assert answers()[0].received == 3
    settings.DEMO = False
    assert answers()[0].received == 1


def test_the_page_shows_the_numbers_and_nothing_of_what_was_typed(client):
    report(clinic(name="Main Street Skin"), told="zanthian words", email="dana@zanthian.example")
    page = client.get("/clinics/reports/").content.decode()
    assert '<td data-label="Received">1</td>' in page
    assert "zanthian" not in page and "Main Street" not in page
    assert "noindex" not in page
    assert "/clinics/reports/" in client.get("/sitemap.xml").content.decode()


def test_every_page_promises_the_same_time(client):
    made = clinic()
    words = f"within {ANSWER_WITHIN} working days"
    addresses = [made.get_absolute_url(), "/clinics/reports/"]
    addresses += [address_of(made, kind) for kind in ("error", "claim", "remove")]
    for address in addresses:
        assert words in client.get(address).content.decode(), address
    assert words in (settings.BASE_DIR / "content/policies/corrections.md").read_text()


def test_the_numbers_cost_one_query(django_assert_num_queries):
    for _ in range(3):
        report(clinic())
    with django_assert_num_queries(1):
        answers()
