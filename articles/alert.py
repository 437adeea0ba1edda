"""Alerts: what an authority warned of, with its date, shown on the pages that it concerns."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from microsite.markup import cited_keys, plain_text
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet
from microsite.search import Entry

from .article import Article
from .checking import require_text
from .indexing import IndexedRevision
from .library import references_to_check
from .review_points import ALERT, points_of
from .term import GlossaryTermRevision

SEARCH_KIND = "alert"
CEILING = 6


class Alert(Page):
    """One warning. Editors choose its pages, so that a new one needs no new text of theirs."""

    articles = models.ManyToManyField(
        Article,
        blank=True,
        related_name="alerts",
        verbose_name="pages",
        help_text="Every page whose readers need to know of it: it stands at the top there.",
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="one_alert_a_slug")
        ]

    def __str__(self):
        text = self.public or self.newest
        return text.title if text else self.slug

    def get_absolute_url(self):
        return reverse("alert", args=[self.slug])


class AlertRevisionQuerySet(RevisionQuerySet):
    """Texts of alerts."""

    def on_page(self, article):
        """Those that stand on this page."""
        return self.filter(page__articles=article)

    def newest_first(self):
        return self.order_by("-issued_on", "-page_id")


class AlertRevision(IndexedRevision, Revision):
    """One text of an alert."""

    TEXT_FIELDS = ("title", "issuer", "issued_on", "summary", "body")
    # The highest reading grade that it may have.
    ceiling = CEILING

    page = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="revisions")
    title = models.CharField(max_length=120)
    issuer = models.CharField(max_length=60, help_text="Who warns, such as FDA.")
    issued_on = models.DateField("issued on", null=True, help_text="The date on the warning.")
    summary = models.CharField(
        max_length=200, help_text="What readers of the pages must know. No citations."
    )
    body = models.TextField(
        help_text="What it says, what it means for the reader, and what to do. Grade 6 or lower."
    )

    objects = AlertRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "alert text"
        permissions = [
            ("publish_alertrevision", "Can submit, schedule, cancel and withdraw alerts"),
            ("approve_alertrevision", "Can approve alerts"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"body": self.body}

    def check_ready(self):
        if not (self.issuer.strip() and self.issued_on and self.summary.strip()):
            raise ValidationError("Fill in who warns, on which day, and what readers must know.")
        cited = cited_keys(self.body)
        if not cited.sources:
            raise ValidationError("Cite the warning itself: [@source-key].")
        if cited.claims:
            raise ValidationError("An alert rests on the warning, not on claims: cite sources.")
        require_text(self.parts, references_to_check(self.parts.values()), CEILING)

    def review_points(self):
        names = GlossaryTermRevision.names()
        return points_of(ALERT, self.title, self.parts, CEILING, terms=names)

    def search_entry(self):
        return Entry(
            kind=SEARCH_KIND,
            object_id=self.pk,
            title=self.title,
            summary=self.summary,
            body=plain_text(self.body),
            language=self.page.language,
        )
