"""How a person is shown beside a text that he or she wrote or reviewed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property

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
    clinician: object = field(default=None, repr=False, compare=False)
    """The listed clinician whose license checks count, or None."""

    @cached_property
    def license(self):
        """The LicenseLine of the check that counts, or None. Looked up only where it is shown:
        `load_licenses` fetches the checks of many people at once."""
        if self.clinician is None:
            return None
        check = self.clinician.current_license or self.clinician.latest_license_check
        return LicenseLine.of(check) if check else None


def load_licenses(users=(), clinicians=()):
    """Fetch in one query the license checks that the bylines of these people need.

    Takes users (with `clinician` selected) and clinicians; None among them is passed over.
    """
    found = [user.clinician_or_none for user in users if user is not None]
    found += clinicians
    found = [clinician for clinician in found if clinician is not None]
    if found:
        prefetch_related_objects(found, "license_checks")
