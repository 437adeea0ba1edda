"""Questions and threads by state."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from .browse_queries import Browsing
from .notices import ask_to_confirm

ANONYMOUS = "A reader"
LATE_AFTER = datetime.timedelta(hours=72)


class Status(models.TextChoices):
    RECEIVED = "received", "received"
    NEEDS_INFO = "needs-info", "waiting for the asker"
    ACCEPTED = "accepted", "accepted"
    DECLINED = "declined", "declined"
    MERGED = "merged", "merged into another thread"


# Something can still become of them.
OPEN = (Status.RECEIVED, Status.NEEDS_INFO, Status.ACCEPTED)
QUEUE_ORDER = (models.F("urgent_at").asc(nulls_last=True), "asked_at", "pk")


class QuestionQuerySet(Browsing, models.QuerySet):
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

    def in_section(self, section):
        return self.filter(section=section)

    def open(self):
        """Received, waiting for the asker, or accepted, with no public answer yet, put aside or
        not; no samples on a live site, where nobody can answer them."""
        found = self.filter(~models.Exists(self._answers()), status__in=OPEN, withdrawn_at=None)
        return found if settings.DEMO else found.exclude(is_sample=True)

    def waiting(self):
        """Received or accepted, with no public answer yet: the urgent first, then the oldest.

        Neither what was put aside as spam nor what waits for its asker.
        """
        waiting = self.open().filter(status__in=[Status.RECEIVED, Status.ACCEPTED], held_at=None)
        return waiting.order_by(*QUEUE_ORDER)

    def late(self):
        """Waiting for longer than we promise."""
        return self.waiting().filter(asked_at__lt=timezone.now() - LATE_AFTER)

    def urgent(self):
        """Waiting, with urgent words in it, and nobody has sent the red-flag reply."""
        return self.waiting().exclude(urgent_at=None).filter(red_flags_at=None)

    def put_aside(self):
        """Put aside because they look like spam, the newest first."""
        return self.open().exclude(held_at=None).order_by("-held_at")

    def needing_information(self):
        """Waiting for their askers, the longest first."""
        found = self.open().filter(status=Status.NEEDS_INFO, held_at=None)
        return found.order_by("asked_back_at", "pk")

    def awaiting_answer(self):
        """Waiting ones for which nobody has handed in an answer: the clinicians' queue."""
        return self.waiting().with_submitted().filter(has_submitted=False)

    def with_submitted(self):
        """Each with `has_submitted`: whether an answer to it waits for its review."""
        revisions = self.model._meta.get_field("answers").related_model.revisions.rel.related_model
        submitted = revisions.objects.awaiting_review().filter(page__question=models.OuterRef("pk"))
        return self.annotate(has_submitted=models.Exists(submitted.order_by()))

    def thread_instead_of(self, pk):
        """The public thread into which this question was merged, or None."""
        merged = self.model.objects.filter(pk=pk).values("merged_into")
        return self.published().filter(pk__in=merged).first()

    def receive(self, form_key, **fields):
        """Store what a reader sent, ask them to confirm their address, and return the question.

        A form that is sent twice makes one question, and one message. Call it in a transaction.
        """
        question, created = self.get_or_create(form_key=form_key, defaults=fields)
        if created:
            ask_to_confirm(question)
        return question
