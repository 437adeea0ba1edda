"""What became of the addresses that we send readers to: one row for each, the last look at it."""

from django.db import models
from django.utils import timezone

from .source import Source

# So many failures in a row, each on another day: a bad afternoon of a server is not enough.
VANISHED_AFTER = 2


class Outcome(models.TextChoices):
    """What the last look showed."""

    THERE = "there", "there"
    MOVED = "moved", "moved"
    BLOCKED = "blocked", "not for programs"
    FAILED = "failed", "failed"


class LinkCheckQuerySet(models.QuerySet):
    """Looks at addresses."""

    def vanished(self):
        """Failed two times in a row, on different days; a mended address counts no more."""
        current = models.Q(source=None) | models.Q(source__url=models.F("address"))
        return self.filter(current, failures__gte=VANISHED_AFTER)

    def record(self, source, about, address, found):
        """Write down what was found at an address; returns the row.

        `source` is the Source or None; `about` names other addresses, such as those of boards.
        """
        known = {"source": source} if source else {"source": None, "address": address}
        check = self.filter(**known).first() or self.model(**known)
        if check.address != address:
            check.address, check.failures, check.failing_since = address, 0, None
        check.about = about
        check.note(found)
        return check


class LinkCheck(models.Model):
    """The last look at one address. Nothing here changes the address itself."""

    source = models.OneToOneField(
        Source, on_delete=models.CASCADE, null=True, related_name="link_check"
    )
    about = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500)
    checked_at = models.DateTimeField("checked")
    outcome = models.CharField("result", max_length=10, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(null=True)
    final_address = models.CharField("leads to", max_length=500, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField("failures in a row", default=0)
    failing_since = models.DateField(null=True)
    failed_on = models.DateField("last failure", null=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-failures", "address"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=models.Q(source=None),
                name="one_check_an_address_of_no_source",
            )
        ]

    def __str__(self):
        return str(self.source) if self.source else self.about or self.address

    def note(self, found):
        """Save what was found. Failures count once a day; who keeps programs out proves nothing."""
        today = timezone.localdate()
        self.checked_at = timezone.now()
        self.outcome, self.status, self.problem = found.outcome, found.status, found.problem
        # An address that is cut short leads elsewhere.
        self.final_address = found.final_address if len(found.final_address) <= 500 else ""
        if found.outcome == Outcome.FAILED:
            if not self.failures:
                self.failing_since = today
            if not self.failures or self.failed_on != today:
                self.failures += 1
            self.failed_on = today
        elif found.outcome != Outcome.BLOCKED:
            self.failures, self.failing_since = 0, None
        self.save()
