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


def later(days=1):
    return timezone.now() + datetime.timedelta(days=days)


def test_a_cancelled_answer_takes_its_notice_back_and_the_next_answer_sends_it():
    question = make.accepted(email="dana@example.org")
    text = make.answered(question, publish_at=later())
    assert OutboxMessage.objects.get().to == "dana@example.org"
    text.cancel(make.editor())
    question.refresh_from_db()
    assert not OutboxMessage.objects.exists() and question.email == "dana@example.org"
    make.answered(question)
    assert len(mail.outbox) == 1


def test_an_earlier_answer_brings_the_notice_forward():
    question = make.accepted(email="dana@example.org")
    make.answered(question, publish_at=later(3))
    make.answered(question)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("verb", ["decline", "withdraw"])
def test_declining_and_withdrawing_erase_the_address_in_the_outbox_too(verb):
    question = make.accepted(email="dana@example.org")
    make.answered(question, publish_at=later())
    getattr(question, verb)(make.editor(), "Not here.")
    question.refresh_from_db()
    assert question.email == "" and not OutboxMessage.objects.exists()


def test_a_submitted_answer_sends_nothing():
    text = make.answer_draft(make.accepted(email="dana@example.org"))
    text.submit(text.author)
    assert mail.outbox == []
