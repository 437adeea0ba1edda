"""The messages to a reader who left an e-mail address, and forgetting the address.

An address is used only once its owner has confirmed it; until then only the request to confirm
it is sent. Subjects say nothing of health, not even the name of the site. Every message has a
signed link to the asker's page.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from articles.models import SafetyNoticeRevision
from articles.notice import RED_FLAGS
from microsite import mail
from microsite.markup import plain_text

from .links import asker_path, confirm_path

ANSWERED, CONFIRM, ASKED_BACK, DECLINED, URGENT = (
    "answered",
    "confirm",
    "asked-back",
    "declined",
    "red-flags",
)
SUBJECTS = {
    ANSWERED: "There is an answer to your question",
    CONFIRM: "Please confirm your e-mail address",
    ASKED_BACK: "We need to know a little more",
    DECLINED: "About your question",
    URGENT: "Please read this today",
}


def ask_to_confirm(question):
    """Ask whether the address is theirs. Nothing goes out for what was put aside as spam."""
    if question.email and not question.email_confirmed_at and not question.held_at:
        _send(question, CONFIRM, confirm_path=confirm_path(question))


def send_what_waited(question):
    """What was to be sent while the address was not confirmed yet."""
    if question.red_flags_at:
        send_red_flags(question)
    plan_notice(question)


def send_asked_back(question):
    """Say that we asked back. Who has not confirmed finds it on the page to which that leads."""
    if question.email_confirmed_at:
        _send(question, ASKED_BACK)


def recall_asked_back(question):
    """Take back the message about what was asked before; a new one follows."""
    mail.recall(_event(question, ASKED_BACK))


def send_declined(question):
    """Send the reason, then forget the address."""
    address = _address(question)
    forget_address(question)
    if address:
        _send(question, DECLINED, to=address)


def require_red_flags():
    """The words of the approved red-flag notice; raises ValidationError without one."""
    notice = SafetyNoticeRevision.objects.current().filter(page__slug=RED_FLAGS).first()
    if notice is None:
        raise ValidationError("No list of warning signs is approved, so it can't be sent.")
    return plain_text(notice.body)


def send_red_flags(question):
    """Send the list of warning signs, if the address is confirmed."""
    if question.email and question.email_confirmed_at:
        _send(question, URGENT, red_flags=require_red_flags())


def plan_notice(thread):
    """Bring the notices in step with the answers, whenever one is approved, cancelled or withdrawn.

    They are for the moment when the first answer becomes public: one for the asker of the thread,
    one for each asker whose question was merged into it.
    """
    thread = thread.merged_into or thread
    public_from = thread.public_from
    for question in [thread, *thread.merged.all()]:
        _plan(question, thread, public_from)


def _plan(question, thread, public_from):
    """Plan one notice. Without a moment for it the address waits with the question again; it is in
    one place only, and the outbox erases its copy when the message is sent."""
    address = question.email or mail.recall(_event(question, ANSWERED))
    if not address:
        return
    if public_from is None or not question.email_confirmed_at:
        _keep_address(question, email=address)
        return
    _keep_address(question, email="")
    _send(question, ANSWERED, to=address, not_before=public_from, thread=thread)


def address_in_words(question):
    """Where the address stands, without the address; "" when none is kept."""
    if question.email:
        confirmed = question.email_confirmed_at
        return "kept, and confirmed" if confirmed else "kept, but not confirmed yet"
    waits = mail.is_waiting(_event(question, ANSWERED))
    return "in a message that is about to be sent, and erased with it" if waits else ""


def forget_address(question):
    """Erase the address wherever it is; a message that is not on its way yet is not sent."""
    mail.forget([_event(question, what) for what in SUBJECTS])
    _keep_address(question, email="", email_confirmed_at=None)


def _send(question, what, to="", not_before=None, **context):
    context |= {
        "question": question,
        "asker_path": asker_path(question),
        "base_url": settings.BASE_URL,
        "site_name": settings.SITE_NAME,
    }
    mail.queue(
        event=_event(question, what),
        to=to or question.email,
        subject=SUBJECTS[what],
        text=render_to_string(f"questions/mail/{what.replace('-', '_')}.txt", context),
        not_before=not_before,
    )


def _address(question):
    """The confirmed address, wherever it is, or ""."""
    if not question.email_confirmed_at:
        return ""
    return question.email or mail.recall(_event(question, ANSWERED))


def _event(question, what):
    event = f"question-{question.pk}-{what}"
    if what == ASKED_BACK and question.asked_back_at:
        # We may ask back more than once.
        event += f"-{question.asked_back_at:%Y%m%d%H%M%S%f}"
    return event


def _keep_address(question, **fields):
    if any(getattr(question, name) != value for name, value in fields.items()):
        type(question).objects.filter(pk=question.pk).update(**fields)
        for name, value in fields.items():
            setattr(question, name, value)
