"""A thread as readers see it: the public answers of a question, rendered."""

from dataclasses import dataclass

from articles.library import Library
from articles.rendered_text import RenderedText
from articles.rendering import rendered
from microsite.people.credit import load_licenses

from .models import Answer, AnswerRevision, ComparisonRevision


@dataclass(frozen=True)
class ShownAnswer:
    """One public answer with everything that the page prints."""

    answer: Answer
    revision: AnswerRevision
    text: RenderedText

    @property
    def id(self):
        return self.answer.pk

    @property
    def anchor(self):
        return self.answer.anchor

    @property
    def short_answer(self):
        return self.revision.short_answer

    @property
    def html(self):
        return self.text.body

    @property
    def sources(self):
        return self.text.sources

    @property
    def credit(self):
        """The byline of the clinician whose answer it is."""
        return self.answer.clinician.credit

    @property
    def reviewer_credit(self):
        return self.revision.reviewer_credit

    @property
    def reviewed_on(self):
        return self.revision.reviewed_on

    @property
    def publish_at(self):
        """When this answer first appeared."""
        return self.answer.sort_date

    @property
    def is_sample(self):
        return self.revision.is_sample

    def get_absolute_url(self):
        return self.answer.get_absolute_url()


@dataclass(frozen=True)
class ShownComparison:
    """Where the answers agree and differ."""

    revision: ComparisonRevision
    text: RenderedText


@dataclass(frozen=True)
class ShownThread:
    """The public answers of a thread, what an editor says of them, and the Library of all."""

    answers: list[ShownAnswer]
    comparison: ShownComparison | None
    library: Library


def show_thread(question, revisions=None, comparison=None):
    """The ShownThread: one query for each kind of thing that it needs.

    `revisions` replaces the public answers in a preview, `comparison` the public comparison. A
    comparison of other texts than those shown is left out.
    """
    preview = comparison is not None or revisions is not None
    if not preview:
        texts = ComparisonRevision.objects.current().filter(page__question=question)
        comparison = texts.with_people().first()
    if revisions is None:
        revisions = AnswerRevision.objects.current().filter(page__question=question)
        revisions = revisions.with_people().oldest_first()
    revisions = list(revisions)
    load_licenses(
        users=[revision.full_review_by for revision in revisions],
        clinicians=[revision.page.clinician for revision in revisions],
    )
    if comparison is not None and not preview and not comparison.compares(revisions):
        comparison = None
    compared = list(comparison.parts.values()) if comparison is not None else []
    library = Library([*(revision.body for revision in revisions), *compared])
    answers = []
    for revision in revisions:
        answer = revision.page
        answer.question = question
        text = rendered(
            revision.parts,
            library,
            heading_level=3,
            prefix=f"{answer.anchor}-",
            since=revision.reviewed_at,
        )
        answers.append(ShownAnswer(answer=answer, revision=revision, text=text))
    shown = None
    if comparison is not None:
        text = rendered(
            comparison.parts,
            library,
            heading_level=4,
            prefix="comparison-",
            since=comparison.reviewed_at,
        )
        shown = ShownComparison(comparison, text)
    return ShownThread(answers, shown, library)
