"""What a reviewer wrote about a text: on all of it when returning it, or on a passage."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

LONGEST_ANSWER = 2000


class ReviewNoteQuerySet(models.QuerySet):
    """Notes."""

    def open(self):
        """Those that nobody has dealt with."""
        return self.filter(settled_at=None)


class ReviewNote(models.Model):
    """One note on one revision, or on a passage of one of its fields.

    It stays with the text on which it was made. Its writer settles it: ticks it off, or answers.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    revision = GenericForeignKey()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    field = models.CharField(max_length=40, blank=True)
    text = models.TextField(max_length=4000)
    passage = models.TextField(max_length=600, blank=True)
    answer = models.TextField(max_length=LONGEST_ANSWER, blank=True)

    objects = ReviewNoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="note_of_revision")]

    def __str__(self):
        return self.text[:60]

    def settle(self, by, answer=""):
        """Tick it off, with or without an answer, as somebody who writes the text."""
        text = self.revision
        if not (text.changed_by(by) or by.has_perm(text._permission("publish"))):
            raise ValidationError("Only somebody who wrote this text, or an editor, does this.")
        answer = answer.strip()
        if len(answer) > LONGEST_ANSWER:
            raise ValidationError("Make the answer shorter: 2,000 characters are the most.")
        fields = {"settled_at": timezone.now(), "settled_by": by, "answer": answer}
        if not ReviewNote.objects.open().filter(pk=self.pk).update(**fields):
            raise ValidationError("This note is settled already.")
        self.refresh_from_db()
