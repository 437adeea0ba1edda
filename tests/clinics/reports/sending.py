"""The forms about a listing as somebody sends them."""

import time

import time_machine
from django.urls import reverse

from clinics.models import Clinic, ListingReport
from microsite.public_form import new_stamp

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
TYPED = {
    "error": {
        "fact": "phone",
        "told": "The number is 303-555-0188.",
        "how_known": "I called there.",
        "email": "dana@zanthian.example",
    },
    "claim": {
        "name": "Ada Quill",
        "role": "owner",
        "npi": "1234567893",
        "license_state": "CO",
        "license_number": "DR-12",
        "email": "ada@zanthian.example",
        "told": "We close at six.",
    },
    "remove": {"role": "owner", "told": "We have closed.", "email": "dana@zanthian.example"},
}


def stamp(seconds_ago=60):
    """A stamp as if the form had been opened so many seconds ago."""
    with time_machine.travel(time.time() - seconds_ago, tick=False):
        return new_stamp()


def address_of(subject, kind):
    """Where the form of that kind about this clinic or clinician is."""
    name = "clinic" if isinstance(subject, Clinic) else "clinician"
    return reverse(f"clinics:report-{name}", args=[subject.pk, kind])


def send(client, subject, kind="error", address="203.0.113.7", **data):
    """Send the form; a value of None leaves a field out."""
    told = {**TYPED[kind], "stamp": stamp(), **data}
    if kind == "remove" and not isinstance(subject, Clinic):
        told["role"] = data.get("role", "listed")
    told = {name: value for name, value in told.items() if value is not None}
    return client.post(address_of(subject, kind), told, REMOTE_ADDR=address, **OURS)


def report(subject, kind="error", **fields):
    """A stored report with everything that its form takes."""
    told = {"clinic" if isinstance(subject, Clinic) else "clinician": subject}
    told |= {"kind": kind, **TYPED[kind], **fields}
    return ListingReport.objects.receive(f"key-{ListingReport.objects.count()}", **told)
