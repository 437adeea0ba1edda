"""The one message that a reader who left an e-mail address gets."""

from django.conf import settings
from django.template.loader import render_to_string

from microsite import mail


def tell_asker(question, public_from):
    """Queue the notice that an answer is public from that moment, and forget the address here.

    The outbox erases its copy when the message is sent. The subject says nothing of health,
    not even the name of the site.
    """
    if not question.email:
        return
    context = {"question": question, "base_url": settings.BASE_URL, "site_name": settings.SITE_NAME}
    mail.queue(
        event=f"question-{question.pk}-answered",
        to=question.email,
        subject="There is an answer to your question",
        text=render_to_string("questions/mail/answered.txt", context),
        not_before=public_from,
    )
    type(question).objects.filter(pk=question.pk).update(email="")
    question.email = ""
