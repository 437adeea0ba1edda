"""A question: received from a reader, worded for the public by a person, answered by clinicians."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles.sections import Section

from .asker import AskerVerbs
from .browsing import DAY_BAND
from .browsing import INDEXES as BROWSE_INDEXES
from .choices import AgeBand, SkinTone, Stage, Treatment
from .moderation import Moderation
from .question_queries import ANONYMOUS, LATE_AFTER, OPEN, QuestionQuerySet, Status

# Nobody asks about a treatment of ten years ago here.
LATEST_DAY = 3650


class Question(Moderation, AskerVerbs, models.Model):
    """One question. `asked_text` is private; `title` and `text`, worded by a person, are public.

    What a moderator may do with it is in Moderation, what its asker may do in AskerVerbs.
    """

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
        help_text="Used only once it is confirmed. Erased when the notice is sent, when the "
        "question is declined, or by retention.",
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
    stage = models.CharField(
        max_length=8, choices=Stage.choices, blank=True, help_text="Readers browse threads by it."
    )
    day_since = models.PositiveSmallIntegerField(
        "days since treatment",
        null=True,
        blank=True,
        validators=[MaxValueValidator(LATEST_DAY)],
        help_text="On the day of the question. Day 0 is the day of the treatment.",
    )
    day_band = models.GeneratedField(
        expression=DAY_BAND, output_field=models.CharField(max_length=8), db_persist=True
    )
    treatment = models.CharField(
        "kind of treatment", max_length=8, choices=Treatment.choices, blank=True
    )
    skin_tone = models.CharField(max_length=8, choices=SkinTone.choices, blank=True)
    age_band = models.CharField("age", max_length=8, choices=AgeBand.choices, blank=True)
    consented_at = models.DateTimeField(
        null=True, editable=False, help_text="When the asker agreed to the sentence in the form."
    )
    urgent_at = models.DateTimeField(
        null=True, editable=False, help_text="When urgent words were found in it."
    )
    held_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was put aside because it looks like spam."
    )
    held_because = models.CharField(max_length=300, blank=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who looks after it until it is answered.",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged"
    )
    merged_at = models.DateTimeField(null=True, editable=False)
    email_confirmed_at = models.DateTimeField(null=True, editable=False)
    red_flags_at = models.DateTimeField(
        null=True, editable=False, help_text="When somebody sent the asker the red-flag reply."
    )
    asked_back_at = models.DateTimeField(null=True, editable=False)
    is_sample = models.BooleanField("sample", default=False, editable=False)
    form_key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    asked_text = models.TextField(
        "as it was typed",
        blank=True,
        editable=False,
        help_text="Private. Erased 90 days after the question was answered or declined.",
    )
    asked_back = models.TextField(
        "what we asked back",
        blank=True,
        editable=False,
        help_text="Private. The asker reads it on their page.",
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
        indexes = [
            models.Index(fields=["status", "asked_at"], name="question_queue"),
            *BROWSE_INDEXES,
        ]
        permissions = [("moderate_question", "Can accept and decline questions")]

    def __str__(self):
        """Never what was typed or worded: logs of changes keep this for ever."""
        return f"Question {self.pk}"

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
        first = self.answered_at
        return self.status in OPEN and (first is None or first > timezone.now())

    @property
    def is_late(self):
        """Whether it has waited longer than we promise."""
        return self.is_waiting and timezone.now() - self.asked_at > LATE_AFTER

    @property
    def waiting_days(self):
        """Whole days since it was asked."""
        return (timezone.now() - self.asked_at).days

    def refresh_answered_at(self):
        """Write the date of the first answer, by which lists are sorted.

        An answer that was withdrawn counts: what the reader typed is erased 90 days after it.
        """
        first = self.answers.aggregate(day=models.Min("sort_date"))
        type(self).objects.filter(pk=self.pk).update(answered_at=first["day"])
        self.answered_at = first["day"]

    def move(self, before, **fields):
        """Change the stored question in one conditional statement; the verbs' only way to write."""
        if not type(self).objects.filter(pk=self.pk, status__in=before).update(**fields):
            self.refresh_from_db()
            raise ValidationError(f"This question is {self.get_status_display()}.")
        self.refresh_from_db()
