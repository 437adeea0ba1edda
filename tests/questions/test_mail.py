"""The messages to an asker who left an address: few, confirmed, and nothing of health outside."""

import datetime
import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from articles.questions.models import Question
from articles.questions.notices import SUBJECTS
from microsite.mail.models import OutboxMessage
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "dana@example.org"
TYPED = "Is this rash after microneedling normal? I am Dana Miller."


def later(days=1):
    return timezone.now() + datetime.timedelta(days=days)


def received(**fields):
    """A question as the form stores it."""
    fields = {"asked_text": TYPED, "shown_name": "Dana", "email": ADDRESS, **fields}
    return Question.objects.receive(f"key-{Question.objects.count()}", **fields)


def confirmed(**fields):
    """A question whose asker confirmed the address; the messages so far are forgotten."""
    question = received(**fields)
    question.confirm_address()
    mail.outbox.clear()
    return question


def accepted(**fields):
    question = confirmed(**fields)
    question.accept(make.editor(), "Is this rash normal?", "Is it?", "recovery")
    return question


def subjects():
    return [message.subject for message in mail.outbox]


def test_the_first_message_only_asks_whether_the_address_is_theirs():
    question = received()
    Question.objects.receive("key-0", email=ADDRESS, asked_text=TYPED)
    assert subjects() == ["Please confirm your e-mail address"]
    body = mail.outbox[0].body
    assert "rash" not in body and "Dana" not in body and "911" in body
    assert re.search(rf"{settings.BASE_URL}/questions/confirm/{question.pk}\.\S+/", body)


def test_nobody_gets_a_message_because_of_spam_before_it_is_taken_back():
    question = received(held_at=timezone.now(), held_because="Links.")
    assert mail.outbox == []
    question.release(make.editor())
    assert subjects() == ["Please confirm your e-mail address"]


def test_wording_what_was_put_aside_asks_for_the_confirmation():
    question = received(held_at=timezone.now(), held_because="Links.")
    question.accept(make.editor(), "Is it?", "Is it?", "recovery")
    assert subjects() == ["Please confirm your e-mail address"] and question.held_at is None


def test_an_address_that_nobody_confirmed_is_never_used():
    make.red_flags()
    question = received(urgent_at=timezone.now())
    mail.outbox.clear()
    question.send_red_flags(make.editor())
    question.ask_for_information(make.editor(), "Which day?")
    question.accept(make.editor(), "Is it?", "Is it?", "recovery")
    make.answered(question)
    assert mail.outbox == []
    question.refresh_from_db()
    assert question.email == ADDRESS


def test_what_waited_for_the_confirmation_is_sent_with_it():
    make.red_flags()
    question = received(urgent_at=timezone.now())
    question.send_red_flags(make.editor())
    question.accept(make.editor(), "Is it?", "Is it?", "recovery")
    make.answered(question)
    mail.outbox.clear()
    question.refresh_from_db()
    question.confirm_address()
    assert subjects() == ["Please read this today", "There is an answer to your question"]


def test_the_asker_gets_one_message_when_the_first_answer_is_public_and_the_address_is_erased():
    question = accepted()
    make.answered(question)
    make.answered(question)
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    body = mail.outbox[0].body
    assert question.get_absolute_url() in body and "/questions/yours/" in body
    question.refresh_from_db()
    assert question.email == ""
    assert not OutboxMessage.objects.exclude(to="").exists()


def test_who_was_merged_gets_the_message_about_the_other_thread():
    double, thread = confirmed(), make.accepted("Is it the same?")
    double.merge(make.editor(), thread)
    assert mail.outbox == []
    make.answered(thread)
    assert thread.get_absolute_url() in mail.outbox[0].body
    another = confirmed()
    another.merge(make.editor(), thread)
    assert subjects() == ["There is an answer to your question"]
    another.refresh_from_db()
    assert another.email == ""


def test_no_message_before_an_answer_for_later_is_public():
    question = accepted()
    make.answered(question, publish_at=later())
    call_command("send_mail_outbox", verbosity=0)
    assert mail.outbox == []
    OutboxMessage.objects.update(not_before=timezone.now())
    call_command("send_mail_outbox", verbosity=0)
    assert len(mail.outbox) == 1


def test_a_cancelled_answer_takes_its_notice_back_and_the_next_answer_sends_it():
    question = accepted()
    text = make.answered(question, publish_at=later())
    assert OutboxMessage.objects.exclude(to="").get().to == ADDRESS
    text.cancel(make.editor())
    question.refresh_from_db()
    assert not OutboxMessage.objects.exclude(to="").exists() and question.email == ADDRESS
    make.answered(question)
    assert len(mail.outbox) == 1


def test_an_earlier_answer_brings_the_notice_forward():
    question = accepted()
    make.answered(question, publish_at=later(3))
    make.answered(question)
    assert len(mail.outbox) == 1


def test_declining_sends_the_reason_and_erases_the_address_everywhere():
    question = accepted()
    make.answered(question, publish_at=later())
    question.decline(make.editor(), "We can not judge a product.")
    assert subjects() == ["About your question"]
    assert "We can not judge a product." in mail.outbox[0].body
    assert question.email == "" and not OutboxMessage.objects.exclude(to="").exists()


def test_withdrawing_erases_the_address_in_the_outbox_too():
    question = accepted()
    make.answered(question, publish_at=later())
    question.withdraw(make.editor(), "Not here.")
    assert question.email == "" and not OutboxMessage.objects.exclude(to="").exists()
    assert mail.outbox == []


def test_asking_back_twice_sends_two_messages_without_what_was_asked():
    question = confirmed()
    for message in ("Which day was the treatment?", "Which device was it?"):
        question.ask_for_information(make.editor(), message)
        question.tell_more("It was on Monday.")
    assert subjects() == ["We need to know a little more"] * 2
    assert "device" not in mail.outbox[1].body and "/questions/yours/" in mail.outbox[1].body


def test_the_red_flag_reply_says_what_the_approved_notice_says():
    make.red_flags()
    confirmed(urgent_at=timezone.now()).send_red_flags(make.editor())
    body = mail.outbox[0].body
    for line in ("Call 911", "You have trouble breathing.", "Get help the same day", "pus"):
        assert line in body
    assert "///" not in body and "rash" not in body


def test_a_submitted_answer_sends_nothing():
    text = make.answer_draft(accepted())
    text.submit(text.author)
    assert mail.outbox == []


def test_no_subject_and_no_event_says_anything_of_the_person_or_of_health():
    make.red_flags()
    question = confirmed(urgent_at=timezone.now())
    question.send_red_flags(make.editor())
    question.ask_for_information(make.editor(), "Which day?")
    accepted_one = accepted()
    make.answered(accepted_one)
    question.decline(make.editor(), "Not here, Dana.")
    seen = [*SUBJECTS.values(), *OutboxMessage.objects.values_list("event", flat=True)]
    seen += [f"{message.subject}" for message in mail.outbox]
    for words in seen:
        for word in ("skin", "needl", "health", "clinic", "rash", "dana", "miller", "@"):
            assert word not in words.lower(), words


def test_forgetting_reaches_a_message_that_was_given_up():
    question = received()
    OutboxMessage.objects.update(sent_at=None, to=ADDRESS, text="Words", attempts=99)
    question.forget_address()
    assert OutboxMessage.objects.get().to == "" and OutboxMessage.objects.get().text == ""
