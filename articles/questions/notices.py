"""The one message that a reader who left an e-mail address gets."""

from django.conf import settings
from django.template.loader import render_to_string

from microsite import mail


def plan_notice(question):
    """Bring the notice in step with the answers, whenever one is approved, cancelled or withdrawn.

    It is for the moment when the first answer becomes public. Without such a moment nothing is
    planned, and the address waits with the question again. The address is in one place only, and
    the outbox erases its copy when the message is sent. The subject says nothing of health, not
    even the name of the site.
    """
    address = question.email or mail.recall(_event(question))
    if not address:
        return
    public_from = question.public_from
    if public_from is None:
        _keep_address(question, address)
        return
    context = {"question": question, "base_url": settings.BASE_URL, "site_name": settings.SITE_NAME}
    _keep_address(question, "")
    mail.queue(
        event=_event(question),
        to=address,
        subject="There is an answer to your question",
        text=render_to_string("questions/mail/answered.txt", context),
        not_before=public_from,
    )


def forget_address(question):
    """Erase the address wherever it is; a message that is not on its way yet is not sent."""
    mail.recall(_event(question))
    _keep_address(question, "")


def _event(question):
    return f"question-{question.pk}-answered"


def _keep_address(question, address):
    if question.email != address:
        type(question).objects.filter(pk=question.pk).update(email=address)
        question.email = address
