"""Devices and people for the tests of finding."""

import itertools

from clinics.models import Device
from tests.clinics.make import days_ago, listed_clinician
from tests.make import license_check

_numbers = itertools.count(1)


def device(cleared=True, **fields):
    """A device, cleared unless told."""
    number = next(_numbers)
    seen = {"clearance": "cleared", "fda_number": "K202243", "checked_on": days_ago(5)}
    fields = {
        "name": f"Pen {number}",
        "slug": f"pen-{number}",
        **(seen if cleared else {}),
        **fields,
    }
    return Device.objects.create(**fields)


def person(profession="", checked=None, **check):
    """A listed clinician; `checked` is how many days ago their license was looked at."""
    made = listed_clinician(license=False, profession=profession)
    if checked is not None:
        license_check(made, checked_on=days_ago(checked), **check)
    return made
