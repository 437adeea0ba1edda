"""How many questions came from one internet address today, without keeping the address."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F

from microsite.senders import digest_of, today

# A family, a library or a phone company may share one address.
MOST_A_DAY = 10
TOO_MANY = (
    f"{MOST_A_DAY} questions have come from your internet connection today, and we cannot take "
    "more of them in one day. What you wrote is still here: please copy it and send it "
    "tomorrow, or send it now over another connection."
)


class SenderQuerySet(models.QuerySet):
    """The counts of today, and those that have to go."""

    def count_question(self, address):
        """Count one more question from this address; ValidationError when there were too many.

        Call it in the transaction that stores the question. An address that is not known ("")
        is not counted: a server behind a socket would otherwise shut everybody out.
        """
        if not address:
            return
        day = today()
        sender, _ = self.get_or_create(day=day, digest=digest_of(address, day))
        allowed = self.filter(pk=sender.pk, questions__lt=MOST_A_DAY)
        if not allowed.update(questions=F("questions") + 1):
            raise ValidationError(TOO_MANY, code="too_many")

    def expire(self, now=None):
        """Erase the counts of the days before this one; returns how many."""
        return self.filter(day__lt=today(now)).delete()[0]


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
