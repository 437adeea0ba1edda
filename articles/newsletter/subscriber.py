"""Who gets our letters: an address, a choice, and dates. Nothing else is held of them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from . import notices

# As long the link in the message to confirm works, and as long an address waits for it.
KEEP_UNCONFIRMED = datetime.timedelta(days=7)
# Nobody can have us write to a stranger more often than this.
BETWEEN_MESSAGES = datetime.timedelta(hours=6)


class Choice(models.TextChoices):
    EVERYTHING = "everything", "Everything new, and safety alerts"
    ALERTS = "alerts", "Safety alerts only"


class SubscriberQuerySet(models.QuerySet):
    """Subscribers by what they may be sent."""

    def confirmed(self):
        """Those who said that the address is theirs."""
        return self.exclude(confirmed_at=None)

    def wanting_everything(self):
        return self.confirmed().filter(choice=Choice.EVERYTHING)

    def pending(self):
        """Those who have not confirmed, or never will."""
        return self.filter(confirmed_at=None)

    @transaction.atomic
    def sign_up(self, email, choice):
        """Have a message go out to an address: whoever gets it can confirm, or change and stop.

        Nothing tells the caller whether the address was known, and it gets one message in six
        hours at most. The choice of somebody who confirmed is theirs to change.
        """
        now = timezone.now()
        subscriber, _ = self.get_or_create(email=email.lower(), defaults={"choice": choice})
        silent = models.Q(mailed_at=None) | models.Q(mailed_at__lte=now - BETWEEN_MESSAGES)
        self.pending().filter(pk=subscriber.pk).update(choice=choice)
        if self.filter(silent, pk=subscriber.pk).update(mailed_at=now):
            notices.forget(subscriber)
            subscriber.refresh_from_db()
            notices.send(subscriber)

    def forget_pending(self, now):
        """Delete the addresses that nobody confirmed in a week; returns how many."""
        late = list(self.pending().filter(mailed_at__lte=now - KEEP_UNCONFIRMED))
        for subscriber in late:
            subscriber.leave()
        return len(late)


class Subscriber(models.Model):
    """One address that wants our letters, or that somebody signed up and nobody confirmed yet."""

    Choice = Choice

    email = models.EmailField("e-mail address", unique=True, editable=False)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    created_at = models.DateTimeField("signed up", auto_now_add=True)
    confirmed_at = models.DateTimeField("confirmed", null=True, editable=False)
    mailed_at = models.DateTimeField(
        "last message about signing up",
        null=True,
        editable=False,
        help_text="So that nobody can have us write to a stranger again and again.",
    )

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["choice", "confirmed_at"], name="subscriber_audience"),
        ]

    def __str__(self):
        # It stands in the log of the desk, which outlives the address.
        return f"Subscriber {self.pk}"

    def confirm(self):
        """The address is theirs: from now on letters go out to it. Twice is as good as once."""
        now = timezone.now()
        if not type(self).objects.filter(pk=self.pk).exists():
            raise ValidationError("This address is erased already. You can sign up again.")
        type(self).objects.pending().filter(pk=self.pk).update(confirmed_at=now)
        self.refresh_from_db(fields=["confirmed_at"])

    def choose(self, choice):
        """Change what they are sent."""
        if choice not in Choice.values:
            raise ValidationError("Choose one of the two kinds of letters.")
        type(self).objects.filter(pk=self.pk).update(choice=choice)
        self.choice = choice

    @transaction.atomic
    def leave(self):
        """Erase the address wherever it is. Whoever signs up again is somebody new to us."""
        notices.forget(self)
        type(self).objects.filter(pk=self.pk).delete()
