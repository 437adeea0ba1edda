"""Editions by where they stand, and how one begins."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

# How far back the first edition looks for what is new.
FIRST_LOOK = datetime.timedelta(days=31)


class Status(models.TextChoices):
    DRAFT = "draft", "draft"
    SUBMITTED = "submitted", "waiting for a second editor"
    APPROVED = "approved", "approved"


class EditionQuerySet(models.QuerySet):
    """Editions, in the words of the people who ask for them."""

    def approved(self):
        """Approved and not cancelled; on a live site without anything a sample person touched."""
        approved = self.filter(status=Status.APPROVED, cancelled_at=None)
        return approved if settings.DEMO else approved.filter(is_sample=False)

    def published(self, at=None):
        """Past editions, which anybody may read, the newest first."""
        return self.approved().filter(send_at__lte=at or timezone.now()).order_by("-number")

    def going_out(self, at=None):
        """Those whose moment has come and that not everybody has yet, the oldest first."""
        return self.published(at).filter(finished_at=None).order_by("send_at", "pk")

    def open(self):
        """Being composed, or waiting for the second editor."""
        return self.filter(status__in=[Status.DRAFT, Status.SUBMITTED])

    def awaiting_approval(self):
        return self.filter(status=Status.SUBMITTED).order_by("submitted_at")

    def not_by(self, user):
        """Those that `user` neither began nor changed."""
        mine = models.Q(author=user) | models.Q(contributors=user)
        return self.exclude(pk__in=self.model.objects.filter(mine).values("pk"))

    def newest_look(self):
        """Until when the last edition looked for what is new."""
        done = self.filter(status=Status.APPROVED, cancelled_at=None, alert=None)
        return done.aggregate(last=models.Max("until"))["last"] or timezone.now() - FIRST_LOOK

    @transaction.atomic
    def start(self, by, find_news):
        """A draft by `by` with what is new since the last edition; refused while one is open.

        `find_news(since, until)` returns the News of that time.
        """
        self.model.require_permission(by, "publish")
        if self.open().exists():
            raise ValidationError(
                "Another edition is open. Finish it or throw it away before you begin a new one."
            )
        since, until = self.newest_look(), timezone.now()
        day = timezone.localtime(until)
        edition = self.model(author=by, since=since, until=until, subject=f"New in {day:%B %Y}")
        edition.save()
        edition.take_up(find_news(since, until))
        return edition

    @transaction.atomic
    def send_alert(self, text, by):
        """Send an alert that readers see to everybody on the list, alone and at once.

        Two people stand behind its text already: who wrote it and who approved it. They are named
        as author and as second person, so nobody else has to approve the letter.
        """
        self.model.require_permission(by, "publish")
        alert = text.page if text else None
        if alert is None or alert.withdrawn_at or alert.public != text:
            raise ValidationError("Readers do not see this alert now, so it can't be sent.")
        if self.filter(alert=text, cancelled_at=None).exists():
            raise ValidationError("This text was sent to the subscribers already.")
        edition = self.model(author=text.author, alert=text, subject=f"Safety alert: {text.title}")
        edition.save()
        edition.contributors.add(by)
        edition.items.model.take_up(edition, alert)
        edition.freeze(by=text.reviewed_by, send_at=timezone.now(), before=Status.DRAFT)
        return edition

    def next_number(self):
        """The number of the next edition. Call it in a transaction: whoever asks next waits."""
        numbers = list(self.select_for_update().values_list("number", flat=True))
        return max((number for number in numbers if number), default=0) + 1
