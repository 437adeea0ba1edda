"""The glossary: words that patients meet, explained once and shown in the sentence."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from microsite import history
from microsite.markup import can_be_term, cited_keys, plain_text, term_key
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet
from microsite.search import Entry

from .checking import require_text
from .citations import sources_of
from .indexing import IndexedRevision
from .review_points import TERM, points_of

SEARCH_KIND = "term"
CEILING = 8
# A query takes a limited number of conditions.
MOST_NAMES = 300


class GlossaryTerm(Page):
    """One term. Its address is the glossary's with an anchor."""

    has_own_address = False

    objects = PageQuerySet.as_manager()
    # Of its address and of withdrawals: its explanations are revisions.
    history = history.History(excluded_fields=["sort_date", "created_at"])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="one_term_a_slug")]

    def __str__(self):
        text = self.public or self.newest
        return text.name if text else self.slug

    def get_absolute_url(self):
        return f"{reverse('glossary')}#{self.slug}"

    def on_visibility_changed(self):
        """Withdrawing and reinstating pass save() by."""
        history.write(self)


class GlossaryTermRevisionQuerySet(RevisionQuerySet):
    """Texts of terms."""

    def named(self, names):
        """Those with one of these names (in the form that `term_key` gives), in one query.

        All of them for more names than any honest text has.
        """
        if len(names) > MOST_NAMES:
            return self
        wanted = models.Q(pk=None)
        for name in names:
            wanted |= models.Q(forms__contains=f"|{name}|")
        return self.filter(wanted)


class GlossaryTermRevision(IndexedRevision, Revision):
    """One explanation of a term."""

    TEXT_FIELDS = ("name", "other_names", "gloss", "definition")
    # The highest reading grade that it may have.
    ceiling = CEILING

    page = models.ForeignKey(GlossaryTerm, on_delete=models.PROTECT, related_name="revisions")
    name = models.CharField(
        max_length=60,
        validators=[
            RegexValidator(r"^[^|\[\]@]+$", "Leave out brackets, upright lines and at signs.")
        ],
    )
    other_names = models.CharField(
        max_length=200,
        blank=True,
        help_text="Other forms that texts use, such as the plural, with commas between them.",
    )
    gloss = models.CharField(
        "in the sentence",
        max_length=80,
        help_text="What it means in a few words: printed in parentheses after the term. No period.",
    )
    definition = models.TextField(
        max_length=1200, help_text="One to three short sentences. Cite with [@source-key]."
    )
    # "|milia|milium|": every form in the shape that texts are looked up by.
    forms = models.CharField(max_length=280, editable=False)

    objects = GlossaryTermRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "glossary text"
        permissions = [
            ("publish_glossarytermrevision", "Can submit, schedule, cancel and withdraw terms"),
            ("approve_glossarytermrevision", "Can approve terms"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    def save(self, *args, **kwargs):
        self.forms = f"|{'|'.join(self.keys)}|"
        super().save(*args, **kwargs)

    @classmethod
    def names(cls):
        """The names of all terms that the glossary explains."""
        return cls.objects.current().values_list("name", flat=True)

    @property
    def title(self):
        """The term: what lists and errors call this text."""
        return self.name

    @property
    def keys(self):
        """Every form of the name, as texts are looked up by."""
        names = [self.name, *self.other_names.split(",")]
        return list(dict.fromkeys(key for key in map(term_key, names) if key))

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"definition": self.definition}

    def check_ready(self):
        if not self.name.strip() or not self.gloss.strip():
            raise ValidationError("Fill in the term and what it means in the sentence.")
        cited = cited_keys(self.definition)
        if cited.terms or cited.claims:
            raise ValidationError("Explain a term in plain words, without other terms and claims.")
        for key in self.keys:
            if not can_be_term(key):
                raise ValidationError(
                    f"No text could refer to “{key}”: a name has 2 to 60 letters, digits, spaces "
                    "and marks like - ' / ( ) only."
                )
        self._require_free_names()
        require_text(self.parts, sources_of(self.parts.values()), CEILING)

    def review_points(self):
        return points_of(TERM, self.name, self.parts, CEILING)

    def check_approvable(self):
        super().check_approvable()
        self._require_free_names()

    def _require_free_names(self):
        """A name leads to one term: none has it that is public, withdrawn or approved for later."""
        others = GlossaryTermRevision.objects.exclude(page=self.page)
        for texts in (others.newest_public(), others.scheduled()):
            taken = texts.named(self.keys).first()
            if taken is not None:
                raise ValidationError(f"The term “{taken}” has one of these names already.")

    def search_entry(self):
        return Entry(
            kind=SEARCH_KIND,
            object_id=self.pk,
            title=self.name,
            summary=self.gloss,
            body=f"{self.other_names}\n{plain_text(self.definition)}",
            language=self.page.language,
        )
