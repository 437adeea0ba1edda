"""Which clinics readers see: by date, removal and kind of installation."""

import datetime

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from clinics.models import Clinic

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


def removed(**fields):
    return clinic(removed_at=timezone.now(), removed_reason="closed", **fields)


@pytest.mark.parametrize(
    ("make", "with_demo", "without_demo"),
    [
        (lambda: clinic(), True, True),
        (lambda: clinic(last_confirmed=days_ago(182)), True, True),
        (lambda: clinic(last_confirmed=days_ago(183)), True, True),
        (lambda: clinic(last_confirmed=days_ago(365)), True, True),
        (lambda: clinic(last_confirmed=days_ago(366)), False, False),
        (lambda: clinic(last_confirmed=None), False, False),
        (lambda: removed(), False, False),
        (lambda: clinic(is_sample=True), True, False),
        (lambda: clinic(is_sample=True, last_confirmed=days_ago(366)), False, False),
    ],
    ids=[
        "fresh",
        "half a year",
        "stale",
        "12 months to the day",
        "a day more",
        "never confirmed",
        "removed",
        "sample",
        "old sample",
    ],
)
def test_who_is_in_and_who_is_out(make, with_demo, without_demo):
    made = make()
    for demo, expected in ((True, with_demo), (False, without_demo)):
        with override_settings(DEMO=demo):
            assert Clinic.objects.published().filter(pk=made.pk).exists() is expected


def test_a_listing_goes_stale_and_then_leaves_with_nothing_having_run():
    with time_machine.travel("2030-01-01 12:00 +0000", tick=False):
        made = clinic()
        assert not made.is_stale
    with time_machine.travel("2030-07-03 12:00 +0000", tick=False):
        assert made.is_stale
        assert made in Clinic.objects.published()
    with time_machine.travel("2031-01-02 12:00 +0000", tick=False):
        assert made.is_expired
        assert made not in Clinic.objects.published()


def test_counts_and_lists_leave_out_what_is_hidden():
    clinic(state_code="CO")
    clinic(state_code="CO", last_confirmed=days_ago(400))
    removed(state_code="CO")
    removed(state_code="TX")
    clinic(state_code="UT")
    assert Clinic.objects.published().counts_by_state() == {"CO": 1, "UT": 1}


@override_settings(DEMO=False)
def test_a_live_site_counts_no_samples():
    clinic(state_code="CO", is_sample=True)
    clinic(state_code="UT")
    assert Clinic.objects.published().counts_by_state() == {"UT": 1}


def test_only_listed_clinicians_are_shown_with_a_clinic():
    shown, hidden = listed_clinician(), listed_clinician(listed=False)
    made = clinic(clinicians=[shown, hidden])
    assert Clinic.objects.with_clinicians().get(pk=made.pk).shown_clinicians == [shown]


def test_confirmed_on_a_given_day_counts_from_that_day():
    made = clinic(last_confirmed=datetime.date(2020, 1, 1))
    assert made in Clinic.objects.published(on=datetime.date(2020, 12, 31))
    assert made not in Clinic.objects.published(on=datetime.date(2021, 1, 1))
