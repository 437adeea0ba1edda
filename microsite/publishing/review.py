"""What a second person does with a text: approve, cancel, return, note what should change."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .notes import ReviewNote
from .passages import require_passage
from .review_dates import review_dates
from .review_points import confirmed
from .states import ReviewKind, Status


class Reviewed:
    """Mixin of Revision: the verbs of its second person."""

    # Whether one statement may confirm all points that are asked of the reviewer.
    confirmed_together = False

    @transaction.atomic
    def return_with_notes(self, by, note):
        """Send a submitted text back with a note; opens a copy for its author and returns it.

        Without a note of its own when there are open notes on passages.
        """
        note = note.strip()
        if not (note or self.review_notes.open().exists()):
            raise ValidationError("Say what should change: the writer reads your note.")
        self.require_reader(by)
        self._move(Status.SUBMITTED, Status.RETURNED)
        if note:
            ReviewNote.objects.create(revision=self, author=by, text=note)
        return self.copy(author=self.author)

    @transaction.atomic
    def note_on_passage(self, by, field, passage, text):
        """Keep a note of `by` on a passage of one field of this submitted text."""
        self.require_reader(by)
        if not self._stored().awaiting_review().select_for_update().exists():
            raise ValidationError("Notes are made on a text that waits for its review.")
        if not text.strip():
            raise ValidationError("Say what should change in this passage.")
        passage = require_passage(self.noted_fields(), field, passage)
        return ReviewNote.objects.create(
            revision=self, author=by, field=field, passage=passage, text=text.strip()
        )

    def noted_fields(self):
        """Name of a field -> its words: where a note may point."""
        return {name: str(getattr(self, name) or "") for name in self.TEXT_FIELDS}

    def require_reader(self, by):
        """Raise ValidationError unless `by` may return this text."""
        if not by.has_perm(self._permission("publish")):
            self.require_reviewer(by)

    @transaction.atomic
    def approve(
        self,
        by,
        kind=ReviewKind.FULL,
        publish_at=None,
        knowing_of_later=False,
        ticks=(),
        comment="",
    ):
        """Approve a submitted text; public from `publish_at` (aware datetime, default now).

        `knowing_of_later` says that the reviewer knows of a text that was approved for a later
        moment and will replace this one without what is new in it. `ticks` are the keys of the
        review points that the reviewer confirms: a full review needs all of them.
        """
        self.require_reviewer(by)
        self.check_approvable()
        now = timezone.now()
        if publish_at is not None and publish_at < now - datetime.timedelta(minutes=5):
            raise ValidationError("The moment of publication is past. Leave it empty for now.")
        publish_at = max(publish_at or now, now)
        self._check_moment(publish_at, knowing_of_later)
        kind, points = ReviewKind(kind), {}
        if kind == ReviewKind.FULL:
            points = confirmed(self.review_points(), ticks, comment, self.confirmed_together)
        review = review_dates(self, by, kind, points)
        # A correction carries the last full review on: a sample person's stays a sample's.
        sample = self.touches_sample() or by.is_sample or review["full_review_by"].is_sample
        self._move(
            Status.SUBMITTED,
            Status.APPROVED,
            reviewed_by=by,
            reviewed_at=now,
            review_kind=kind,
            publish_at=publish_at,
            is_sample=sample,
            **review,
        )
        self.page.refresh_sort_date()
        self.on_approved()

    @transaction.atomic
    def cancel(self, by):
        """Cancel a text that is approved for later; what is public now stays."""
        self.require_permission(by, "publish", "Ask an editor to cancel it.")
        waiting = self._stored().filter(
            status=Status.APPROVED, cancelled_at=None, publish_at__gt=timezone.now()
        )
        if not waiting.update(cancelled_at=timezone.now()):
            raise ValidationError("Only a text that is approved for later can be cancelled.")
        self.refresh_from_db(fields=["cancelled_at"])
        self.page.refresh_sort_date()
        self.on_cancelled()

    def _check_moment(self, publish_at, knowing_of_later):
        if self._siblings().approved().filter(publish_at=publish_at).exists():
            raise ValidationError("Another text of this page is due at that very minute.")
        later = self._siblings().scheduled().filter(publish_at__gt=publish_at).first()
        if later is not None and not knowing_of_later:
            day = timezone.localtime(later.publish_at)
            raise ValidationError(
                "Another text of this page is approved for later and would replace this one on "
                f"{day:%B %-d, %Y at %H:%M}. Have it cancelled, or tick that you know of it."
            )
