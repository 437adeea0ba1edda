"""What editors do with a report: answer it, decline it, take the listing off at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from . import notices
from .choices import Kind, Status

ASKED = "asked to be removed"
TAKEN_OFF = "We took the page off the site."
# What retention erases some time after the answer.
TYPED = {
    "name": "",
    "role": "",
    "npi": "",
    "license_state": "",
    "license_number": "",
    "told": "",
    "how_known": "",
    "reply": "",
}


class ReportVerbs:
    """The verbs of a ListingReport. Each raises ValidationError with what editors read."""

    @transaction.atomic
    def answer(self, by, reply):
        """It is done: `reply` says what was changed or found. Sent to whoever left an address."""
        self._require(by)
        if not reply.strip():
            raise ValidationError("Write what you did or found. It is the answer that we send.")
        if self.kind == Kind.REMOVE and self._is_listed:
            raise ValidationError(
                "The page is still on the site. Take it off with “Remove it now”, or decline."
            )
        self._close(by, Status.DONE, reply.strip())

    @transaction.atomic
    def decline(self, by, reason):
        """Nothing is changed, and `reason` says why. Sent to whoever left an address."""
        self._require(by)
        if not reason.strip():
            raise ValidationError("Say why nothing changes. It is the answer that we send.")
        self._close(by, Status.DECLINED, reason.strip())

    @transaction.atomic
    def remove_now(self, by):
        """Take the page off the site at once, and answer that it is done."""
        self._require(by)
        if self.kind != Kind.REMOVE:
            raise ValidationError("Nobody asked here that the page be removed.")
        if self.clinic is not None and not self.clinic.removed_at:
            self.clinic.remove(by, ASKED)
        if self.clinician is not None and self.clinician.listed:
            self.clinician.listed = False
            self.clinician.save()
        self._close(by, Status.DONE, TAKEN_OFF)

    def lapse(self, now):
        """Nobody answered within a year: erase what was typed. Run by retention."""
        self._move(status=Status.UNANSWERED, closed_at=now, email="", form_key=None, **TYPED)

    @property
    def _is_listed(self):
        return not self.clinic.removed_at if self.clinic else self.clinician.listed

    def _require(self, by):
        if not by.has_perm("clinics.change_listingreport"):
            raise ValidationError("Your role does not include this. Ask an editor to do this.")
        if by.is_sample and not self.subject.is_sample:
            raise ValidationError("A sample person can't decide about a real listing.")

    def _close(self, by, status, reply):
        self._move(status=status, closed_at=timezone.now(), closed_by=by, reply=reply)
        notices.send_answer(self)

    def _move(self, **fields):
        """Change an open report; whoever comes second reads that somebody was faster."""
        if not type(self).objects.filter(pk=self.pk, status=Status.OPEN).update(**fields):
            raise ValidationError("This report was answered already.")
        for name, value in fields.items():
            setattr(self, name, value)
