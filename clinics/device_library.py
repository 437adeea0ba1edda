"""Devices from content/devices.yaml to rows.

`check_devices` finds every fault first; `load_devices` expects faultless records. What an editor
saved stays: the row is then the editor's, and the file no longer counts for it.
"""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from microsite import history

from .models import Device

REQUIRED = ("slug", "name", "kind", "clearance")
TEXTS = ("maker", "fda_number", "record_url", "copy_url")
OPTIONAL = (*TEXTS, "cleared_uses", "checked_on", "checked_days_ago", "sample")
LONGEST_AGO = 3650


@dataclass
class Loaded:
    """What a load did. `left_alone` names the devices that an editor has saved."""

    changed: int = 0
    left_alone: list[str] = field(default_factory=list)


def check_devices(records):
    """[(index, sentence)] for every fault in the records."""
    problems, seen = [], set()
    for index, record in enumerate(records):
        found = list(_shape_faults(record)) or list(_value_faults(record))
        if record.get("slug") in seen:
            found.append(f"“slug”: another device has “{record['slug']}” already.")
        if isinstance(record.get("slug"), str):
            seen.add(record["slug"])
        problems += [(index, sentence) for sentence in found]
    return problems


@transaction.atomic
def load_devices(records, today, samples):
    """Create or update the devices of these (record, digest); the samples only if asked to.

    The days of samples count back from `today`.
    """
    loaded = Loaded()
    for record, digest in records:
        sample = record.get("sample", False)
        stored = Device.objects.filter(slug=record["slug"]).first()
        if sample and not samples:
            continue
        if stored is not None and not stored.file_digest:
            loaded.left_alone.append(stored.get_absolute_url())
            continue
        if stored is not None and stored.file_digest == digest and not sample:
            continue
        device = stored or Device(slug=record["slug"])
        if sample:
            # Renewed at every load: their history is that of the file.
            history.hold(device)
        loaded.changed += device.file_digest != digest
        _fill(device, record, today)
        device.file_digest = digest
        device.full_clean()
        device.save()
    return loaded


def _fill(device, record, today):
    """Put the record's values into the device's fields."""
    for name in ("name", "kind", "clearance"):
        setattr(device, name, record[name])
    for name in TEXTS:
        setattr(device, name, record.get(name) or "")
    device.cleared_uses = "\n".join(record.get("cleared_uses") or [])
    device.is_sample = record.get("sample", False)
    device.checked_on = None
    if record.get("checked_on"):
        device.checked_on = datetime.date.fromisoformat(record["checked_on"])
    elif record.get("checked_days_ago") is not None:
        device.checked_on = today - datetime.timedelta(days=record["checked_days_ago"])


def _shape_faults(record):
    """What leaves nothing else to check: fields that are missing, unknown or no such thing."""
    for name in REQUIRED:
        if not isinstance(record.get(name), str) or not record[name].strip():
            yield f"“{name}” is missing, empty or not a text in quotes."
    for name in sorted(set(record) - {*REQUIRED, *OPTIONAL}):
        yield f"“{name}” is no field of a device."
    for name in TEXTS:
        if not isinstance(record.get(name), str | None):
            yield f"“{name}” is a text: put it in quotes."
    uses = record.get("cleared_uses") or []
    if not isinstance(uses, list) or not all(isinstance(use, str) for use in uses):
        yield "“cleared_uses” is a list of texts, one for each use."
    if record.get("sample") not in (True, False, None):
        yield "“sample” is true, or left out."
    days = record.get("checked_days_ago")
    if days is not None and not (type(days) is int and 0 <= days <= LONGEST_AGO):
        yield f"“checked_days_ago” is a number of days from 0 to {LONGEST_AGO}."
    if record.get("checked_on") is not None and not _is_day(record["checked_on"]):
        yield '“checked_on” is a day in quotes, such as "2026-11-21".'


def _value_faults(record):
    """What the model itself refuses, and what would pass something made up for real."""
    sample = record.get("sample", False)
    if sample != record["name"].startswith("Sample"):
        yield "“name”: samples, and only samples, are called “Sample …”."
    if sample and record.get("checked_on"):
        yield "“checked_on”: a sample has “checked_days_ago”: it is renewed at every load."
    if not sample and record.get("checked_days_ago") is not None:
        yield "“checked_days_ago”: a real record was looked at on a day. Write “checked_on”."
    if sample and (record.get("record_url") or record.get("copy_url")):
        yield "“record_url”: a sample has no record."
    device = Device(slug=record["slug"])
    _fill(device, record, timezone.localdate())
    if device.clearance == Device.Clearance.CLEARED and not (
        device.fda_number and device.checked_on
    ):
        yield f"“clearance”: {Device._meta.constraints[0].violation_error_message}"
    for check in (device.clean_fields, device.clean):
        try:
            check()
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                yield f"“{name}”: {' '.join(sentences)}"


def _is_day(value):
    try:
        return isinstance(value, str) and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False
