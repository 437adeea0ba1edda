"""Devices: what counts as cleared, and who sees a sample."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from clinics.models import Device
from tests.clinics.make import days_ago

pytestmark = pytest.mark.django_db


def device(**fields):
    return Device(**{"name": "Device", "slug": "device", **fields})


def test_a_cleared_device_has_a_number_and_the_day_on_which_somebody_saw_it():
    cleared = device(clearance="cleared", fda_number="K202243", checked_on=days_ago(1))
    cleared.full_clean()
    cleared.save()
    assert list(Device.objects.cleared()) == [cleared]


@pytest.mark.parametrize("fields", [{"fda_number": ""}, {"checked_on": None}])
def test_nothing_is_cleared_without_them(fields):
    seen = {"clearance": "cleared", "fda_number": "K202243", "checked_on": days_ago(1), **fields}
    with pytest.raises(ValidationError, match="needs its FDA number"):
        device(**seen).full_clean()
    with pytest.raises(IntegrityError):
        device(**seen).save()


@pytest.mark.parametrize("number", ["K2022", "202243", "K202243 and more", "FDA approved"])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(ValidationError, match="as in the FDA's record"):
        device(fda_number=number).full_clean()


def test_a_day_in_the_future_is_refused():
    with pytest.raises(ValidationError, match="in the future"):
        device(checked_on=days_ago(-1)).full_clean()


def test_a_sample_is_not_seen_on_a_live_site(settings):
    device(is_sample=True).save()
    assert Device.objects.published().exists()
    settings.DEMO = False
    assert not Device.objects.published().exists()
