"""What a listing can be found by: rows that follow from it, for an index that serves filters."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from .facets import RECENT_DAYS


class TraitQuerySet(models.QuerySet):
    """Traits, in the words of the people who ask for them."""

    def published(self, on=None):
        """Those that hold on that day (today); none that rests on a sample on a live site."""
        on = on or timezone.localdate()
        holding = self.filter(models.Q(until=None) | models.Q(until__gte=on))
        return holding if settings.DEMO else holding.exclude(is_sample=True)

    def recent(self, on=None):
        """Without licenses that were not looked at lately."""
        since = (on or timezone.localdate()) - datetime.timedelta(days=RECENT_DAYS)
        return self.filter(models.Q(seen_on=None) | models.Q(seen_on__gte=since))


class Trait(models.Model):
    """One thing by which a clinic is found, such as a language. Nobody types it: see `deriving.py`.

    `is_sample` is that of the person or device on which it rests. A license counts through
    `until`, and was seen on `seen_on`. State and cell are copies of the clinic's.
    """

    clinic = models.ForeignKey("clinics.Clinic", on_delete=models.CASCADE, related_name="traits")
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    is_sample = models.BooleanField(default=False)
    seen_on = models.DateField(null=True)
    until = models.DateField(null=True)
    state_code = models.CharField(max_length=2)
    cell = models.PositiveIntegerField(null=True)

    objects = TraitQuerySet.as_manager()

    class Meta:
        ordering = ["facet", "value", "pk"]
        indexes = [
            models.Index(fields=["facet", "value", "state_code", "clinic"], name="trait_in_state"),
            models.Index(fields=["facet", "value", "cell", "clinic"], name="trait_in_cell"),
        ]

    def __str__(self):
        return f"{self.facet}: {self.label}"
