"""License checks: what somebody saw, on which day, in which official record.

A check is never changed or deleted: a new look is a new row, and the newest row of a
license is what counts. So we can always say what we knew on which day.
"""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from .us_states import STATE_CHOICES, STATE_NAMES

VALID_FOR = datetime.timedelta(days=365)
NPI_PREFIX = "80840"
OWN_LICENSE = "Somebody else has to check your license."


def npi_is_valid(npi):
    """Whether ten digits are an NPI: a Luhn number with the prefix 80840 (45 CFR 162.406)."""
    if len(npi) != 10 or not npi.isdigit():
        return False
    total = 0
    for place, digit in enumerate(int(character) for character in reversed(NPI_PREFIX + npi)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


class LicenseCheckQuerySet(models.QuerySet):
    """Checks; they can be added and read, nothing else."""

    def newest(self, on=None):
        """The newest check of each license, as known on that day."""
        on = on or timezone.localdate()
        newer = self.model.objects.filter(
            clinician=models.OuterRef("clinician"),
            state=models.OuterRef("state"),
            number=models.OuterRef("number"),
            checked_on__lte=on,
        ).filter(
            models.Q(checked_on__gt=models.OuterRef("checked_on"))
            | models.Q(checked_on=models.OuterRef("checked_on"), pk__gt=models.OuterRef("pk"))
        )
        return self.filter(checked_on__lte=on).exclude(models.Exists(newer))

    def current(self, on=None):
        """Newest checks that show an active license, not expired, seen within 12 months."""
        on = on or timezone.localdate()
        return (
            self.newest(on)
            .filter(status=LicenseCheck.Status.ACTIVE, checked_on__gte=on - VALID_FOR)
            .filter(models.Q(expires__isnull=True) | models.Q(expires__gte=on))
        )

    def ending(self, within):
        """Newest checks that show an active license and count no longer than that time from now;
        those that stopped counting among them."""
        until = timezone.localdate() + within
        return self.newest().filter(
            models.Q(expires__lte=until) | models.Q(checked_on__lte=until - VALID_FOR),
            status=LicenseCheck.Status.ACTIVE,
        )

    def update(self, **fields):
        raise ValidationError("A license check is never changed. Add a new one.")

    def delete(self):
        raise ValidationError("A license check is never deleted. Add a new one.")


class LicenseCheck(models.Model):
    """One look into an official license record: what it showed, when, and who looked."""

    class Status(models.TextChoices):
        ACTIVE = "active", "active"
        LIMITED = "limited", "active with limits"
        EXPIRED = "expired", "expired"
        SUSPENDED = "suspended", "suspended or revoked"
        NOT_FOUND = "not_found", "not found"

    clinician = models.ForeignKey(
        "people.Clinician", on_delete=models.PROTECT, related_name="license_checks"
    )
    state = models.CharField(max_length=2, choices=STATE_CHOICES)
    board = models.CharField(max_length=160, help_text="The board that issued the license.")
    number = models.CharField("license number", max_length=40)
    status = models.CharField(
        max_length=20,
        choices=Status.choices,
        help_text="As the record shows it today. Only “active” lets a clinician approve texts; "
        "if the record shows limits, choose “active with limits” and let an editor decide.",
    )
    checked_on = models.DateField(
        default=timezone.localdate, help_text="The day on which you opened the record."
    )
    expires = models.DateField(
        null=True, blank=True, help_text="As the record shows it; empty if it shows no date."
    )
    source_url = models.URLField(
        "address of the record", blank=True, help_text="The official page that you looked at."
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LicenseCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-pk"]
        indexes = [
            models.Index(
                fields=["clinician", "state", "number", "checked_on"], name="license_newest"
            )
        ]

    def __str__(self):
        return f"{self.state} {self.number}: {self.get_status_display()} on {self.checked_on}"

    @staticmethod
    def newest_first(check):
        """A sort key that puts the newest check first."""
        return (-check.checked_on.toordinal(), -(check.pk or 0))

    @property
    def license_key(self):
        """What makes two checks checks of the same license."""
        return (self.state, self.number)

    @property
    def state_name(self):
        return STATE_NAMES.get(self.state, self.state)

    @property
    def counts_until(self):
        """The last day on which this row alone can show an active license."""
        return min(filter(None, [self.expires, self.checked_on + VALID_FOR]))

    @property
    def is_current(self):
        """Whether this row alone shows an active license today; newer rows may say otherwise."""
        today = timezone.localdate()
        return (
            self.status == self.Status.ACTIVE
            and today - VALID_FOR <= self.checked_on <= today
            and (self.expires is None or self.expires >= today)
        )

    def clean(self):
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": "This day is in the future."})

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise ValidationError("A license check is never changed. Add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError("A license check is never deleted. Add a new one.")
