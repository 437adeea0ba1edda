"""Which clinics readers see, and how they are counted and fetched."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from microsite.people.models import Clinician

from .device import Device
from .finding.queries import Finding

# Listings decay: in one study of wrong entries only 13% had been put right after 18 months.
STALE_AFTER = datetime.timedelta(days=182)
SHOWN_FOR = datetime.timedelta(days=365)
# So long before a listing is marked it comes up to be confirmed.
AHEAD = datetime.timedelta(days=30)


# Never confirmed first, then the oldest confirmation.
QUEUE_ORDER = (models.F("last_confirmed").asc(nulls_first=True), "pk")


class ClinicQuerySet(Finding, models.QuerySet):
    """Clinics, in the words of the people who ask for them."""

    def published(self, on=None):
        """Those that readers see on that day (today).

        Not removed, confirmed within 12 months, and no samples on a live site. A listing that
        nobody confirms leaves by itself.
        """
        on = on or timezone.localdate()
        visible = self.filter(removed_at=None, last_confirmed__gte=on - SHOWN_FOR)
        return visible if settings.DEMO else visible.exclude(is_sample=True)

    def withdrawn(self):
        """None: a removed clinic answers 404, as if it had never been listed."""
        return self.none()

    def to_confirm(self):
        """Those that somebody has to look at again, the most urgent first: hidden ones, then those
        that are marked as not confirmed lately, then those that will be within 30 days."""
        before = timezone.localdate() - STALE_AFTER + AHEAD
        due = models.Q(last_confirmed=None) | models.Q(last_confirmed__lt=before)
        return self.filter(due, removed_at=None, merged_into=None).order_by(*QUEUE_ORDER)

    def counts_to_confirm(self):
        """How many of those are hidden, marked, and within 30 days of it: {name: count}."""
        today = timezone.localdate()
        is_hidden = models.Q(last_confirmed=None) | models.Q(last_confirmed__lt=today - SHOWN_FOR)
        is_stale = models.Q(last_confirmed__lt=today - STALE_AFTER) & ~is_hidden
        is_soon = models.Q(last_confirmed__gte=today - STALE_AFTER)
        return (
            self.to_confirm()
            .order_by()
            .aggregate(
                hidden=models.Count("pk", filter=is_hidden),
                stale=models.Count("pk", filter=is_stale),
                soon=models.Count("pk", filter=is_soon),
            )
        )

    def in_state(self, code):
        """Those in the state with that two-letter code."""
        return self.filter(state_code=code)

    def by_name(self):
        """In order of name: the only order that nobody can buy."""
        return self.order_by("name", "pk")

    def with_clinicians(self):
        """The same clinics, each with its public clinicians in `shown_clinicians`.

        Their license checks come along.
        """
        shown = Clinician.objects.published().prefetch_related("license_checks")
        return self.prefetch_related(
            models.Prefetch("clinicians", queryset=shown, to_attr="shown_clinicians")
        )

    def with_devices(self):
        """The same clinics, each with its public devices in `shown_devices`."""
        shown = Device.objects.published()
        return self.prefetch_related(
            models.Prefetch("devices", queryset=shown, to_attr="shown_devices")
        )

    def with_device(self, device):
        """Those that say they use this device."""
        return self.filter(devices=device)

    def counts_by_state(self):
        """How many of them are in each state: {code: count}, states without any left out."""
        counted = self.order_by().values("state_code").annotate(count=models.Count("pk"))
        return dict(counted.values_list("state_code", "count"))
