"""Revisions by state, in the words of the people who ask for them."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from .states import Status


class RevisionQuerySet(models.QuerySet):
    """Every filter on `status` stands here."""

    def approved(self):
        """Approved and not cancelled; on a live site without anything a sample person touched."""
        approved = self.filter(status=Status.APPROVED, cancelled_at=None)
        return approved if settings.DEMO else approved.filter(is_sample=False)

    def public(self, at=None):
        """Approved ones whose moment has come, the replaced ones among them."""
        return self.approved().filter(publish_at__lte=at or timezone.now())

    def newest_public(self, at=None):
        """The one of each page that readers see, or saw last before the page was withdrawn."""
        at = at or timezone.now()
        later = self.model.objects.public(at).filter(
            page=models.OuterRef("page"), publish_at__gt=models.OuterRef("publish_at")
        )
        return self.public(at).filter(~models.Exists(later))

    def current(self, at=None):
        """The one that readers see of each page that is not withdrawn."""
        return self.newest_public(at).filter(page__withdrawn_at=None)

    def scheduled(self):
        """Approved ones whose moment has not come."""
        return self.approved().filter(publish_at__gt=timezone.now())

    def open(self):
        """Being written or waiting for a review."""
        return self.filter(status__in=[Status.DRAFT, Status.SUBMITTED])

    def drafts(self):
        return self.filter(status=Status.DRAFT)

    def awaiting_review(self):
        """Submitted ones, the longest waiting first."""
        return self.filter(status=Status.SUBMITTED).order_by("submitted_at")

    def reviewable_by(self, user):
        """Submitted ones that `user` neither wrote nor changed."""
        return self.awaiting_review().not_by(user)

    def not_by(self, user):
        """Those that `user` neither wrote nor changed."""
        mine = models.Q(author=user) | models.Q(contributors=user)
        return self.exclude(pk__in=self.model.objects.filter(mine).values("pk"))

    def due_for_review(self, within=datetime.timedelta(0)):
        """Public ones whose next full review is due within that time, the late ones first."""
        until = timezone.localdate() + within
        return self.current().filter(review_due__lte=until).order_by("review_due", "pk")

    def overdue(self):
        """Public ones whose next full review is late: their pages say so to readers."""
        return self.current().filter(review_due__lt=timezone.localdate()).order_by("review_due")

    def with_people(self):
        """With authors and reviewers; `people.credit.load_licenses` adds what bylines need."""
        return self.select_related(
            "author__clinician", "reviewed_by__clinician", "full_review_by__clinician"
        )

    def with_states(self):
        """With what `state` compares each text to: the public text of its page, in one query."""
        current = models.Prefetch(
            "page__revisions", queryset=self.model.objects.current(), to_attr="current_revisions"
        )
        return self.select_related("page").prefetch_related(current)

    def pages(self):
        """The pages of these revisions as a list in this order, in one query.

        Meant for `current()` revisions: each page's `public` is the revision it came with.
        """
        pages = []
        for revision in self.select_related("page"):
            revision.page.current_revisions = [revision]
            pages.append(revision.page)
        return pages
