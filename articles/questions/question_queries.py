"""Questions and threads by state, and what retention erases of them."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

ANONYMOUS = "A reader"
KEEP_ASKED_TEXT = datetime.timedelta(days=90)
KEEP_UNANSWERED = datetime.timedelta(days=365)


class Status(models.TextChoices):
    RECEIVED = "received", "received"
    ACCEPTED = "accepted", "accepted"
    DECLINED = "declined", "declined"


class QuestionQuerySet(models.QuerySet):
    """Questions and threads, in the words of the people who ask for them."""

    def _answers(self):
        revisions = self.model._meta.get_field("answers").related_model.revisions.rel.related_model
        return revisions.objects.current().filter(page__question=models.OuterRef("pk"))

    def published(self):
        """Threads: accepted, not withdrawn, with one public answer; no samples on a live site."""
        threads = self.filter(models.Exists(self._answers()), status=Status.ACCEPTED)
        threads = threads.filter(withdrawn_at=None)
        return threads if settings.DEMO else threads.exclude(is_sample=True)

    def withdrawn(self):
        """Threads that were public and were taken back, whole or by their last answer."""
        revisions = self.model._meta.get_field("answers").related_model.revisions.rel.related_model
        once_public = revisions.objects.public().filter(page__question=models.OuterRef("pk"))
        gone = self.filter(models.Exists(once_public)).exclude(pk__in=self.published().values("pk"))
        gone = gone.filter(status=Status.ACCEPTED)
        return gone if settings.DEMO else gone.exclude(is_sample=True)

    def with_answer_counts(self):
        """Each with `answer_count`: its public answers."""
        count = self._answers().order_by().values("page__question").annotate(n=models.Count("pk"))
        return self.annotate(answer_count=models.Subquery(count.values("n")))

    def newest_answered_first(self):
        return self.order_by("-answered_at", "-pk")

    def in_section(self, section):
        return self.filter(section=section)

    def waiting(self):
        """Received or accepted, with no public answer yet, the oldest first; no samples on a live
        site, where nobody can answer them."""
        open_states = [Status.RECEIVED, Status.ACCEPTED]
        waiting = self.filter(~models.Exists(self._answers()), status__in=open_states)
        waiting = waiting.filter(withdrawn_at=None).order_by("asked_at", "pk")
        return waiting if settings.DEMO else waiting.exclude(is_sample=True)

    def awaiting_answer(self):
        """Waiting ones for which nobody has handed in an answer: the clinicians' queue."""
        return self.waiting().with_submitted().filter(has_submitted=False)

    def with_submitted(self):
        """Each with `has_submitted`: whether an answer to it waits for its review."""
        revisions = self.model._meta.get_field("answers").related_model.revisions.rel.related_model
        submitted = revisions.objects.awaiting_review().filter(page__question=models.OuterRef("pk"))
        return self.annotate(has_submitted=models.Exists(submitted.order_by()))

    def expire_asked_text(self, now=None):
        """Erase what readers typed 90 days after it was answered, declined or withdrawn.

        What nobody could answer within a year is declined first. Returns the count erased.
        """
        before = (now or timezone.now()) - KEEP_ASKED_TEXT
        self._close_unanswered(now)
        done = (
            models.Q(answered_at__lte=before)
            | models.Q(declined_at__lte=before)
            | models.Q(withdrawn_at__lte=before)
        )
        erased = self.filter(done).exclude(asked_text="").update(asked_text="", email="")
        # Nobody will ever read what was worded for a question that was declined.
        declined = self.filter(declined_at__lte=before)
        declined.update(title="", text="", shown_name=ANONYMOUS)
        return erased

    def _close_unanswered(self, now=None):
        """Decline what nobody could answer within a year, and erase its address."""
        now = now or timezone.now()
        # Read first: the statement that changes them asks for their answers.
        late = list(self.waiting().filter(asked_at__lte=now - KEEP_UNANSWERED).values_list("pk"))
        for (pk,) in late:
            question = self.get(pk=pk)
            question.close(now)
