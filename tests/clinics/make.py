"""Clinics and clinicians for tests. What they make is real, never a sample, unless told."""

import datetime
import itertools

from django.utils import timezone

from clinics.models import Clinic, Device
from microsite.people.models import Clinician
from tests.make import license_check

_numbers = itertools.count(1)


def days_ago(days):
    """The day so many days before today."""
    return timezone.localdate() - datetime.timedelta(days=days)


def clinic(clinicians=(), **fields):
    """A clinic that was confirmed today."""
    number = next(_numbers)
    fields = {
        "name": f"Clinic {number}",
        "slug": f"clinic-{number}",
        "state_code": "CO",
        "city": "Denver",
        "address": "100 Main Street",
        "postal_code": "80202",
        "phone": "303-555-0123",
        "last_confirmed": timezone.localdate(),
        **fields,
    }
    made = Clinic.objects.create(**fields)
    made.clinicians.set(clinicians)
    return made


def listed_clinician(license=True, **fields):
    """Somebody without an account who is listed, with a current license check."""
    number = next(_numbers)
    fields = {
        "name": f"Clinician {number}",
        "slug": f"listed-{number}",
        "credentials": "MD",
        **fields,
    }
    made = Clinician.objects.create(**fields)
    if license:
        license_check(made, checked_on=days_ago(10))
    return made


def device(**fields):
    """A device whose clearance somebody saw ten days ago."""
    number = next(_numbers)
    fields = {
        "name": f"Device {number}",
        "slug": f"device-{number}",
        "maker": "A maker",
        "clearance": "cleared",
        "fda_number": f"K{number:06}",
        "checked_on": days_ago(10),
        "cleared_uses": "Acne scars on the face, age 22 and over",
        **fields,
    }
    if fields["clearance"] == "unchecked":
        fields["checked_on"] = None
    return Device.objects.create(**fields)


def record(**fields):
    """One faultless block of content/clinics.yaml."""
    return {
        "slug": "sample-clinic-denver",
        "name": "Sample Clinic, Denver",
        "state": "CO",
        "city": "Denver",
        "address": "100 Sample Street",
        "postal_code": "80202",
        "phone": "(303) 555-0101",
        "services": "Microneedling for acne scars; visits to check healing",
        "languages": "English, Spanish",
        "step_free": True,
        "price_low": 250,
        "price_high": 450,
        "clinicians": [],
        "confirmed_days_ago": 12,
        **fields,
    }
