"""How many reports came from one internet address today, without keeping the address."""

from django.db import models

from microsite.senders import CountedQuerySet

# A clinic may send the errors of its whole page at once, and a library share one address.
MOST_A_DAY = 20
TOO_MANY = (
    f"{MOST_A_DAY} reports have come from your internet connection today, and we can’t take more "
    "of them in one day. What you wrote is still here: please copy it and send it tomorrow, or "
    "send it now over another connection."
)


class ReportSenderQuerySet(CountedQuerySet):
    """The counts of today, and those that have to go."""

    def count_report(self, address):
        """Count one more report from this address; ValidationError when there were too many."""
        self.count_one(address, "reports", MOST_A_DAY, TOO_MANY, form="reports")


class ReportSender(models.Model):
    """One internet address on one day, as a keyed hash whose key changes every day."""

    day = models.DateField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    reports = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = ReportSenderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "digest"], name="one_report_count_per_sender")
        ]

    def __str__(self):
        return f"A sender on {self.day}"
