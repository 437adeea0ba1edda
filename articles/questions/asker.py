"""What the person who asked may do with their question, by the signed link in our messages."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from microsite.search import is_worrying

from . import notices
from .question_queries import ANONYMOUS, OPEN, Status

LONGEST_ADDITION = 1000
TAKEN_BACK = "The person who asked has taken this question back."
# What is kept of a person: nobody but the people who work on the site sees it.
NOTHING_PRIVATE = {
    "asked_text": "",
    "asked_back": "",
    "shown_name": ANONYMOUS,
    "day_since": None,
    "treatment": "",
    "skin_tone": "",
    "age_band": "",
    "form_key": None,
}
# The wording for the public, too.
NOTHING = {**NOTHING_PRIVATE, "title": "", "slug": "", "text": ""}


class AskerVerbs:
    """Mixin for Question: the verbs of its asker, and of retention in their stead."""

    @transaction.atomic
    def confirm_address(self):
        """The address is theirs: from now on it may be used."""
        if not self.email:
            raise ValidationError("We have erased this address already. Nothing will be sent.")
        if self.email_confirmed_at is None:
            self.move(Status.values, email_confirmed_at=timezone.now())
        notices.send_what_waited(self)

    @transaction.atomic
    def tell_more(self, text):
        """Add to the question what a moderator asked for; it goes back into the queue."""
        text = text.strip()
        if not text:
            raise ValidationError("Write what you want to add.")
        if len(text) > LONGEST_ADDITION:
            raise ValidationError(f"Make it shorter: {LONGEST_ADDITION:,} characters are the most.")
        if self.status != Status.NEEDS_INFO:
            raise ValidationError("We have what we need. You can’t add to this question any more.")
        now = timezone.now()
        with translation.override("en"):
            day = date_format(timezone.localtime(now), "F j, Y")
        self.move(
            [Status.NEEDS_INFO],
            status=Status.RECEIVED,
            asked_text=f"{self.asked_text}\n\nAdded on {day}:\n{text}",
            urgent_at=self.urgent_at or (now if is_worrying(text, LONGEST_ADDITION) else None),
        )

    @transaction.atomic
    def forget_address(self):
        """Erase the e-mail address wherever it is; no message will follow."""
        notices.forget_address(self)
        if self.status == Status.NEEDS_INFO:
            # Nobody is left to answer what we asked back.
            self.move([Status.NEEDS_INFO], status=Status.RECEIVED)

    @transaction.atomic
    def erase(self):
        """Erase what we hold of the asker. A thread that is public keeps its public wording.

        A question that is not public is erased whole, and nobody can answer it any more.
        """
        notices.forget_address(self)
        if self.is_public_or_gone:
            self.move(Status.values, **NOTHING_PRIVATE)
            return
        fields = dict(NOTHING)
        if self.status in OPEN:
            fields |= {
                "status": Status.DECLINED,
                "declined_at": timezone.now(),
                "declined_reason": TAKEN_BACK,
            }
        self.move(Status.values, **fields)
        self._leave_search()

    @transaction.atomic
    def take_back(self):
        """Withdraw the public thread for its asker and erase all of it, its wording included."""
        notices.forget_address(self)
        if self.status != Status.ACCEPTED or self.withdrawn_at:
            raise ValidationError("This question is not public, so there is no page to take down.")
        self.move(
            [Status.ACCEPTED],
            withdrawn_at=timezone.now(),
            withdrawn_reason=TAKEN_BACK,
            **NOTHING,
        )
        self._leave_search()

    @transaction.atomic
    def close(self, now, reason):
        """Decline a question that nobody could answer in time; run by retention."""
        notices.forget_address(self)
        self.move(OPEN, **NOTHING, status=Status.DECLINED, declined_at=now, declined_reason=reason)
        self._leave_search()

    @property
    def held(self):
        """(label, value) of everything that we hold of the asker, the address only as a fact."""
        typed = [
            ("Your question as you typed it", self.asked_text),
            ("What we asked you", self.asked_back),
            ("Name to show", self.shown_name if self.shown_name != ANONYMOUS else ""),
            ("Where you are with it", self.get_stage_display()),
            ("Kind of treatment", self.get_treatment_display()),
            ("Days since the treatment", "" if self.day_since is None else str(self.day_since)),
            ("Skin tone", self.get_skin_tone_display()),
            ("Age", self.get_age_band_display()),
            ("E-mail address", notices.address_in_words(self)),
        ]
        return [(label, value) for label, value in typed if value]

    @property
    def is_public_or_gone(self):
        """Whether readers can see it, or could before it was withdrawn."""
        if self.withdrawn_at:
            return True
        return self.status == Status.ACCEPTED and self.answers.published().exists()

    def _leave_search(self):
        for answer in self.answers.all():
            answer.leave_index()
