"""The outbox: one row is one message for one event."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import BadHeaderError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils import timezone

from .delivery import NotSent, Unclear, send
from .report import Report

# Pause after each failed attempt; after the last one the message is given up (about a week).
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    *[timedelta(days=1)] * 7,
)
MAX_ATTEMPTS = len(PAUSES) + 1

# A sender needs seconds. Whoever claimed a message this long ago has died over it.
CLAIM_IS_DEAD_AFTER = timedelta(minutes=10)

# What is left of a message that is sent or never will be: nothing of the person.
FORGOTTEN = {"to": "", "text": "", "html": ""}


class OutboxQuerySet(models.QuerySet):
    def unsent(self):
        """Still in the outbox: neither sent nor closed by hand."""
        return self.filter(sent_at=None).exclude(to="")

    def waiting(self):
        """Will be tried by itself, now or later."""
        return self.unsent().filter(claimed_at=None, attempts__lt=MAX_ATTEMPTS)

    def due(self, now):
        return self.waiting().filter(not_before__lte=now)

    def unclear(self, now):
        """Claimed and never marked as sent: it may have gone out, so nothing sends it again."""
        return self.unsent().filter(
            models.Q(claimed_at__lt=now - CLAIM_IS_DEAD_AFTER)
            | (models.Q(claimed_at__isnull=False) & ~models.Q(last_error=""))
        )

    def given_up(self):
        return self.unsent().filter(claimed_at=None, attempts__gte=MAX_ATTEMPTS)

    def queue(self, event, to, subject, text, html="", not_before=None):
        """See microsite.mail.queue."""
        if len(subject.splitlines()) > 1 or subject != subject.strip("\r\n"):
            raise BadHeaderError("The subject of a message is one line.")
        validate_email(to)
        now = timezone.now()
        message, created = self.get_or_create(
            event=event,
            defaults={
                "to": to,
                "subject": subject,
                "text": text,
                "html": html,
                "not_before": not_before or now,
            },
        )
        if created and message.not_before <= now and settings.MAIL_CONFIGURED:
            transaction.on_commit(lambda: self.deliver(message.pk), robust=True)
        return message

    def recall(self, event):
        """See microsite.mail.recall."""
        with transaction.atomic():
            message = self.waiting().select_for_update().filter(event=event).first()
            if message is None:
                return ""
            message.delete()
        return message.to

    def forget(self, events):
        """See microsite.mail.forget."""
        self.waiting().filter(event__in=events).delete()
        self.unsent().filter(event__in=events).update(**FORGOTTEN)

    def expire(self, before):
        """See microsite.mail.expire."""
        return self.unsent().filter(not_before__lt=before).update(**FORGOTTEN)

    def send_due(self):
        """See microsite.mail.send_due. Without mail settings everything waits."""
        now = timezone.now()
        results = []
        if settings.MAIL_CONFIGURED:
            due = self.due(now).order_by("not_before", "pk").values_list("pk", flat=True)
            results = [self.deliver(pk) for pk in list(due)]
        return Report(
            sent=results.count("sent"),
            failed=results.count("failed"),
            waiting=self.waiting().count(),
            unclear=list(self.unclear(now).order_by("pk").values_list("event", flat=True)),
            given_up=list(self.given_up().order_by("pk").values_list("event", flat=True)),
        )

    def deliver(self, pk):
        """Send one message if it is due and nobody else has it.

        Returns "sent", "failed", "unclear", or None when there was nothing to do.
        """
        message = self._claim(pk)
        if message is None:
            return None
        row = self.filter(pk=pk)
        try:
            send(message)
        except NotSent as error:
            pause = PAUSES[min(message.attempts, len(PAUSES)) - 1]
            next_try = timezone.now() + pause
            row.update(claimed_at=None, not_before=next_try, last_error=str(error))
            return "failed"
        except Unclear as error:
            row.update(last_error=str(error))
            return "unclear"
        # No address is kept longer than it is needed.
        row.update(sent_at=timezone.now(), **FORGOTTEN)
        return "sent"

    def _claim(self, pk):
        """The message, now ours alone, or None. The claim is committed before anything is sent."""
        now = timezone.now()
        with transaction.atomic(durable=True):
            claimed = (
                self.due(now)
                .filter(pk=pk)
                .update(claimed_at=now, attempts=models.F("attempts") + 1, last_error="")
            )
        return self.get(pk=pk) if claimed else None

    def retry(self, event):
        """Try a stuck message again, from the first pause. True if it was stuck."""
        stuck = self._stuck(event)
        return bool(stuck.update(claimed_at=None, attempts=0, not_before=timezone.now()))

    def close(self, event):
        """Give a stuck message up for good and forget its address. True if it was stuck."""
        return bool(self._stuck(event).update(**FORGOTTEN))

    def _stuck(self, event):
        now = timezone.now()
        stuck = self.unclear(now) | self.given_up()
        return self.filter(event=event, pk__in=stuck.values("pk"))


class OutboxMessage(models.Model):
    """One message for one event. Its address and text are erased as soon as it is sent."""

    event = models.CharField(max_length=200, unique=True)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    created_at = models.DateTimeField("created", auto_now_add=True)
    not_before = models.DateTimeField("next try, at the earliest")
    claimed_at = models.DateTimeField("claimed by a sender", null=True, blank=True)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField("HTML", blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = "message"
        indexes = [
            models.Index(
                fields=["not_before"], condition=models.Q(sent_at=None), name="mail_not_sent_yet"
            )
        ]

    def __str__(self):
        return self.event
