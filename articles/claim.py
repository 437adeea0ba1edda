"""The claim register: each medical statement that matters, with how sure we are and why."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from microsite.markup import cited_keys, cited_sources, plain_text
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet
from microsite.search import Entry

from .checking import require_text
from .citations import sources_of
from .indexing import IndexedRevision
from .review_points import CLAIM, points_of
from .sections import Section

SEARCH_KIND = "claim"
SAFETY_SECTIONS = (Section.AFTERCARE,)


class Grade(models.TextChoices):
    """How sure we are, in words. The last one says that we looked and found nothing."""

    STRONG = "strong", "strong evidence"
    SOME = "some", "some evidence"
    WEAK = "weak", "weak evidence"
    EXPERT = "expert", "expert opinion"
    CONFLICTING = "conflicting", "conflicting evidence"
    NONE = "none", "no study found"


class Claim(Page):
    """One statement. Pages refer to it by its slug: [@claim:slug]."""

    section = models.CharField(
        max_length=12, choices=Section.choices, help_text="Where the register lists it."
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="one_claim_a_slug")
        ]

    def __str__(self):
        text = self.public or self.newest
        return text.statement if text else self.slug

    def get_absolute_url(self):
        return reverse("claim", args=[self.slug])

    def refresh_evidence_changed(self):
        """Write on each approved text when the evidence changed last, in the order of publication.

        All of them, because one may be put before another that was approved for later, and one may
        be cancelled.
        """
        before = None
        for text in self.revisions.approved().order_by("publish_at"):
            changed_at = before and before.evidence_changed_at
            if before is not None and text.evidence != before.evidence:
                changed_at = text.publish_at
            if changed_at != text.evidence_changed_at:
                text.evidence_changed_at = changed_at
                self.revisions.filter(pk=text.pk).update(evidence_changed_at=changed_at)
            before = text


class ClaimRevisionQuerySet(RevisionQuerySet):
    """Texts of claims. A withdrawn claim is shown, too: as it was when it was withdrawn."""

    def public(self, at=None):
        """Without texts whose moment came after the claim was withdrawn: nobody ever read them."""
        seen = models.Q(page__withdrawn_at=None)
        seen |= models.Q(publish_at__lte=models.F("page__withdrawn_at"))
        return super().public(at).filter(seen)

    def by_source(self):
        """Key of a source -> the texts among these that rest on it, in one query."""
        found = defaultdict(list)
        for text in self.select_related("page"):
            for key in cited_sources(text.basis):
                found[key].append(text)
        return found


class ClaimRevision(IndexedRevision, Revision):
    """One wording of a claim, with its grade and what it rests on."""

    TEXT_FIELDS = ("statement", "grade", "basis")

    page = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="revisions")
    statement = models.CharField(
        max_length=240,
        help_text="What is true, or what is not known, in one plain sentence. No citation here.",
    )
    grade = models.CharField(
        "how sure we are",
        max_length=12,
        choices=Grade.choices,
        help_text="Strong: several good studies, a law, a label or an official record. Some: a "
        "trial or a review. Weak: small or uncontrolled studies, case reports. Expert opinion: a "
        "guideline or a label without trials. None: we looked and found no study.",
    )
    basis = models.TextField(
        "what it rests on",
        max_length=2500,
        help_text="What kind of studies, of how many people, and what they leave open. All "
        "sources of the claim are cited here: [@source-key].",
    )
    evidence_changed_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When its statement, grade or sources last differed from the text before. Pages "
        "that refer to the claim and are older come up for editors.",
    )

    objects = ClaimRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "claim text"
        permissions = [
            ("publish_claimrevision", "Can submit, schedule, cancel and withdraw claims"),
            ("approve_claimrevision", "Can approve claims"),
        ]

    def __str__(self):
        return self.statement

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def title(self):
        """The statement: what lists and errors call this text."""
        return self.statement

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"basis": self.basis}

    @property
    def ceiling(self):
        """The highest reading grade that it may have."""
        return 6 if self.page.section in SAFETY_SECTIONS else 8

    @property
    def evidence(self):
        """What readers rely on: when one of these changes, pages that refer to it need a look."""
        return (self.statement, self.grade, cited_keys(self.basis).sources)

    def check_ready(self):
        if not self.statement.strip():
            raise ValidationError("Write the statement before you submit.")
        if self.grade not in Grade.values:
            raise ValidationError("Say how sure we are before you submit.")
        cited = cited_keys(self.basis)
        if cited.claims:
            raise ValidationError("A claim rests on sources, not on other claims: cite those.")
        if not cited.sources and self.grade != Grade.NONE:
            raise ValidationError("Cite at least one source, or say that no evidence was found.")
        require_text(self.parts, sources_of(self.parts.values()), self.ceiling)

    def review_points(self):
        return points_of(CLAIM, self.title, self.parts, self.ceiling)

    def on_approved(self):
        super().on_approved()
        self.page.refresh_evidence_changed()
        self.refresh_from_db(fields=["evidence_changed_at"])

    def on_cancelled(self):
        super().on_cancelled()
        self.page.refresh_evidence_changed()

    def search_entry(self):
        return Entry(
            kind=SEARCH_KIND,
            object_id=self.pk,
            title=self.statement,
            summary=self.get_grade_display(),
            body=plain_text(self.basis),
            language=self.page.language,
        )
