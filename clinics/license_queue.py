"""Whose license has to be looked up next: those that stop counting, and those never looked up."""

import datetime

from django.db import models
from django.db.models.functions import Cast, Coalesce, Least, TruncDate
from django.utils import timezone

from microsite.people.licenses import VALID_FOR
from microsite.people.models import Clinician, LicenseCheck

AHEAD = datetime.timedelta(days=30)
# Who looked so lately need not look again, unless the license has ended since.
LATELY = datetime.timedelta(days=7)
# Later than any license expires.
FAR = datetime.date(9999, 12, 31)


class LicenseQueueQuerySet(models.QuerySet):
    """Clinicians, by when somebody has to look at a license of theirs."""

    def to_check(self):
        """Those with a license that counts no longer than 30 days from now, or no check at all.

        The most urgent first: `due` is the last day on which a check counts, or the day on which
        somebody was added whom nobody has looked up yet. Who is neither listed nor signs in is
        left out, and so is what somebody looked at in the last days. `looked_on` is the day of
        the last look, or None.
        """
        of_them = models.OuterRef("pk")
        ending = _ending().filter(clinician=of_them).order_by("until", "pk")
        looks = LicenseCheck.objects.filter(clinician=of_them).order_by("-checked_on")
        never = ~models.Exists(looks)
        shown = models.Q(listed=True) | models.Q(user__is_active=True)
        until = models.Subquery(ending.values("until")[:1], output_field=models.DateField())
        found = self.filter(shown).filter(models.Exists(ending) | never)
        return found.annotate(
            due=Coalesce(until, TruncDate("created_at")),
            looked_on=models.Subquery(looks.values("checked_on")[:1]),
        ).order_by("due", "pk")


def _ending():
    """The newest checks that have to be renewed, each with `until`, the last day that it counts."""
    today = timezone.localdate()
    by_age = models.ExpressionWrapper(
        models.F("checked_on") + VALID_FOR, output_field=models.DateTimeField()
    )
    expires = Coalesce("expires", models.Value(FAR, output_field=models.DateField()))
    checks = LicenseCheck.objects.ending(AHEAD).annotate(
        until=Least(expires, Cast(by_age, models.DateField()))
    )
    still_counts = models.Q(checked_on__gte=today - LATELY, until__gte=today)
    return checks.exclude(still_counts | models.Q(checked_on=today))


class LicenseToCheck(Clinician):
    """A clinician as somebody who looks licenses up sees them: what is known, what comes next."""

    objects = LicenseQueueQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "license to check"
        verbose_name_plural = "licenses to check"
        default_permissions = ("view",)

    @property
    def newest_checks(self):
        """The newest check of each license, the one that ends first at the head. Uses prefetched
        checks."""
        newest = {}
        for check in sorted(self.license_checks.all(), key=LicenseCheck.newest_first):
            newest.setdefault(check.license_key, check)
        return sorted(newest.values(), key=_soonest)

    @property
    def check_to_renew(self):
        """The check of the license that has to be looked up next, or None."""
        return next(iter(self.newest_checks), None)


def _soonest(check):
    """A sort key: what shows an active license by its last day, then the rest."""
    return (check.status != LicenseCheck.Status.ACTIVE, check.counts_until, check.pk)
