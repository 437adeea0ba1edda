"""Listings that may be the same clinic twice: the same phone, or much alike in one ZIP code."""

import re
from difflib import SequenceMatcher

ALIKE = 0.8
# Of one phone number or ZIP code so many are compared: more say nothing.
COMPARED = 200
_NOISE = re.compile(r"[^a-z0-9]+")


def likely_duplicates(clinic):
    """Listings that may be this one once more, the likeliest first. Two indexed queries.

    A removed listing is none, and a sample is none of a real one.
    """
    return _doubles(clinic, type(clinic).objects.filter(removed_at=None))


def removed_doubles(clinic):
    """Removed listings that may be this one: perhaps somebody asked not to be listed."""
    return _doubles(clinic, type(clinic).objects.filter(removed_at__isnull=False, merged_into=None))


def _doubles(clinic, others):
    same_kind = {"state_code": clinic.state_code, "is_sample": clinic.is_sample}
    others = others.filter(**same_kind).exclude(pk=clinic.pk)
    found = {}
    if clinic.phone:
        found |= {other.pk: (1, other) for other in others.filter(phone=clinic.phone)[:COMPARED]}
    for other in _nearby(others, clinic.postal_code[:5])[:COMPARED]:
        likeness = max(alike(clinic.name, other.name), alike(clinic.address, other.address))
        if likeness >= ALIKE and other.pk not in found:
            found[other.pk] = (likeness, other)
    by_likeness = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].pk))
    return [other for _, other in by_likeness]


def alike(one, other):
    """How much two names or streets are alike, from 0 to 1; marks and capitals do not count."""
    return SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()


def _bare(text):
    return _NOISE.sub(" ", text.lower()).strip()


def _nearby(clinics, zip_code):
    """Those with these five digits, with or without four more. A range, so that an index serves."""
    if not zip_code.isdigit():
        return clinics.none()
    following = str(int(zip_code) + 1).zfill(5)
    return clinics.filter(postal_code__gte=zip_code, postal_code__lt=following)
