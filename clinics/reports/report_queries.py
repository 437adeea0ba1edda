"""Which reports wait, which are late, and which ones readers see counted."""

import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from . import working_days
from .choices import Status

ANSWER_WITHIN = 5
"""Working days."""
COUNTED = datetime.timedelta(days=365)


def due_on(received_on):
    """The day on which an answer to what came in on that day is due."""
    return working_days.after(received_on, ANSWER_WITHIN)


class ListingReportQuerySet(models.QuerySet):
    """Reports, in the words of the people who ask for them."""

    def open(self):
        """Those that wait for an answer, the one that is due first at the head."""
        return self.filter(status=Status.OPEN).order_by("due_on", "pk")

    def late(self):
        """Those of them that should have an answer already."""
        return self.open().filter(due_on__lt=timezone.localdate())

    def real(self):
        """Those on pages that are no samples."""
        return self.exclude(clinic__is_sample=True).exclude(clinician__is_sample=True)

    def counted(self):
        """Those of the last 12 months that the public numbers count; on a live site no samples."""
        found = self.filter(received_at__gt=timezone.now() - COUNTED)
        return found if settings.DEMO else found.real()

    @transaction.atomic
    def receive(self, form_key, **told):
        """Store what somebody sent. A form that is sent twice makes one report."""
        known = self.filter(form_key=form_key).first()
        if known:
            return known
        return self.create(form_key=form_key, due_on=due_on(timezone.localdate()), **told)
