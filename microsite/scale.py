"""A large data set for measuring: written in bulk, real in its shape, clearly made up in its words.

Nothing of it is a sample, so that it is public whatever DEMO says. It belongs into a database of
its own: every text says that it was generated.
"""

import datetime
import random

from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article, ArticleRevision, SafetyNotice, SafetyNoticeRevision, Source
from articles.questions.choices import AiHelp, SkinTone, Stage, Treatment
from articles.questions.models import Answer, AnswerRevision, Question
from articles.sections import Section
from microsite.people.models import Clinician, LicenseCheck, User

from .scale_clinics import ClinicScale

BATCH = 2_000
CLINICIANS = 24
SOURCE = "generated-source"
# Of a thousand questions so many wait for an answer, and so many have two answers.
WAITING, TWO_ANSWERS = 20, 150
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)
YEAR = 365 * DAY

SIGNS = ("tight skin", "a small bump", "dry skin", "swelling", "a dark mark", "flaking", "soreness")
PLACES = ("my cheeks", "my forehead", "my chin", "my neck", "one cheek", "my nose", "my temples")
ADVICE = ("plain care", "a plain cream", "lukewarm water", "shade", "patience", "clean hands")
DAYS = (None, 0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 20, 28, 40, 60, 84, 90, 200)
NOTICE = "/// emergency | Call 911\n- You have trouble breathing.\n///\n"


class Scale:
    """Writes as many articles, questions and clinics as asked. The same seed writes the same."""

    def __init__(self, seed=1):
        self.random = random.Random(seed)  # noqa: S311 - nothing here is a secret
        self.now = timezone.now().replace(microsecond=0)
        self.today = timezone.localdate()
        self.clinic_scale = None

    def write(self, articles, questions, clinics, unfinished=0):
        """All of it, in bulk; `unfinished` articles wait for somebody on the desk."""
        self.people()
        self.notice()
        for write, count in (
            (self.articles, articles),
            (self.questions, questions),
            (self.clinics, clinics),
            (self.unfinished, unfinished),
        ):
            for first in range(0, count, BATCH):
                write(range(first, min(first + BATCH, count)))

    def people(self):
        """An editor, clinicians with a license check, and the source that all texts cite."""
        self.editor = User.objects.create_user(
            "generated-editor@example.invalid", display_name="Generated Editor"
        )
        users = User.objects.bulk_create(
            User(email=f"generated-{n}@example.invalid", display_name=f"Generated Clinician {n}")
            for n in range(1, CLINICIANS + 1)
        )
        self.clinicians = Clinician.objects.bulk_create(
            Clinician(user=user, name=user.display_name, slug=f"generated-{n}", credentials="MD")
            for n, user in enumerate(users, start=1)
        )
        LicenseCheck.objects.bulk_create(
            LicenseCheck(clinician=one, state="CO", board="Generated board", number=one.slug)
            for one in self.clinicians
        )
        Source.objects.create(key=SOURCE, title="A generated source", kind="study", seen="primary")

    def notice(self):
        """The red-flag notice, without which nobody can ask."""
        page = SafetyNotice.objects.create(slug="red-flags", sort_date=self.now - YEAR)
        words = {"title": "When to get help (generated)", "body": NOTICE}
        text = self._approved(SafetyNoticeRevision, page, self.editor, **words)
        SafetyNoticeRevision.objects.bulk_create([text])

    def articles(self, numbers):
        pages = Article.objects.bulk_create(
            Article(
                kind="article",
                section=self._one(Section.values),
                slug=f"generated-{n}",
                sort_date=self._moment(n),
            )
            for n in numbers
        )
        ArticleRevision.objects.bulk_create(
            self._approved(
                ArticleRevision,
                page,
                self.editor,
                title=f"Generated article {n} on {self._one(SIGNS)}",
                summary=f"Generated words on {self._one(SIGNS)}.",
                main_message=f"Generated: {self._one(SIGNS)} is common.[@{SOURCE}]",
                body=f"## Generated heading\n\n{self._sentences(12)}",
                known=f"- Generated.[@{SOURCE}]",
                unknown="- Generated.",
                next_step="Generated.",
            )
            for n, page in zip(numbers, pages, strict=True)
        )

    def unfinished(self, numbers):
        """Texts that wait: in turn a draft, a submitted one, one for later, one that is due."""
        pages = Article.objects.bulk_create(
            Article(
                kind="article",
                section=self._one(Section.values),
                slug=f"unfinished-{n}",
                sort_date=self._moment(n),
            )
            for n in numbers
        )
        texts = []
        for n, page in zip(numbers, pages, strict=True):
            words = {"title": f"Generated text {n} that waits", "body": self._sentences(3)}
            text = self._approved(ArticleRevision, page, self.editor, **words)
            texts.append(text)
            if n % 4 == 0:
                text.status, text.submitted_at = "draft", None
            elif n % 4 == 1:
                text.status = "submitted"
            elif n % 4 == 2:
                text.publish_at = self.now + YEAR
            else:
                text.review_due = self.today
            if n % 4 < 2:
                text.reviewed_by = text.full_review_by = text.publish_at = text.review_due = None
        ArticleRevision.objects.bulk_create(texts)

    def questions(self, numbers):
        questions = Question.objects.bulk_create(self._question(n) for n in numbers)
        answered = [question for question in questions if question.answered_at]
        pairs = []
        for question in answered:
            count = 2 if question.form_key.endswith("-two") else 1
            pairs += [(question, one) for one in self.random.sample(self.clinicians, count)]
        answers = Answer.objects.bulk_create(
            Answer(
                question=question,
                clinician=clinician,
                slug=clinician.slug,
                sort_date=question.answered_at,
            )
            for question, clinician in pairs
        )
        AnswerRevision.objects.bulk_create(self._answer(answer) for answer in answers)

    def clinics(self, numbers):
        if self.clinic_scale is None:
            self.clinic_scale = ClinicScale(self.random, self.today, DAY)
        self.clinic_scale.write(numbers)

    def _question(self, n):
        sign, place = self._one(SIGNS), self._one(PLACES)
        day, waits = self._one(DAYS), n % 1000 < WAITING
        title = f"Is {sign} on {place} normal? (generated {n})"
        return Question(
            status="accepted",
            section=self._one(Section.values),
            title=title,
            slug=slugify(title),
            text=f"Generated question {n}. I have {sign} on {place}. {self._sentences(4)}",
            asked_at=self._moment(n),
            accepted_at=self._moment(n),
            accepted_by=self.editor,
            answered_at=None if waits else self._moment(n),
            stage=self._one(Stage.values),
            day_since=day,
            treatment=self._one(Treatment.values),
            skin_tone=self._one(["", *SkinTone.values]),
            form_key=f"generated-{n}{'-two' if n % 1000 < WAITING + TWO_ANSWERS else ''}",
        )

    def _answer(self, answer):
        return self._approved(
            AnswerRevision,
            answer,
            answer.clinician.user,
            short_answer=f"Generated: {self._one(SIGNS)} is common, and most often it passes.",
            body=self._sentences(8),
            what_to_do=f"- Try {self._one(ADVICE)}.[@{SOURCE}]\n- Read the list on this page.",
            conflicts="None",
            ai_help=AiHelp.NONE,
        )

    def _approved(self, model, page, author, **words):
        """A public text of `page`; its reviewer is another clinician than its author."""
        reviewer = self._one([one.user for one in self.clinicians[:5] if one.user != author])
        day = page.sort_date.date()
        return model(
            page=page,
            author=author,
            status="approved",
            submitted_at=page.sort_date,
            reviewed_by=reviewer,
            reviewed_at=page.sort_date,
            review_kind="full",
            full_review_by=reviewer,
            full_review_on=day,
            review_due=day + 2 * YEAR,
            publish_at=page.sort_date,
            **words,
        )

    def _moment(self, n):
        return self.now - YEAR + (n % 500_000) * MINUTE

    def _sentences(self, count):
        return " ".join(
            f"Generated: {self._one(SIGNS)} on {self._one(PLACES)} gets {self._one(ADVICE)}."
            f"[@{SOURCE}]"
            for _ in range(count)
        )

    def _one(self, values):
        return self.random.choice(values)
