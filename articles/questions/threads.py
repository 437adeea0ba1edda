"""A thread as readers see it: the public answers of a question, rendered."""

from dataclasses import dataclass

from articles.library import Library
from articles.rendered_text import RenderedText
from articles.rendering import rendered
from microsite.people.credit import load_licenses

from .models import Answer, AnswerRevision


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


def show_thread(question, revisions=None):
    """The answers of a thread and its Library, in four queries.

    `revisions` replaces the public ones in a preview.
    """
    if revisions is None:
        revisions = AnswerRevision.objects.current().filter(page__question=question)
        revisions = revisions.with_people().oldest_first()
    revisions = list(revisions)
    load_licenses(
        users=[revision.full_review_by for revision in revisions],
        clinicians=[revision.page.clinician for revision in revisions],
    )
    library = Library([revision.body for revision in revisions])
    answers = []
    for revision in revisions:
        answer = revision.page
        answer.question = question
        text = rendered(revision.parts, library, heading_level=3, prefix=f"{answer.anchor}-")
        answers.append(ShownAnswer(answer=answer, revision=revision, text=text))
    return answers, library
