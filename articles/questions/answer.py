"""An answer: a page inside a thread, with revisions of its own."""

from django.core.exceptions import ValidationError
from django.db import models

from articles.checking import require_text
from articles.cites import CitesClaims, CitesClaimsQuerySet
from articles.indexing import IndexedRevision
from articles.library import references_to_check
from articles.models import GlossaryTermRevision
from articles.review_points import ANSWER, points_of
from microsite import search
from microsite.markup import plain_text
from microsite.people.models import Clinician
from microsite.publishing.models import Page, PageQuerySet, Revision, RevisionQuerySet

from .answer_checks import (
    CEILING,
    FIELD_NAMES,
    SHORT_ANSWER_WORDS,
    own_time_limits,
    unfinished,
)
from .choices import AiHelp
from .notices import plan_notice
from .question import Question

SEARCH_KIND = "answer"


class AnswerRevisionQuerySet(CitesClaimsQuerySet, RevisionQuerySet):
    """Texts of answers, without those in threads that are not public."""

    def current(self, at=None):
        current = super().current(at).filter(page__question__withdrawn_at=None)
        return current.filter(page__question__status=Question.Status.ACCEPTED)

    def with_people(self):
        return super().with_people().select_related("page__clinician")


class AnswerQuerySet(PageQuerySet):
    """Answers, without those in threads that are not public."""

    def published(self, at=None):
        published = super().published(at).filter(question__withdrawn_at=None)
        return published.filter(question__status=Question.Status.ACCEPTED)


class Answer(Page):
    """One clinician's answer to one question. Its address is the thread's with an anchor."""

    has_own_address = False

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    clinician = models.ForeignKey(Clinician, on_delete=models.PROTECT, related_name="answers")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "clinician"], name="one_answer_a_clinician_and_question"
            )
        ]

    def __str__(self):
        return f"{self.clinician.name} on “{self.question}”"

    @property
    def anchor(self):
        return f"answer-{self.pk}"

    def get_absolute_url(self):
        return f"{self.question.get_absolute_url()}#{self.anchor}"

    def edit(self, by):
        """A new draft, for the clinician whose answer it is: its byline is theirs alone."""
        self.require_writer(by)
        return super().edit(by)

    def require_writer(self, by):
        if by.pk != self.clinician.user_id:
            raise ValidationError(
                "Only the clinician whose answer it is changes it. Return it with a note instead."
            )
        if self.clinician.current_license is None:
            raise ValidationError("Your license check is not current, so you can't answer yet.")

    def on_visibility_changed(self):
        self.question.refresh_answered_at()
        plan_notice(self.question)

    def index(self):
        """Write its approved texts into the search index anew."""
        for revision in self.revisions.filter(status="approved", cancelled_at=None):
            search.add(revision.search_entry())

    def leave_index(self):
        """Take its texts out of the search index: the words of its question were erased."""
        for pk in self.revisions.values_list("pk", flat=True):
            search.remove(SEARCH_KIND, pk)


class AnswerRevision(CitesClaims, IndexedRevision, Revision):
    """One text of an answer."""

    confirmed_together = True
    TEXT_FIELDS = ("short_answer", "body", "what_to_do", "conflicts", "ai_help")
    # The highest reading grade that it may have.
    ceiling = CEILING

    page = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="revisions")
    short_answer = models.CharField(
        max_length=400,
        help_text=f"The answer itself in at most {SHORT_ANSWER_WORDS} words. Readers see it first.",
    )
    body = models.TextField(
        "why",
        help_text="The reasons, in plain words: general information, not advice to this one "
        "person. Cite with [@source-key]. Set no time limits for calling or seeing somebody: the "
        "list of warning signs stands on every thread and does that.",
    )

    what_to_do = models.TextField(
        "what to do",
        blank=True,
        max_length=2000,
        help_text="Steps for anybody in this place, best as a list. When to get help is not said "
        "here: the list of warning signs does that.",
    )
    conflicts = models.CharField(
        "conflicts of interest",
        max_length=300,
        blank=True,
        help_text="Whether anybody pays you, or gives you things, for what this answer names. "
        "Write “None” if nobody does. Readers see it.",
    )
    ai_help = models.CharField(
        "help of AI",
        max_length=8,
        choices=AiHelp.choices,
        blank=True,
        default="",
        help_text="Whether a program wrote or worded any of it. Readers see it.",
    )

    objects = AnswerRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = "answer text"
        permissions = [
            ("publish_answerrevision", "Can submit, schedule, cancel and withdraw answers"),
            ("approve_answerrevision", "Can approve answers"),
        ]

    def __str__(self):
        return f"Answer by {self.page.clinician.name}"

    def get_absolute_url(self):
        return self.page.get_absolute_url()

    @property
    def parts(self):
        """The Markdown fields: field name -> text."""
        return {"body": self.body, "what_to_do": self.what_to_do}

    def check_ready(self):
        found = [sentence for _, sentence in unfinished(self)]
        found += [
            f"{FIELD_NAMES[name]}, line {problem.line}: {problem.message}"
            for name, problem in own_time_limits(self)
        ]
        if found:
            raise ValidationError(found)
        references = references_to_check(self.parts.values())
        require_text(self.parts, references, CEILING, FIELD_NAMES)

    def require_reviewer(self, user):
        super().require_reviewer(user)
        if self.page.clinician.user_id == user.pk:
            raise ValidationError("This is your own answer, so another clinician approves it.")
        if self.page.withdrawn_at or self.page.question.withdrawn_at:
            raise ValidationError("This thread or this answer is withdrawn. Reinstate it first.")
        if self.page.question.status != Question.Status.ACCEPTED:
            raise ValidationError(
                "The question is not accepted yet: its public wording is missing."
            )

    def review_points(self):
        parts = {"main_message": self.short_answer, **self.parts}
        title, names = self.page.question.title, GlossaryTermRevision.names()
        return points_of(ANSWER, title, parts, CEILING, terms=names)

    def touches_sample(self):
        question, clinician = self.page.question, self.page.clinician
        worded_by = question.accepted_by
        return (
            question.is_sample
            or clinician.is_sample
            or bool(worded_by and worded_by.is_sample)
            or super().touches_sample()
        )

    def search_entry(self):
        question = self.page.question
        return search.Entry(
            kind=SEARCH_KIND,
            object_id=self.pk,
            title=question.title,
            summary=self.short_answer,
            body="\n".join([question.text, *map(plain_text, self.parts.values())]),
            language=self.page.language,
        )
