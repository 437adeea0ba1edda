"""A revision: one text of a page, from draft to public, and the verbs that move it.

draft → submitted → approved or returned. Only drafts change; a public text never does.
A text is public when it is approved, not cancelled, and its `publish_at` has come: the
newest such one wins. Every verb raises ValidationError with the sentence that the user sees.
"""

import hashlib

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from . import reviewers
from .notes import ReviewNote
from .review import Reviewed
from .review_points import counts
from .revision_queries import RevisionQuerySet
from .states import ReviewKind, Status
from .tables import CONSTRAINTS, INDEXES


class Revision(Reviewed, models.Model):
    """Abstract. A subclass adds `page`, its text fields, and lists them in TEXT_FIELDS."""

    Status = Status
    ReviewKind = ReviewKind
    TEXT_FIELDS = ()

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, editable=False)
    review_kind = models.CharField(
        max_length=10, choices=ReviewKind.choices, blank=True, editable=False
    )
    full_review_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    full_review_on = models.DateField(null=True, editable=False)
    full_review_points = models.JSONField(
        default=dict, editable=False, help_text="What the last full review confirmed."
    )
    review_due = models.DateField(null=True, editable=False)
    publish_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    translated_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    change_note = models.CharField(
        "what changed and why",
        max_length=300,
        blank=True,
        help_text="One sentence for the reviewer, and later for readers.",
    )
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ask for the review",
        help_text="Leave it empty, and everybody who may review it finds it on the desk. Whom you "
        "ask finds it first.",
    )
    review_notes = GenericRelation(ReviewNote)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = CONSTRAINTS
        indexes = INDEXES

    # --- reading ---------------------------------------------------------------

    @property
    def author_credit(self):
        """The byline of who wrote it (a Credit)."""
        return self.author.credit

    @property
    def reviewer_credit(self):
        """The byline of who made the last full review, or None."""
        return self.full_review_by.credit if self.full_review_by else None

    @property
    def reviewed_on(self):
        """The day of the last full review, or None; a correction does not move it."""
        return self.full_review_on

    @property
    def reviewed_points(self):
        """How many points the last full review held it against, and by whom; None without any."""
        return counts(self.full_review_points)

    @property
    def is_overdue(self):
        """Whether the next full review is late. The page says so by itself."""
        return self.review_due is not None and self.review_due < timezone.localdate()

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def state(self):
        """Where this text stands, in words for the desk."""
        if self.status != self.Status.APPROVED:
            return self.get_status_display()
        if self.cancelled_at:
            return "cancelled"
        if self.publish_at > timezone.now():
            return "approved for later"
        if self.page.withdrawn_at:
            return "withdrawn with its page"
        current = self.page.public
        if current is None:
            return "sample, not public"
        return "public" if current.pk == self.pk else "replaced"

    @property
    def text_digest(self):
        """A short text that changes with every text field."""
        words = "\0".join(str(getattr(self, name)) for name in self.TEXT_FIELDS)
        return hashlib.sha256(words.encode()).hexdigest()

    def changed_by(self, user):
        """Whether `user` wrote or changed this text."""
        return user.pk == self.author_id or self.contributors.filter(pk=user.pk).exists()

    # --- writing ---------------------------------------------------------------

    def save(self, *args, **kwargs):
        """Save a draft. Everything later is frozen and moves by verbs only."""
        if self.status != self.Status.DRAFT:
            raise ValidationError("Only a draft can be changed. Open a new draft of this page.")
        with transaction.atomic():
            # Locked, so that nobody can submit it between this look and the writing.
            if self.pk and not self._stored().drafts().select_for_update().exists():
                raise ValidationError(
                    "This text was submitted meanwhile. Open a new draft to change it."
                )
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Throw a draft away; everything later is kept for ever."""
        if not self._stored().drafts().exists():
            raise ValidationError("Only drafts can be deleted. Withdraw the page instead.")
        return super().delete(*args, **kwargs)

    def start(self):
        """Save a new draft and return it."""
        self.save()
        return self

    def note_contributor(self, user):
        """Remember that `user` changed this draft; who changes a text may not approve it."""
        if user.pk != self.author_id:
            self.contributors.add(user)

    @transaction.atomic
    def copy(self, author):
        """A new draft by `author` with this text.

        Who wrote text that was never public stays a contributor, and so can't approve it.
        """
        draft = type(self)(page=self.page, author=author)
        for name in self.TEXT_FIELDS:
            setattr(draft, name, getattr(self, name))
        draft.save()
        if self.status != self.Status.APPROVED or self.cancelled_at:
            for user in [self.author, *self.contributors.all()]:
                draft.note_contributor(user)
        return draft

    @transaction.atomic
    def submit(self, by):
        """Hand a draft over for review; from now on it is frozen."""
        if not (self.changed_by(by) or by.has_perm(self._permission("publish"))):
            raise ValidationError("Only somebody who wrote this text, or an editor, submits it.")
        # What is checked is what is stored, not what this copy of it says.
        self.refresh_from_db(fields=self.TEXT_FIELDS)
        self.check_ready()
        self.note_contributor(by)
        self._move(self.Status.DRAFT, self.Status.SUBMITTED, submitted_at=timezone.now())

    @transaction.atomic
    def take_back(self, by):
        """Undo a submission; opens a copy and returns it."""
        if not (self.changed_by(by) or by.has_perm(self._permission("publish"))):
            raise ValidationError("Only somebody who wrote this text, or an editor, takes it back.")
        self._move(self.Status.SUBMITTED, self.Status.RETURNED)
        return self.copy(author=self.author)

    # --- what subclasses say -----------------------------------------------------

    def check_ready(self):
        """Raise ValidationError when the text may not be submitted yet."""

    def check_approvable(self):
        """Raise ValidationError when something that this text rests on is not approved yet."""

    def review_points(self):
        """The points that a full review of this text confirms, what a program decides filled in."""
        return ()

    def require_reviewer(self, user):
        """Raise ValidationError unless `user` may approve this text."""
        reviewers.require_clinician(user, self)

    def touches_sample(self):
        """Whether a sample person wrote or changed this text."""
        return self.author.is_sample or self.contributors.filter(is_sample=True).exists()

    def on_approved(self):
        """Called in the transaction of an approval."""

    def on_cancelled(self):
        """Called in the transaction of a cancellation."""

    # --- how ------------------------------------------------------------------------

    @classmethod
    def _permission(cls, verb):
        return f"{cls._meta.app_label}.{verb}_{cls._meta.model_name}"

    @classmethod
    def require_permission(cls, user, verb, otherwise):
        """Raise ValidationError with a sentence that ends in `otherwise` unless `user` may."""
        if not (user.is_active and user.has_perm(cls._permission(verb))):
            raise ValidationError(f"Your role does not include this. {otherwise}")

    def _stored(self):
        return type(self).objects.filter(pk=self.pk)

    def _siblings(self):
        return type(self).objects.filter(page=self.page).exclude(pk=self.pk)

    def _move(self, before, after, **fields):
        """Change the status in one conditional statement, so that two people can't both do it."""
        if not self._stored().filter(status=before).update(status=after, **fields):
            self.refresh_from_db(fields=["status"])
            raise ValidationError(
                f"This needs a text that is a {before.label}."
                if before == self.Status.DRAFT
                else f"This needs a text that is {before.label}; this one is "
                f"{self.get_status_display()}."
            )
        self.refresh_from_db(fields=["status", *fields])
