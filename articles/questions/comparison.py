"""Where the answers of a thread agree and differ: written by an editor, approved by a clinician."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import models, transaction

from articles.checking import require_text
from articles.cites import CitesClaims, CitesClaimsQuerySet
from articles.library import references_to_check
from articles.review_points import COMPARISON, points_of
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet

from .answer import AnswerRevision
from .question import Question

CEILING = 8
FEWEST_ANSWERS = 2


class ComparisonQuerySet(PageQuerySet):
    """Comparisons."""

    @transaction.atomic
    def start(self, question, by):
        """A draft by `by` that compares the answers of this question; the open one if there is."""
        ComparisonRevision.require_permission(by, "publish", "An editor compares answers.")
        page, _ = self.get_or_create(question=question, defaults={"slug": "comparison"})
        return page.edit(by)


class Comparison(Page):
    """The comparison of one thread. It stands on the thread and has no address of its own."""

    has_own_address = False

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="comparison")

    objects = ComparisonQuerySet.as_manager()

    def __str__(self):
        return f"Comparison of the answers to “{self.question}”"

    def get_absolute_url(self):
        return f"{self.question.get_absolute_url()}#agree-and-differ"


class ComparisonRevisionQuerySet(CitesClaimsQuerySet, RevisionQuerySet):
    """Texts of comparisons, without those in threads that are not public."""

    def current(self, at=None):
        current = super().current(at).filter(page__question__withdrawn_at=None)
        return current.filter(page__question__status=Question.Status.ACCEPTED)

    def outdated(self):
        """Public ones that no longer compare what readers see, as a list, in two queries."""
        texts = defaultdict(set)
        shown = AnswerRevision.objects.current().filter(page__question__comparison__isnull=False)
        for question, pk in shown.values_list("page__question", "pk"):
            texts[question].add(pk)
        current = self.current().select_related("page__question", "author")
        return [text for text in current if set(text.compared) != texts[text.page.question_id]]


class ComparisonRevision(CitesClaims, Revision):
    """One text of a comparison."""

    TEXT_FIELDS = ("agree", "differ")
    # The highest reading grade that it may have.
    ceiling = CEILING

    page = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="revisions")
    agree = models.TextField(
        "where they agree", max_length=1500, help_text="A short list in plain words."
    )
    differ = models.TextField(
        "where they differ",
        max_length=1500,
        help_text="A short list. If they differ in nothing that matters, say so.",
    )

    compared = models.JSONField(
        default=list, editable=False, help_text="The texts of answers that it was written about."
    )

    objects = ComparisonRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "comparison text"
        permissions = [
            ("publish_comparisonrevision", "Can submit, schedule, cancel and withdraw comparisons"),
            ("approve_comparisonrevision", "Can approve comparisons"),
        ]

    def __str__(self):
        return str(self.page)

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"agree": self.agree, "differ": self.differ}

    def check_ready(self):
        if not self.agree.strip() or not self.differ.strip():
            raise ValidationError("Say where the answers agree and where they differ.")
        if len(self._public_answers()) < FEWEST_ANSWERS:
            raise ValidationError("A thread with one public answer has nothing to compare.")
        require_text(self.parts, references_to_check(self.parts.values()), CEILING)

    def review_points(self):
        return points_of(COMPARISON, str(self.page), self.parts, CEILING)

    def touches_sample(self):
        return self.page.question.is_sample or super().touches_sample()

    @transaction.atomic
    def submit(self, by):
        """Hand it in, with the answers that it compares: what readers see at this moment."""
        super().submit(by)
        self.compared = sorted(self._public_answers())
        self._stored().update(compared=self.compared)

    def check_approvable(self):
        super().check_approvable()
        if set(self.compared) != self._public_answers():
            raise ValidationError(
                "The answers of this thread changed after this was written. Return it with a note."
            )

    def compares(self, answers):
        """Whether it was written about these very texts of answers."""
        return set(self.compared) == {answer.pk for answer in answers}

    def _public_answers(self):
        answers = AnswerRevision.objects.current().filter(page__question=self.page.question)
        return set(answers.values_list("pk", flat=True))
