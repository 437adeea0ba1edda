"""How a person is shown beside a text that he or she wrote or reviewed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from .us_states import STATE_NAMES


@dataclass(frozen=True)
class LicenseLine:
    """One license check in the words that readers see."""

    state_name: str
    board: str
    number: str
    status: str
    checked_on: datetime.date
    is_current: bool

    @classmethod
    def of(cls, check):
        """The line for a LicenseCheck."""
        return cls(
            state_name=STATE_NAMES.get(check.state, check.state),
            board=check.board,
            number=check.number,
            status=check.get_status_display(),
            checked_on=check.checked_on,
            is_current=check.is_current,
        )


@dataclass(frozen=True)
class Credit:
    """A byline: a name, letters after it, an own page if there is one, and the license line."""

    name: str
    credentials: str = ""
    url: str = ""
    is_sample: bool = False
    license: LicenseLine | None = None


def load_licenses(users=(), clinicians=()):
    """Fetch in one query the license checks that the bylines of these people need.

    Takes users (with `clinician` selected) and clinicians; None among them is passed over.
    """
    found = [user.clinician_or_none for user in users if user is not None]
    found += clinicians
    found = [clinician for clinician in found if clinician is not None]
    if found:
        prefetch_related_objects(found, "license_checks")
