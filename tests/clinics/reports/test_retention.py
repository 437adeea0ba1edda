"""After each rule's time what was typed is gone; kind and dates stay for the numbers."""

import datetime
import io

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from clinics.models import ListingReport, ReportSender
from clinics.reports.numbers import answers
from clinics.reports.retention import RULES
from microsite.mail.models import OutboxMessage
from tests.clinics.make import clinic
from tests.make import editor
from tests.questions.test_retention import places_with

from .sending import report, send, stamp

pytestmark = pytest.mark.django_db
MOMENT = datetime.timedelta(minutes=5)
ADDRESS = "zanthian.example"


@pytest.fixture(autouse=True)
def clock():
    """Time that the tests move."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def run_after(clock, days):
    """What retention does so many days from now, and a moment."""
    clock.shift(datetime.timedelta(days=days) + MOMENT)
    out = io.StringIO()
    call_command("enforce_retention", stdout=out)
    clock.shift(-datetime.timedelta(days=days) - MOMENT)
    return out.getvalue()


def test_an_address_is_gone_30_days_after_the_answer_whatever_hinders_the_mail(clock, settings):
    settings.MAIL_CONFIGURED = False
    report(clinic()).answer(editor(), "We changed it.")
    OutboxMessage.objects.update(attempts=99)
    run_after(clock, 29.9)
    assert "clinics_listingreport.email" in places_with(ADDRESS)
    run_after(clock, 30)
    assert places_with(ADDRESS) == set()
    assert ListingReport.objects.get().told


@pytest.mark.parametrize("kind", ["error", "claim", "remove"])
def test_what_was_typed_is_gone_180_days_after_the_answer_from_the_log_of_the_desk_too(
    client, clock, kind
):
    made = report(clinic(), kind, told="zanthian words", name="Zanthia")
    client.force_login(editor())
    client.post(
        f"/admin/clinics/listingreport/{made.pk}/do/decline/", {"reason": "A zanthian one."}
    )
    made.refresh_from_db()
    assert made.status == "declined"
    run_after(clock, 179.9)
    assert places_with("zanthia") >= {"clinics_listingreport.told", "clinics_listingreport.reply"}
    run_after(clock, 180)
    assert places_with("zanthia") == set()
    made.refresh_from_db()
    assert made.is_erased and not made.npi and not made.license_number
    assert (made.kind, made.status, made.due_on) == (kind, "declined", made.due_on)


def test_an_open_report_keeps_what_its_answer_needs(clock):
    report(clinic(), "claim")
    run_after(clock, 200)
    made = ListingReport.objects.get()
    assert made.is_open and made.email and made.npi


def test_what_nobody_answers_within_a_year_is_erased_and_counted_as_not_answered(clock):
    made = report(clinic(), told="zanthian")
    run_after(clock, 364.9)
    assert places_with("zanthian")
    run_after(clock, 365)
    assert places_with("zanthian") == set() and places_with(ADDRESS) == set()
    made.refresh_from_db()
    assert made.status == "unanswered"
    everything = answers()[0]
    assert (everything.received, everything.late, everything.in_time) == (1, 1, 0)


def test_hashes_are_gone_after_a_day(client, clock):
    send(client, clinic(), stamp=stamp())
    run_after(clock, 0)
    assert ListingReport.objects.get().form_key and ReportSender.objects.exists()
    run_after(clock, 1)
    assert ListingReport.objects.get().form_key is None
    assert not ReportSender.objects.exists()


def test_a_second_run_has_nothing_to_do_and_the_command_says_what_it_did(clock):
    report(clinic()).answer(editor(), "We changed it.")
    assert "what reports said: 1" in run_after(clock, 181)
    clock.shift(datetime.timedelta(days=181))
    assert [rule(timezone.now()) for _, rule in RULES] == [0] * 4
