"""The sitemap of the directory holds what is listed, no samples, and true dates."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from clinics.sitemaps import ClinicianSitemap, ClinicSitemap, StateSitemap
from tests.make import editor

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


def test_hidden_and_sample_listings_are_left_out():
    shown = clinic(state_code="CO")
    clinic(state_code="UT", last_confirmed=days_ago(400))
    clinic(state_code="TX", is_sample=True)
    assert list(ClinicSitemap().items()) == [shown]
    assert [state.code for state, _ in StateSitemap().items()] == ["CO"]


def test_a_state_page_changes_when_one_of_its_clinics_is_removed():
    with time_machine.travel("2030-01-01 12:00 +0000", tick=False):
        clinic()
        closed = clinic()
    with time_machine.travel("2030-02-01 12:00 +0000", tick=False):
        closed.remove(editor(), "closed")
        ((_, changed),) = StateSitemap().items()
        assert changed == timezone.now()


def test_clinicians_are_there_while_they_are_listed():
    shown = listed_clinician()
    listed_clinician(listed=False)
    listed_clinician(is_sample=True)
    assert list(ClinicianSitemap().items()) == [shown]


def test_a_clinic_changes_when_its_clinicians_license_is_checked_anew():
    sitemap = ClinicSitemap()
    with time_machine.travel("2030-01-01 12:00 +0000", tick=False):
        person = listed_clinician(license=False)
        clinic(clinicians=[person])
    with time_machine.travel("2030-02-01 12:00 +0000", tick=False):
        assert sitemap.lastmod(sitemap.items().get()).month == 1
        person.license_checks.create(state="CO", number="1", board="B", status="active")
        changed = sitemap.lastmod(sitemap.items().get())
        assert changed == timezone.now() == datetime.datetime(2030, 2, 1, 12, tzinfo=datetime.UTC)
