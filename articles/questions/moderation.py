"""What a moderator does with a question. Each verb refuses with the sentence that they see."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.sections import Section

from . import notices
from .question_queries import ANONYMOUS, OPEN, Status

NOT_YOURS = "Your role does not include this. Ask an editor to do this."
FROZEN = (
    "An answer to this wording was handed in, so it can't change any more. "
    "Take the answer back first, or withdraw the thread."
)
# What the asker told of themselves and a moderator may correct while wording the question.
TOLD = ("stage", "day_since", "treatment", "skin_tone")


class Moderation:
    """Mixin for Question: the verbs of moderators, clinicians and editors."""

    @transaction.atomic
    def accept(self, by, title, text, section, shown_name=None, **told):
        """Word the question for the public. It becomes public with its first approved answer.

        Frozen from the moment an answer to it is handed in: that answer is to this wording.
        """
        self._require_moderator(by)
        if self.is_frozen:
            raise ValidationError(FROZEN)
        title, text = title.strip(), text.strip()
        if not title.endswith("?"):
            raise ValidationError({"title": "Word the title as a question that ends with “?”."})
        if not text:
            raise ValidationError({"text": "Write the question as readers should see it."})
        if section not in Section.values:
            raise ValidationError({"section": "Choose the section in which readers will look."})
        was_held = self.held_at is not None
        self.move(
            OPEN,
            status=Status.ACCEPTED,
            title=title,
            slug=slugify(title)[:120].strip("-") or "question",
            text=text,
            section=section,
            shown_name=(shown_name or self.shown_name).strip() or ANONYMOUS,
            accepted_at=self.accepted_at or timezone.now(),
            accepted_by=by,
            held_at=None,
            held_because="",
            **{name: told[name] for name in TOLD if name in told},
        )
        if was_held:
            notices.ask_to_confirm(self)
        for answer in self.answers.all():
            answer.index()

    @transaction.atomic
    def ask_for_information(self, by, message):
        """Ask the asker back. They read it on their page, to which a message leads them."""
        self._require_moderator(by)
        message = message.strip()
        if not message:
            raise ValidationError("Write what you need to know.")
        if not self.email:
            raise ValidationError(
                "No e-mail address was left, so nobody would read this. "
                "Word the question as it is, or decline it."
            )
        if self.held_at:
            raise ValidationError("It was put aside as spam. Take it back into the queue first.")
        notices.recall_asked_back(self)
        self.move(
            [Status.RECEIVED],
            status=Status.NEEDS_INFO,
            asked_back=message,
            asked_back_at=timezone.now(),
        )
        notices.send_asked_back(self)

    @transaction.atomic
    def decline(self, by, reason):
        """Decline a question that can't be answered here, and send the reason to its asker.

        Its e-mail address and its public wording are erased at once, the rest after 90 days.
        """
        self._require_moderator(by)
        if not reason.strip():
            raise ValidationError("Say why the question is declined.")
        if self.answers.published().exists():
            raise ValidationError("This question has a public answer. Withdraw the thread instead.")
        if self.withdrawn_at:
            raise ValidationError("This thread is withdrawn, so its address says why.")
        self.move(
            OPEN,
            status=Status.DECLINED,
            declined_at=timezone.now(),
            declined_reason=reason.strip(),
            text="",
        )
        notices.send_declined(self)

    @transaction.atomic
    def merge(self, by, into):
        """Make it a part of another thread, to which its address leads from now on.

        Its asker gets the message about the first answer there.
        """
        self._require_moderator(by)
        if into.pk == self.pk:
            raise ValidationError("That is this very question. Choose another one.")
        if into.status != Status.ACCEPTED or into.withdrawn_at:
            raise ValidationError(
                "Choose a question that is worded for readers and neither declined nor withdrawn."
            )
        if self.answers.published().exists() and not self._publishes(by):
            raise ValidationError(
                "This question has public answers, which would leave with it. "
                "Ask an editor to do this."
            )
        if self.withdrawn_at:
            raise ValidationError("This thread is withdrawn, so its address says why.")
        self.move(OPEN, status=Status.MERGED, merged_into=into, merged_at=timezone.now())
        type(self).objects.filter(merged_into=self).update(merged_into=into)
        notices.plan_notice(into)

    @transaction.atomic
    def assign(self, by, to):
        """Say who looks after it; with `to` None nobody does."""
        self._require_moderator(by)
        if to is not None and not (to.is_active and to.has_perm("questions.moderate_question")):
            raise ValidationError("Choose somebody who may moderate questions.")
        self.move(OPEN, assigned_to=to)

    @transaction.atomic
    def hold(self, by, reason):
        """Put it aside as spam: it leaves the queue and every count."""
        self._require_moderator(by)
        if not reason.strip():
            raise ValidationError("Say why it looks like spam.")
        if self.held_at:
            raise ValidationError("It was put aside already.")
        self.move(
            [Status.RECEIVED, Status.NEEDS_INFO],
            held_at=timezone.now(),
            held_because=reason.strip(),
        )

    @transaction.atomic
    def release(self, by):
        """Take it back into the queue: it is an honest question."""
        self._require_moderator(by)
        if not self.held_at:
            raise ValidationError("It is in the queue already.")
        self.move(OPEN, held_at=None, held_because="")
        notices.ask_to_confirm(self)

    @transaction.atomic
    def send_red_flags(self, by):
        """Send the asker the list of warning signs; once, and as soon as the address is sure."""
        self._require_moderator(by)
        if not self.email:
            raise ValidationError("No e-mail address was left, so nothing can be sent.")
        if self.red_flags_at:
            raise ValidationError("The list of warning signs was sent already.")
        notices.require_red_flags()
        self.move(OPEN, red_flags_at=timezone.now())
        notices.send_red_flags(self)

    @transaction.atomic
    def withdraw(self, by, reason):
        """Take the whole thread back; its address answers 410 with the reason."""
        if not self._publishes(by):
            raise ValidationError(NOT_YOURS)
        if not reason.strip():
            raise ValidationError("Say why the thread is withdrawn. Readers will see the reason.")
        if self.withdrawn_at:
            raise ValidationError("This thread is withdrawn already.")
        self.move([Status.ACCEPTED], withdrawn_at=timezone.now(), withdrawn_reason=reason.strip())
        notices.forget_address(self)

    @transaction.atomic
    def reinstate(self, by):
        """Undo a withdrawal: the thread shows its public answers again."""
        if not self._publishes(by):
            raise ValidationError(NOT_YOURS)
        if not self.withdrawn_at:
            raise ValidationError("This thread is not withdrawn.")
        if not self.text:
            raise ValidationError("The person who asked took it back, and its words are erased.")
        self.move([Status.ACCEPTED], withdrawn_at=None, withdrawn_reason="")

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
        if self.status != Status.ACCEPTED:
            raise ValidationError("Word the question for readers first, then answer it.")
        answer, _ = self.answers.get_or_create(
            clinician=clinician, defaults={"slug": clinician.slug}
        )
        return answer.edit(by)

    def _require_moderator(self, user):
        if not user.has_perm("questions.moderate_question"):
            raise ValidationError(NOT_YOURS)

    def _publishes(self, user):
        return user.has_perm("questions.publish_answerrevision")
