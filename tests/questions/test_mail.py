"""The one message to a reader who left an address."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from microsite.mail.models import OutboxMessage
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_asker_gets_one_message_when_the_first_answer_is_public_and_the_address_is_erased():
    question = make.accepted(email="dana@example.org")
    make.answered(question)
    make.answered(question)
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]
    message = mail.outbox[0]
    assert question.get_absolute_url() in message.body
    subject = message.subject.lower()
    assert not any(word in subject for word in ("skin", "needl", "health", "clinic", "day three"))
    question.refresh_from_db()
    assert question.email == "" and OutboxMessage.objects.get().to == ""


def test_no_message_before_an_answer_for_later_is_public():
    question = make.accepted(email="dana@example.org")
    make.answered(question, publish_at=timezone.now() + datetime.timedelta(days=1))
    call_command("send_mail_outbox", verbosity=0)
    assert mail.outbox == []
    OutboxMessage.objects.update(not_before=timezone.now())
    call_command("send_mail_outbox", verbosity=0)
    assert len(mail.outbox) == 1


def test_a_submitted_answer_sends_nothing():
    text = make.answer_draft(make.accepted(email="dana@example.org"))
    text.submit(text.author)
    assert mail.outbox == []
