"""How many questions came from one internet address today, without keeping the address."""

from django.db import models

from microsite.senders import CountedQuerySet

# A family, a library or a phone company may share one address.
MOST_A_DAY = 10
TOO_MANY = (
    f"{MOST_A_DAY} questions have come from your internet connection today, and we cannot take "
    "more of them in one day. What you wrote is still here: please copy it and send it "
    "tomorrow, or send it now over another connection."
)


class SenderQuerySet(CountedQuerySet):
    """The counts of today, and those that have to go."""

    def count_question(self, address):
        """Count one more question from this address; ValidationError when there were too many."""
        self.count_one(address, "questions", MOST_A_DAY, TOO_MANY, form="questions")


class Sender(models.Model):
    """One internet address on one day, as a keyed hash whose key changes every day."""

    day = models.DateField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    questions = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = SenderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "digest"], name="one_count_per_sender_and_day")
        ]

    def __str__(self):
        return f"A sender on {self.day}"
