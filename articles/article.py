"""Articles: chapters, articles, disagreements, sheets and policies."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from microsite.markup import plain_text
from microsite.publishing import reviewers
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet
from microsite.search import Entry

from .checking import require_text
from .cites import CitesClaims, CitesClaimsQuerySet
from .indexing import IndexedRevision
from .library import references_to_check
from .quality.measure import measure
from .review_points import ARTICLE, POLICY, points_of
from .sections import Section
from .term import GlossaryTermRevision

SEARCH_KIND = "article"


class Kind(models.TextChoices):
    CHAPTER = "chapter", "chapter"
    ARTICLE = "article", "article"
    DISAGREEMENT = "disagreement", "where sources disagree"
    SHEET = "sheet", "sheet to print"
    POLICY = "policy", "policy"


ALL_PARTS = ("main_message", "known", "unknown", "next_step")
# Of those, what a kind of page needs: a sheet has to fit on paper, a policy is no health text.
REQUIRED_PARTS = {Kind.SHEET: ("main_message", "next_step"), Kind.POLICY: ()}


class ArticleRevisionQuerySet(CitesClaimsQuerySet, RevisionQuerySet):
    """Texts of articles, asked for from the side of the text: one query for page and text."""

    def chapters(self):
        """Chapters in the order of the sections."""
        order = [models.When(page__section=section, then=section.number) for section in Section]
        return self.filter(page__kind=Kind.CHAPTER).order_by(models.Case(*order, default=99))

    def policies(self):
        return self.filter(page__kind=Kind.POLICY).order_by("page__slug")

    def in_section(self, section):
        """Everything of a section but its chapter: by kind, sheets last, then the newest first."""
        kinds = (Kind.ARTICLE, Kind.DISAGREEMENT, Kind.SHEET)
        order = [models.When(page__kind=kind, then=place) for place, kind in enumerate(kinds)]
        return (
            self.filter(page__section=section)
            .exclude(page__kind=Kind.CHAPTER)
            .order_by(models.Case(*order, default=99), "-page__sort_date", "-page_id")
        )

    def featured(self):
        """In the order that editors set."""
        return self.exclude(page__featured_order=None).order_by("page__featured_order", "page_id")

    def related_to(self, article):
        """Pinned ones first, then the same section; never policies, never itself."""
        pinned = article.related.through.objects.filter(
            from_article=article, to_article=models.OuterRef("page_id")
        )
        return (
            self.annotate(is_pinned=models.Exists(pinned))
            .filter(models.Q(is_pinned=True) | models.Q(page__section=article.section))
            .exclude(page=article.pk)
            .exclude(page__kind=Kind.POLICY)
            .order_by("-is_pinned", "-page__sort_date", "-page_id")
        )


class Article(Page):
    """One page of the library. Its text is in its revisions."""

    Kind = Kind

    kind = models.CharField(
        max_length=12,
        choices=Kind.choices,
        default=Kind.ARTICLE,
        help_text="A chapter opens its section; each section has one. Policies have no section.",
    )
    section = models.CharField(max_length=12, choices=Section.choices, blank=True)
    featured_order = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="1, 2, 3 … puts it among the featured articles on the home page, in that order. "
        "Empty: not featured.",
    )
    related = models.ManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        help_text="At most three pages on the same subject that a reader needs next. "
        "The rest is filled up from the section.",
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "language"],
                condition=models.Q(kind="chapter"),
                name="one_chapter_a_section",
                violation_error_message="This section has its chapter already.",
            ),
            models.UniqueConstraint(
                fields=["section", "slug", "language"],
                name="one_article_an_address",
                violation_error_message="Another article has this address. Change the slug.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="policy", section="")
                | (~models.Q(kind="policy") & ~models.Q(section="")),
                name="only_policies_lack_a_section",
                violation_error_message="Choose a section; only policies have none.",
            ),
        ]

    def __str__(self):
        text = self.public or self.newest
        return text.title if text else self.slug

    def get_absolute_url(self):
        if self.kind == Kind.POLICY:
            return reverse("policy", args=[self.slug])
        if self.kind == Kind.CHAPTER:
            return reverse("section", args=[self.section])
        return reverse("article", args=[self.section, self.slug])

    def clean(self):
        super().clean()
        stored = Article.objects.filter(pk=self.pk).first() if self.pk else None
        moved = stored and (stored.kind, stored.section) != (self.kind, self.section)
        if moved and stored.revisions.exclude(status="draft").exists():
            raise ValidationError(
                "The kind and the section decide who reviews a page and how plain it must be, "
                "so they stay once a text was submitted. Make a new page instead."
            )

    @property
    def section_or_none(self):
        """The Section, or None for a policy."""
        return Section(self.section) if self.section else None


class ArticleRevision(CitesClaims, IndexedRevision, Revision):
    """One text of an article."""

    TEXT_FIELDS = ("title", "summary", "main_message", "body", "known", "unknown", "next_step")

    page = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    title = models.CharField(
        max_length=120, help_text="What the page answers, in the reader's words."
    )
    summary = models.CharField(
        max_length=160,
        help_text="One or two sentences for lists and search engines. No citations.",
    )
    main_message = models.TextField(
        blank=True,
        max_length=800,
        help_text="The short answer: two or three short sentences. Readers see it first.",
    )
    body = models.TextField(
        help_text="Headings start at ##. Each medical sentence ends with its source: [@source-key]."
    )
    known = models.TextField("what we know", blank=True, max_length=2500, help_text="A short list.")
    unknown = models.TextField(
        "what we do not know",
        blank=True,
        max_length=2500,
        help_text="A short list. Say so where studies are small or disagree.",
    )
    next_step = models.TextField(
        "next step",
        blank=True,
        max_length=1200,
        help_text="What to do now, in one to three sentences.",
    )
    quality = models.JSONField(
        default=dict, editable=False, help_text="What was measured when it was approved."
    )

    objects = ArticleRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "article text"
        permissions = [
            ("publish_articlerevision", "Can submit, schedule, cancel and withdraw articles"),
            ("approve_articlerevision", "Can approve articles"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def parts(self):
        """The Markdown fields in the order in which readers meet them: field name -> text."""
        names = ("main_message", "body", "known", "unknown", "next_step")
        return {name: getattr(self, name) for name in names if getattr(self, name).strip()}

    @property
    def ceiling(self):
        """The highest reading grade that the page may have."""
        return 6 if self.page.section == Section.AFTERCARE else 8

    def check_ready(self):
        missing = [
            str(self._meta.get_field(name).verbose_name)
            for name in REQUIRED_PARTS.get(self.page.kind, ALL_PARTS)
            if not getattr(self, name).strip()
        ]
        if missing:
            raise ValidationError(f"Fill in before you submit: {', '.join(missing)}.")
        references = references_to_check(self.parts.values())
        require_text(self.parts, references, self.ceiling)

    def review_points(self):
        asked = POLICY if self.page.kind == Kind.POLICY else ARTICLE
        is_sheet = self.page.kind == Kind.SHEET
        return points_of(
            asked, self.title, self.parts, self.ceiling, is_sheet, GlossaryTermRevision.names()
        )

    def require_reviewer(self, user):
        if self.page.kind == Kind.POLICY:
            reviewers.require_editor(user, self)
        else:
            super().require_reviewer(user)

    def on_approved(self):
        super().on_approved()
        self.quality = self.measured()
        self._stored().update(quality=self.quality)

    def measured(self):
        """What a program can count in this text (articles.quality)."""
        required = (*REQUIRED_PARTS.get(self.page.kind, ALL_PARTS), "body")
        sheets = Article.objects.filter(kind=Kind.SHEET, withdrawn_at=None)
        addresses = [sheet.get_absolute_url() for sheet in sheets]
        return measure(self, required, GlossaryTermRevision.names(), addresses)

    def search_entry(self):
        return Entry(
            kind=SEARCH_KIND,
            object_id=self.pk,
            title=self.title,
            summary=self.summary,
            body="\n".join(plain_text(text) for text in self.parts.values()),
            language=self.page.language,
        )
