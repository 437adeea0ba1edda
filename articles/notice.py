"""Safety notices: shared texts that stand on many pages and are reviewed once."""

from django.db import models
from django.urls import reverse

from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet

from .checking import require_text
from .citations import sources_of
from .review_points import NOTICE, points_of

RED_FLAGS = "red-flags"
CEILING = 6


class SafetyNotice(Page):
    """One shared text, placed in pages by its slug. The red-flag notice is the one that must be."""

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="one_notice_a_slug")
        ]

    def __str__(self):
        newest = self.newest
        return newest.title if newest else self.slug

    def get_absolute_url(self):
        """Where readers find the notice by itself."""
        return reverse("notice", args=[self.slug])


class SafetyNoticeRevision(Revision):
    """One text of a safety notice."""

    TEXT_FIELDS = ("title", "body")
    # The highest reading grade that it may have.
    ceiling = CEILING

    page = models.ForeignKey(SafetyNotice, on_delete=models.PROTECT, related_name="revisions")
    title = models.CharField(max_length=120)
    body = models.TextField(
        help_text="Care cards in three levels: emergency, urgent, routine. Grade 6 or lower. "
        "It appears on every page that a worried patient could read."
    )

    objects = RevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "notice text"
        permissions = [
            ("publish_safetynoticerevision", "Can submit, schedule, cancel and withdraw notices"),
            ("approve_safetynoticerevision", "Can approve notices"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"body": self.body}

    def review_points(self):
        return points_of(NOTICE, self.title, self.parts, CEILING)

    def check_ready(self):
        require_text(self.parts, sources_of(self.parts.values()), CEILING)
