"""What we know of a state beyond its boards: who may do microneedling there, in a board's words."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from microsite.history import History

from .. import states

SCOPE = ("scope_text", "scope_source", "scope_url")
# Rules change: after that time readers are told to ask.
OLD_AFTER = datetime.timedelta(days=365)


class StateGuide(models.Model):
    """One state. Without a board's own text the page says that we could not confirm it."""

    state_code = models.CharField("state", max_length=2, choices=states.CHOICES, unique=True)
    scope_text = models.TextField(
        "who may do microneedling",
        max_length=700,
        blank=True,
        help_text="Only what a board's own text says, in plain words of ours. No advice on the "
        "law. Leave it empty if you have not read such a text: the page then tells readers to ask.",
    )
    scope_source = models.CharField(
        "whose text",
        max_length=200,
        blank=True,
        help_text="The board and the title or number of its text. Not an article about the law.",
    )
    scope_url = models.URLField("address of the text", max_length=300, blank=True)
    scope_seen_on = models.DateField("read on", null=True, blank=True)
    scope_seen_in_copy = models.BooleanField(
        "read in a copy",
        default=False,
        help_text="You read a stored copy, and nobody has opened the address itself.",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    from_lists = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    notes = models.TextField(
        max_length=2000,
        blank=True,
        help_text="For editors only: where you looked, and what you did not find.",
    )

    history = History(excluded_fields=["from_lists", "created_at", "updated_at"])

    class Meta:
        ordering = ["state_code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    scope_text="", scope_source="", scope_url="", scope_seen_on__isnull=True
                )
                | (
                    ~models.Q(scope_text="")
                    & ~models.Q(scope_source="")
                    & ~models.Q(scope_url="")
                    & models.Q(scope_seen_on__isnull=False)
                ),
                name="guide_scope_has_source_and_date",
                violation_error_message="Who may do microneedling needs all four: the words, "
                "whose text it is, its address, and the day on which you read it.",
            ),
            models.CheckConstraint(
                condition=models.Q(state_code__in=[code for code, _ in states.CHOICES]),
                name="guide_state_known",
                violation_error_message="Choose a state from the list.",
            ),
        ]

    def __str__(self):
        return str(self.state or self.state_code)

    def get_absolute_url(self):
        return self.state.guide_url

    def clean(self):
        super().clean()
        if self.scope_seen_on and self.scope_seen_on > timezone.localdate():
            raise ValidationError({"scope_seen_on": "This day is in the future."})

    @property
    def state(self):
        return states.by_code(self.state_code)

    @property
    def scope_is_old(self):
        """Whether nobody has read the board's text for a year."""
        return bool(self.scope_seen_on) and self.scope_seen_on < timezone.localdate() - OLD_AFTER

    # --- what editors do -------------------------------------------------------------

    @transaction.atomic
    def confirm(self, by):
        """`by` opened the address today, and the text still says so."""
        self.refuse_sample_editor(by)
        if not self.scope_text:
            raise ValidationError(
                "There is nothing to confirm yet: write down what the board's text says."
            )
        self.scope_seen_on, self.confirmed_by = timezone.localdate(), by
        self.scope_seen_in_copy = self.from_lists = False
        self.save()

    @transaction.atomic
    def clear_scope(self, by):
        """The text is gone or says something else: readers are told to ask the board."""
        self.refuse_sample_editor(by)
        if not self.scope_text:
            raise ValidationError("There is nothing to take away.")
        self.scope_text = self.scope_source = self.scope_url = ""
        self.scope_seen_on = self.confirmed_by = None
        self.scope_seen_in_copy = self.from_lists = False
        self.save()

    @staticmethod
    def refuse_sample_editor(user):
        """A sample person says nothing about a real state."""
        if user.is_sample:
            raise ValidationError("A sample person can't vouch for the rules of a real state.")
