"""An edition: one letter to many, from what is new to what was sent.

draft → submitted → approved. Only drafts change. Once it is approved and its moment has come,
anybody may read it, and `send_newsletter` sends it. Every verb raises ValidationError with the
sentence that the user sees.
"""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import AlertRevision

from .edition_queries import EditionQuerySet, Status

A_WHILE = datetime.timedelta(minutes=5)
FARTHEST = datetime.timedelta(days=366)


class Edition(models.Model):
    """One letter, and where it stands."""

    Status = Status

    number = models.PositiveIntegerField(null=True, unique=True, editable=False)
    subject = models.CharField(
        max_length=120,
        help_text="What stands in the list of messages. Others may see it on a locked screen, so "
        "name no illness and nothing that shows what the reader had done.",
    )
    intro = models.TextField(
        "a few words",
        max_length=2000,
        blank=True,
        help_text="What readers see first: plain sentences, no Markdown. An empty line begins a "
        "new paragraph. What is medical belongs into a page that a clinician reviews.",
    )
    alert = models.ForeignKey(
        AlertRevision,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The text of the alert that goes out alone, to everybody.",
    )
    since = models.DateTimeField("new since", null=True, editable=False)
    until = models.DateTimeField("new until", null=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    contributors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, editable=False, related_name="+"
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    returned_with = models.CharField("what should change", max_length=500, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    send_at = models.DateTimeField("goes out", null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    sent = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)
    unclear = models.PositiveIntegerField(default=0, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        permissions = [
            ("publish_edition", "Can compose, hand in, send and cancel editions"),
            ("approve_edition", "Can approve editions of others"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("author")),
                name="edition_approved_by_another",
                violation_error_message="Nobody approves an edition of their own.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="approved")
                | models.Q(approved_by__isnull=False, send_at__isnull=False, number__isnull=False),
                name="edition_approved_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["alert"],
                condition=models.Q(cancelled_at=None),
                name="one_edition_an_alert",
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.subject}" if self.number else self.subject

    def get_absolute_url(self):
        return reverse("newsletter:edition", args=[self.number])

    @property
    def is_draft(self):
        return self.status == Status.DRAFT

    @property
    def state(self):
        """Where it stands, in words for the desk."""
        if self.status != Status.APPROVED:
            return self.get_status_display()
        if self.cancelled_at:
            return "stopped" if self.started_at else "cancelled"
        if self.finished_at:
            return "sent"
        if self.started_at:
            return "going out"
        return "approved for later" if self.send_at > timezone.now() else "about to go out"

    @property
    def counts(self):
        """{what became of it: how many}, while it goes out and afterwards."""
        if self.finished_at or not self.started_at:
            return {"sent": self.sent, "refused": self.refused, "unclear": self.unclear}
        return {state.label: count for state, count in self.deliveries.all().tally().items()}

    def save(self, *args, **kwargs):
        """Save a draft. Everything later is frozen and moves by verbs only."""
        self.require_draft()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Throw a draft away; what was approved is kept."""
        self.require_draft()
        return super().delete(*args, **kwargs)

    def require_draft(self):
        """Raise ValidationError unless it may be changed."""
        stored = type(self).objects.filter(pk=self.pk)
        if self.pk and not stored.filter(status=Status.DRAFT).exists():
            raise ValidationError("Only a draft can be changed. Take the edition back first.")

    def changed_by(self, user):
        """Whether `user` began or changed it."""
        return user.pk == self.author_id or self.contributors.filter(pk=user.pk).exists()

    def note_contributor(self, user):
        """Remember that `user` changed it; who changes an edition may not approve it."""
        if user.pk != self.author_id:
            self.contributors.add(user)

    @transaction.atomic
    def take_up(self, news):
        """Add what is new and not in it yet, and bring all that is in it up to date."""
        self.require_draft()
        self.items.refresh()
        for each in news:
            self.items.model.take_up(self, each.page, each.kind)

    @transaction.atomic
    def renew(self, by, find_news):
        """Look again for what is new, up to now."""
        self.require_permission(by, "publish")
        self.require_draft()
        self.until = timezone.now()
        self.save()
        self.take_up(find_news(self.since, self.until))
        self.note_contributor(by)

    @transaction.atomic
    def submit(self, by):
        """Hand it to a second editor; from now on it is frozen."""
        self.require_permission(by, "publish")
        if not self.items.included().exists():
            raise ValidationError("There is nothing in it. Include at least one page.")
        self.items.require_current()
        self.note_contributor(by)
        self._move(Status.DRAFT, Status.SUBMITTED, submitted_at=timezone.now(), returned_with="")

    @transaction.atomic
    def return_with_note(self, by, note):
        """Open it for changes again, with a note on what should change."""
        self.require_permission(by, "publish")
        if not note.strip():
            raise ValidationError("Say what should change: the editor who composed it reads it.")
        self._move(Status.SUBMITTED, Status.DRAFT, returned_with=note.strip())

    @transaction.atomic
    def approve(self, by, send_at=None):
        """Approve the edition of another editor; it goes out from `send_at` (default now)."""
        self.require_permission(by, "approve")
        if self.changed_by(by):
            raise ValidationError(
                "You composed or changed this edition, so another editor has to approve it."
            )
        now = timezone.now()
        if send_at is not None and not now - A_WHILE <= send_at <= now + FARTHEST:
            raise ValidationError(
                "Choose a moment within the next year, or leave it empty to send it now."
            )
        self.items.require_current()
        self.freeze(by=by, send_at=max(send_at or now, now), before=Status.SUBMITTED)

    def freeze(self, by, send_at, before):
        """Make it approved, with its number. Samples in it make it a sample."""
        people = [self.author, by, *self.contributors.all()]
        samples = any(user.is_sample for user in people)
        samples = samples or self.items.included().filter(is_sample=True).exists()
        self._move(
            before,
            Status.APPROVED,
            number=type(self).objects.next_number(),
            approved_by=by,
            approved_at=timezone.now(),
            send_at=send_at,
            is_sample=samples,
        )

    @transaction.atomic
    def cancel(self, by):
        """Stop it: who has it keeps it, nobody else gets it, and its page is gone."""
        self.require_permission(by, "publish")
        waiting = type(self).objects.filter(
            pk=self.pk, status=Status.APPROVED, cancelled_at=None, finished_at=None
        )
        if not waiting.update(cancelled_at=timezone.now()):
            raise ValidationError("Only an edition that is not sent to all yet can be stopped.")
        self.refresh_from_db(fields=["cancelled_at"])

    @classmethod
    def require_permission(cls, user, verb):
        """Raise ValidationError unless `user` may."""
        if not (user.is_active and user.has_perm(f"newsletter.{verb}_edition")):
            raise ValidationError("Your role does not include this. Ask an editor to do this.")

    def _move(self, before, after, **fields):
        """Change the status in one conditional statement, so that two people can't both do it."""
        stored = type(self).objects.filter(pk=self.pk, status=before)
        if not stored.update(status=after, **fields):
            self.refresh_from_db(fields=["status"])
            raise ValidationError(f"This can't be done: the edition is {self.state} now.")
        self.refresh_from_db(fields=["status", *fields])
