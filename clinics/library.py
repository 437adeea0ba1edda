"""Sample clinics from content/clinics.yaml to rows.

`check_clinics` finds every fault first; `load_clinics` expects faultless records. What is
loaded is a sample, always: a real clinic is written by an editor who asked somebody.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from microsite import history
from microsite.people.models import Clinician
from microsite.publishing.models import FormerAddress

from . import states
from .clinic_queries import SHOWN_FOR
from .facts import FACT_OF_FIELD, FACTS
from .models import Clinic, Device

SAMPLE_SOURCE = "made up to show how the site works"
SAMPLE_TOLD = "the clinic told us by phone (this is made up, too)"
REQUIRED = ("slug", "name", "state", "city", "address", "postal_code")
OPTIONAL = (
    "address_extra", "phone", "website", "services", "languages", "step_free", "price_low",
    "price_high", "clinicians", "devices", "hours", "told", "not_checked", "confirmed_days_ago",
)  # fmt: skip
TEXTS = (*REQUIRED, "address_extra", "phone", "website")


@dataclass
class Loaded:
    """What a load did. `left_alone` has a sentence for each record that was not written."""

    created: int = 0
    updated: int = 0
    left_alone: list[str] = field(default_factory=list)


def check_clinics(records, clinician_slugs=None, device_slugs=None):
    """[(index, sentence)] for every fault in the records.

    With `clinician_slugs` or `device_slugs`, those who are not among them are faults too.
    """
    known = {"clinicians": clinician_slugs, "devices": device_slugs}
    problems = []
    for index, record in enumerate(records):
        if isinstance(record, dict):
            problems += [(index, sentence) for sentence in _faults(record, known)]
        else:
            problems.append((index, "A clinic is a block of “field: value” lines."))
    return problems + _duplicates(records)


@transaction.atomic
def load_clinics(records, today):
    """Create or update the sample clinics; their confirmation dates count back from `today`."""
    loaded = Loaded()
    for record in records:
        new = Clinic(state_code=record["state"], slug=record["slug"], is_sample=True)
        clinic = _stored(new)
        if clinic is None:
            loaded.created += 1
            clinic = new
        elif not clinic.is_sample or clinic.removed_at:
            kind = "removed" if clinic.removed_at else "not a sample"
            loaded.left_alone.append(f"{clinic} is {kind}: left as it is.")
            continue
        else:
            loaded.updated += 1
        _write(clinic, record, today)
    return loaded


def _stored(clinic):
    """The clinic at this one's address, or the one that an editor moved away from it, or None."""
    here = Clinic.objects.in_state(clinic.state_code).filter(slug=clinic.slug).first()
    return here or FormerAddress.objects.moved_from(clinic.get_absolute_url(), Clinic)


def _write(clinic, record, today):
    # Samples are renewed at every load: their history is that of the file.
    history.hold(clinic)
    _fill(clinic, record)
    clinic.last_confirmed = today - datetime.timedelta(days=record.get("confirmed_days_ago", 0))
    clinic.full_clean()
    clinic.save()
    clinic.clinicians.set(Clinician.objects.filter(slug__in=record.get("clinicians") or []))
    clinic.devices.set(Device.objects.filter(slug__in=record.get("devices") or []))
    clinic.record_source(FACT_OF_FIELD, SAMPLE_SOURCE, on=clinic.last_confirmed)
    if told := record.get("told"):
        fields = [field for fact in FACTS if fact.key in told for field in fact.fields]
        clinic.record_source(fields, SAMPLE_TOLD, on=clinic.last_confirmed)
    for key in record.get("not_checked") or []:
        clinic.provenance.pop(key, None)
    clinic.save()


def _fill(clinic, record):
    """Put the record's values into the clinic's fields."""
    for name in ("name", "city", "address", "postal_code", "address_extra", "phone", "website"):
        setattr(clinic, name, record.get(name) or "")
    for name in ("step_free", "price_low", "price_high"):
        setattr(clinic, name, record.get(name))
    clinic.languages = ", ".join(_items(record.get("languages"), ","))
    clinic.services = "\n".join(_items(record.get("services"), ";"))
    clinic.hours = "\n".join(_items(record.get("hours"), ";"))


def _items(value, separator):
    """A list, or a text with separators, as a list of trimmed texts."""
    parts = value.split(separator) if isinstance(value, str) else value or []
    return [str(part).strip() for part in parts if str(part).strip()]


def _faults(record, known_slugs):
    """Sentences about one record: its shape first, and its values once the shape is right."""
    faults = [f"“{name}” is missing." for name in REQUIRED if not record.get(name)]
    known = {*REQUIRED, *OPTIONAL}
    faults += [f"“{name}” is no field of a clinic." for name in record if name not in known]
    faults += _kind_faults(record)
    return faults or [*_value_faults(record), *_slug_faults(record, known_slugs)]


def _kind_faults(record):
    """Values that are not even the right kind of thing."""
    for name in TEXTS:
        if not isinstance(record.get(name) or "", str):
            yield f"“{name}” is a text: put it in quotation marks. A zero at its start gets lost."
    for name in ("languages", "services", "hours"):
        if not isinstance(record.get(name) or "", (str, list)):
            yield f"“{name}” is a text or a list."
    for name in ("clinicians", "devices"):
        if not _are_texts(record.get(name) or []):
            yield f"“{name}” is a list of slugs."
    for name in ("told", "not_checked"):
        keys = record.get(name) or []
        if not _are_texts(keys) or set(keys) - set(FACT_OF_FIELD.values()):
            yield f"“{name}” is a list of facts: {', '.join(fact.key for fact in FACTS)}."
    if record.get("step_free") not in (True, False, None):
        yield "“step_free” is true, false, or left out when nobody knows."
    prices = [record.get("price_low"), record.get("price_high")]
    if any(price is not None and (type(price) is not int or price < 0) for price in prices):
        yield "“price_low” and “price_high” are whole dollars."
    days = record.get("confirmed_days_ago", 0)
    if type(days) is not int or not 0 <= days <= SHOWN_FOR.days:
        yield f"“confirmed_days_ago” is a number of days from 0 to {SHOWN_FOR.days}."


def _value_faults(record):
    """What the model itself refuses, and what a sample may not be."""
    if states.by_code(record["state"]) is None:
        yield f"“{record['state']}” is no state: write its two capital letters, such as CO."
        return
    if not record["name"].startswith("Sample"):
        yield f"The name of a clinic from a file starts with “Sample”, not “{record['name']}”."
    if record.get("website"):
        yield "A sample clinic has no website: it would lead to somebody else."
    low, high = record.get("price_low"), record.get("price_high")
    if low is not None and high is not None and low > high:
        yield "“price_low” is higher than “price_high”."
    clinic = Clinic(state_code=record["state"], slug=record["slug"])
    _fill(clinic, record)
    for check in (clinic.clean_fields, clinic.clean):
        try:
            check()
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                yield f"“{name}”: {' '.join(sentences)}"


def _slug_faults(record, known_slugs):
    """Slugs of nobody and of nothing."""
    for name, known in known_slugs.items():
        for slug in record.get(name) or []:
            if known is not None and slug not in known:
                yield f"There is no {name[:-1]} “{slug}”."


def _are_texts(values):
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _duplicates(records):
    """Every later record that has the address of an earlier one."""
    seen = Counter()
    problems = []
    for index, record in enumerate(records):
        if not isinstance(record, dict):
            continue
        key = (str(record.get("state")), str(record.get("slug")))
        if "None" not in key and seen[key]:
            problems.append((index, f"Another clinic in {key[0]} has the slug “{key[1]}” too."))
        seen[key] += 1
    return problems
