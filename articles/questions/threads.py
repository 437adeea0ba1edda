"""A thread as readers see it: the public answers of a question, rendered."""

import datetime
from dataclasses import dataclass

from articles.library import Library
from articles.rendered_text import RenderedText
from articles.rendering import rendered
from microsite.markup import plain_text
from microsite.people.credit import load_licenses
from microsite.publishing.history import changes

from .choices import AiHelp
from .models import Answer, AnswerRevision, ComparisonRevision


@dataclass(frozen=True)
class EarlierText:
    """A text of an answer that a newer one has replaced: kept, so that nothing said is lost."""

    revision: AnswerRevision
    text: RenderedText
    replaced_at: datetime.datetime
    """When the next text took its place."""

    @property
    def shown_from(self):
        return self.revision.publish_at

    @property
    def what_to_do(self):
        return self.text.part("what_to_do")


@dataclass(frozen=True)
class ShownAnswer:
    """One public answer with everything that the page prints."""

    answer: Answer
    revision: AnswerRevision
    text: RenderedText
    earlier: list[EarlierText]
    """Its replaced texts, the newest first."""
    figures: dict
    """Figures that its text may place, by key."""

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
    def what_to_do(self):
        return self.text.part("what_to_do")

    @property
    def conflicts(self):
        return self.revision.conflicts

    @property
    def ai_help(self):
        """Whether AI helped, in words. Nobody checked what a sample person handed in."""
        if self.is_sample and self.revision.ai_help == AiHelp.DRAFT:
            return "AI wrote a first draft. This is a sample: no clinician has checked it yet."
        return self.revision.get_ai_help_display()

    @property
    def changes(self):
        """What changed in it and why, the newest first."""
        return changes([self.revision, *(old.revision for old in self.earlier)])

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
    def changed_at(self):
        """When this text replaced an earlier one, or None."""
        return self.revision.publish_at if self.earlier else None

    @property
    def is_sample(self):
        return self.revision.is_sample

    @property
    def plain_text(self):
        """All that it says, without its marks: what other software reads."""
        texts = self.revision.parts.values()
        parts = [self.short_answer, *(plain_text(text, self.figures) for text in texts)]
        return "\n".join(part for part in parts if part)

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
    earlier = []
    if revisions is None:
        revisions, earlier = _public_texts(question)
    revisions = list(revisions)
    load_licenses(
        users=[revision.full_review_by for revision in revisions],
        clinicians=[revision.page.clinician for revision in revisions],
    )
    if comparison is not None and not preview and not comparison.compares(revisions):
        comparison = None
    library = Library(
        text
        for revision in [*revisions, *earlier, *([comparison] if comparison else [])]
        for text in revision.parts.values()
    )
    answers = [_shown_answer(question, revision, earlier, library) for revision in revisions]
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


def _public_texts(question):
    """The public texts of the answers, the oldest answer first, and those that they replaced."""
    texts = AnswerRevision.objects.public().filter(page__question=question)
    texts = texts.filter(page__withdrawn_at=None).with_people().order_by("-publish_at", "-pk")
    newest, replaced = {}, []
    for text in texts:
        if newest.setdefault(text.page_id, text) is not text:
            replaced.append(text)
    shown = sorted(newest.values(), key=lambda text: (text.page.sort_date, text.page_id))
    return shown, replaced


def _shown_answer(question, revision, earlier, library):
    answer = revision.page
    answer.question = question
    prefix = f"{answer.anchor}-"
    text = rendered(
        revision.parts, library, heading_level=5, prefix=prefix, since=revision.reviewed_at
    )
    shown, newer = [], revision
    for old in earlier:
        if old.page_id == answer.pk:
            was = rendered(old.parts, library, heading_level=5, prefix=f"{prefix}text-{old.pk}-")
            shown.append(EarlierText(old, was, newer.publish_at))
            newer = old
    return ShownAnswer(answer, revision, text, shown, library.figures)
