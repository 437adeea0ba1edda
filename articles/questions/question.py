"""A question: received from a reader, worded for the public by a person, answered by clinicians."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from articles.sections import Section

from .notices import forget_address
from .question_queries import ANONYMOUS, QuestionQuerySet, Status


class Question(models.Model):
    """One question. `asked_text` is private; `title` and `text`, worded by a person, are public."""

    Status = Status

    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.RECEIVED, editable=False
    )
    section = models.CharField(max_length=12, choices=Section.choices, blank=True)
    title = models.CharField(
        max_length=120,
        blank=True,
        help_text="The question in one line, ending with a question mark. It is public.",
    )
    slug = models.SlugField(max_length=120, blank=True, editable=False)
    shown_name = models.CharField(max_length=40, default=ANONYMOUS)
    email = models.EmailField(
        "e-mail for one notice",
        blank=True,
        help_text="Erased once the notice is sent or the question is declined.",
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    declined_at = models.DateTimeField(null=True, editable=False)
    declined_reason = models.CharField(max_length=300, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)
    is_sample = models.BooleanField("sample", default=False, editable=False)
    form_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    asked_text = models.TextField(
        "as it was typed",
        blank=True,
        editable=False,
        help_text="Private. Erased 90 days after the question was answered or declined.",
    )
    text = models.TextField(
        blank=True,
        max_length=3000,
        help_text="The question as readers will see it. Take out names, places, dates of birth, "
        "and names of clinics; keep the person's own words wherever you can.",
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["status", "asked_at"], name="question_queue")]
        permissions = [("moderate_question", "Can accept and decline questions")]

    def __str__(self):
        """Never what was typed: logs keep this for ever."""
        return self.title or f"Question {self.pk}"

    def get_absolute_url(self):
        return reverse("questions:thread", args=[self.pk, self.slug or "question"])

    @property
    def section_or_none(self):
        """The Section, or None while nobody has chosen one."""
        return Section(self.section) if self.section else None

    @property
    def gone_because(self):
        """Why a thread that was public is not any more, in words for readers."""
        if self.withdrawn_reason:
            return self.withdrawn_reason
        answer = self.answers.exclude(withdrawn_reason="").order_by("-withdrawn_at").first()
        return answer.withdrawn_reason if answer else ""

    @property
    def is_frozen(self):
        """Whether somebody reviewed, or is to review, an answer to this very wording.

        A sample's wording follows its file, whatever was answered.
        """
        if self.is_sample:
            return False
        handed_in = self.answers.filter(revisions__status__in=["submitted", "approved"])
        return bool(self.withdrawn_at) or handed_in.exists()

    @property
    def public_from(self):
        """The moment from which an answer is or will be public, or None."""
        if self.status != self.Status.ACCEPTED or self.withdrawn_at:
            return None
        answers = self.answers.filter(withdrawn_at=None)
        return answers.aggregate(first=models.Min("sort_date"))["first"]

    @property
    def is_waiting(self):
        """Whether it still needs something done before the public sees it."""
        open_states = (self.Status.RECEIVED, self.Status.ACCEPTED)
        first = self.answered_at
        return self.status in open_states and (first is None or first > timezone.now())

    @property
    def waiting_days(self):
        """Whole days since it was asked."""
        return (timezone.now() - self.asked_at).days

    # --- verbs ------------------------------------------------------------------

    @transaction.atomic
    def accept(self, by, title, text, section, shown_name=None):
        """Word the question for the public. It becomes public with its first approved answer.

        Frozen from the moment an answer to it is handed in: that answer is to this wording.
        """
        self._require_moderator(by)
        if self.is_frozen:
            raise ValidationError(
                "An answer to this wording was handed in, so it can't change any more. "
                "Take the answer back first, or withdraw the thread."
            )
        title, text = title.strip(), text.strip()
        if not title.endswith("?"):
            raise ValidationError({"title": "Word the title as a question that ends with “?”."})
        if not text:
            raise ValidationError({"text": "Write the question as readers should see it."})
        if section not in Section.values:
            raise ValidationError({"section": "Choose the section in which readers will look."})
        self._move(
            [self.Status.RECEIVED, self.Status.ACCEPTED],
            status=self.Status.ACCEPTED,
            title=title,
            slug=slugify(title)[:120].strip("-") or "question",
            text=text,
            section=section,
            shown_name=(shown_name or self.shown_name).strip() or ANONYMOUS,
            accepted_at=self.accepted_at or timezone.now(),
            accepted_by=by,
        )
        for answer in self.answers.all():
            answer.index()

    @transaction.atomic
    def decline(self, by, reason):
        """Decline a question that can't be answered here.

        Its e-mail address and its public wording are erased at once, what was typed after 90 days.
        """
        self._require_moderator(by)
        if not reason.strip():
            raise ValidationError("Say why the question is declined.")
        if self.answers.published().exists():
            raise ValidationError("This question has a public answer. Withdraw the thread instead.")
        self._move(
            [self.Status.RECEIVED, self.Status.ACCEPTED],
            status=self.Status.DECLINED,
            declined_at=timezone.now(),
            declined_reason=reason.strip(),
            text="",
        )
        forget_address(self)

    @transaction.atomic
    def close(self, now):
        """Decline a question that nobody could answer in time; run by retention."""
        self._move(
            [self.Status.RECEIVED, self.Status.ACCEPTED],
            status=self.Status.DECLINED,
            declined_at=now,
            declined_reason="Nobody could answer it within a year.",
            text="",
            asked_text="",
        )
        forget_address(self)

    @transaction.atomic
    def withdraw(self, by, reason):
        """Take the whole thread back; its address answers 410 with the reason."""
        if not by.has_perm("questions.publish_answerrevision"):
            raise ValidationError("Your role does not include this. Ask an editor to do this.")
        if not reason.strip():
            raise ValidationError("Say why the thread is withdrawn. Readers will see the reason.")
        if self.withdrawn_at:
            raise ValidationError("This thread is withdrawn already.")
        self._move(
            [self.Status.ACCEPTED], withdrawn_at=timezone.now(), withdrawn_reason=reason.strip()
        )
        forget_address(self)

    @transaction.atomic
    def reinstate(self, by):
        """Undo a withdrawal: the thread shows its public answers again."""
        if not by.has_perm("questions.publish_answerrevision"):
            raise ValidationError("Your role does not include this. Ask an editor to do this.")
        if not self.withdrawn_at:
            raise ValidationError("This thread is not withdrawn.")
        self._move([self.Status.ACCEPTED], withdrawn_at=None, withdrawn_reason="")

    @transaction.atomic
    def start_answer(self, by):
        """The draft of `by`'s answer, opened if need be. Only checked clinicians answer."""
        clinician = by.clinician_or_none
        if clinician is None:
            raise ValidationError("Only clinicians answer, and your account is not linked to one.")
        if clinician.current_license is None:
            raise ValidationError(
                "Your license check is not current, so you can't answer yet. "
                "Ask an editor to check your license."
            )
        if self.status != self.Status.ACCEPTED:
            raise ValidationError("Word the question for readers first, then answer it.")
        answer, _ = self.answers.get_or_create(
            clinician=clinician, defaults={"slug": clinician.slug}
        )
        return answer.edit(by)

    def refresh_answered_at(self):
        """Write the date of the first answer, by which lists are sorted.

        An answer that was withdrawn counts: what the reader typed is erased 90 days after it.
        """
        first = self.answers.aggregate(day=models.Min("sort_date"))
        type(self).objects.filter(pk=self.pk).update(answered_at=first["day"])
        self.answered_at = first["day"]

    def _require_moderator(self, user):
        if not user.has_perm("questions.moderate_question"):
            raise ValidationError("Your role does not include this. Ask an editor to do this.")

    def _move(self, before, **fields):
        """Change the stored question in one conditional statement."""
        if not type(self).objects.filter(pk=self.pk, status__in=before).update(**fields):
            self.refresh_from_db()
            raise ValidationError(f"This question is {self.get_status_display()}.")
        self.refresh_from_db()
