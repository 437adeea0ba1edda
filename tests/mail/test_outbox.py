"""The outbox: nothing is lost, nothing is sent twice, no address is kept longer than needed."""

import itertools
import logging
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError
from django.db import transaction
from django.utils import timezone

from microsite import mail
from microsite.mail.models import MAX_ATTEMPTS, PAUSES, OutboxMessage, OutboxQuerySet

from .backends import ADDRESS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def configured(settings):
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def server(settings):
    """Chooses the mail server of tests/mail/backends.py, or a working one with None."""

    def choose(name):
        path = f"tests.mail.backends.{name}" if name else "django.core.mail.backends.locmem"
        settings.EMAIL_BACKEND = path if name else f"{path}.EmailBackend"

    return choose


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run something as if its transaction were committed."""

    def run(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return run


def queue(event="question-1-answered", **kwargs):
    fields = {"to": ADDRESS, "subject": "An answer for you", "text": "Read it here.", **kwargs}
    return mail.queue(event, **fields)


def test_a_message_is_sent_right_after_the_commit_and_then_forgotten(committed):
    message = committed(queue, html="<p>Read it here.</p>")
    (sent,) = django_mail.outbox
    assert sent.to == [ADDRESS]
    assert (sent.subject, sent.body) == ("An answer for you", "Read it here.")
    assert sent.alternatives[0].content == "<p>Read it here.</p>"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    message.refresh_from_db()
    assert message.sent_at is not None
    assert (message.to, message.text, message.html) == ("", "", "")
    assert message.attempts == 1


def test_nothing_is_sent_before_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False):
        queue()
    assert django_mail.outbox == []
    assert OutboxMessage.objects.waiting().count() == 1


def test_mail_and_its_cause_are_rolled_back_together(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert OutboxMessage.objects.count() == 0
    assert django_mail.outbox == []


def test_a_failure_after_the_commit_does_not_reach_the_visitor(committed, monkeypatch, caplog):
    def fail(self, pk):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(OutboxQuerySet, "deliver", fail)
    committed(queue)
    assert "the database went away" in caplog.text
    assert OutboxMessage.objects.waiting().count() == 1


def test_one_event_is_one_message_however_often_it_is_queued(committed):
    first = committed(queue)
    again = committed(queue, to="other@example.org", text="Something else")
    assert again.pk == first.pk
    assert mail.send_due().sent == 0
    assert len(django_mail.outbox) == 1


def test_a_message_for_later_waits_for_its_time(committed, time_machine):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    committed(queue, not_before=timezone.now() + timedelta(hours=2))
    assert mail.send_due().waiting == 1
    assert django_mail.outbox == []
    time_machine.shift(timedelta(hours=2))
    assert mail.send_due().sent == 1
    assert len(django_mail.outbox) == 1


def test_without_mail_settings_messages_wait_and_are_sent_once_there_are_some(committed, settings):
    settings.MAIL_CONFIGURED = False
    committed(queue)
    report = mail.send_due()
    assert (report.sent, report.waiting, report.is_stuck) == (0, 1, False)
    assert OutboxMessage.objects.get().attempts == 0
    settings.MAIL_CONFIGURED = True
    assert mail.send_due().sent == 1


@pytest.mark.parametrize("subject", ["a\nBcc: x@example.org", "a\r\nb", "a\n", "\na", "a\u2028b"])
def test_a_subject_of_more_than_one_line_is_refused(subject):
    with pytest.raises(BadHeaderError):
        queue(subject=subject)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.parametrize("to", ["", "nobody", "a@example.org\nBcc: b@example.org", "a@b, c@d"])
def test_what_is_no_address_is_refused(to):
    with pytest.raises(ValidationError):
        queue(to=to)
    assert OutboxMessage.objects.count() == 0


# --- failures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Unreachable", "ConnectionRefusedError"),
        ("RefusesTheAddress", "SMTPRecipientsRefused 550"),
        ("IsBusy", "SMTPDataError 451"),
        ("DoesNotExist", "ImportError"),
    ],
)
def test_a_failure_is_kept_without_the_address_and_the_message_is_tried_again(
    committed, server, caplog, time_machine, name, error
):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    server(name)
    with caplog.at_level(logging.DEBUG):
        message = committed(queue)
    message.refresh_from_db()
    assert message.last_error == error
    assert ADDRESS not in caplog.text
    assert (message.claimed_at, message.sent_at, message.attempts) == (None, None, 1)
    server(None)
    assert mail.send_due().sent == 0
    time_machine.shift(timedelta(minutes=1))
    assert mail.send_due().sent == 1
    message.refresh_from_db()
    assert message.last_error == ""


def test_pauses_grow_and_after_a_week_the_message_is_given_up(committed, server, time_machine):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    start = timezone.now()
    server("IsBusy")
    message = committed(queue)
    tried = [timedelta()]
    while mail.send_due().waiting:
        message.refresh_from_db()
        time_machine.move_to(message.not_before, tick=False)
        if mail.send_due().failed:
            tried.append(timezone.now() - start)
    pauses = [after - before for before, after in itertools.pairwise(tried)]
    assert pauses == list(PAUSES)
    assert [pause.total_seconds() / 60 for pause in pauses[:5]] == [1, 10, 60, 360, 1440]
    assert timedelta(days=7) < tried[-1] < timedelta(days=8)

    message.refresh_from_db()
    assert message.attempts == MAX_ATTEMPTS
    time_machine.shift(timedelta(days=30))
    server(None)
    report = mail.send_due()
    assert (report.sent, report.given_up) == (0, ["question-1-answered"])
    assert report.is_stuck


def test_one_failure_does_not_hold_up_the_others(committed, server, settings):
    settings.MAIL_CONFIGURED = False
    committed(queue, "first", to="not-checked-by-the-server@example.org")
    committed(queue, "second")
    settings.MAIL_CONFIGURED = True
    # A header that the mail library refuses, as a row changed by hand could have.
    OutboxMessage.objects.filter(event="first").update(subject="a\nb")
    report = mail.send_due()
    assert (report.sent, report.failed, report.waiting) == (1, 1, 1)
    assert OutboxMessage.objects.get(event="first").last_error == "BadHeaderError"


def test_a_message_whose_sender_died_is_not_sent_again_by_itself(committed, server, time_machine):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    server("Dies")
    with pytest.raises(KeyboardInterrupt):
        committed(queue)
    server(None)
    # Its sender may still be at work.
    assert not mail.send_due().is_stuck
    time_machine.shift(timedelta(minutes=11))
    report = mail.send_due()
    assert (report.sent, report.unclear) == (0, ["question-1-answered"])
    assert "perhaps sent" in str(report)
    assert django_mail.outbox == []


def test_a_connection_that_broke_over_the_message_is_not_tried_again_by_itself(committed, server):
    server("HangsUp")
    message = committed(queue)
    server(None)
    report = mail.send_due()
    assert (report.sent, report.unclear) == (0, ["question-1-answered"])
    message.refresh_from_db()
    assert message.last_error == "SMTPServerDisconnected"


def test_a_person_can_have_a_stuck_message_sent_again(committed, server):
    server("HangsUp")
    committed(queue)
    server(None)
    assert OutboxMessage.objects.retry("question-1-answered")
    assert mail.send_due().sent == 1
    assert not OutboxMessage.objects.retry("question-1-answered")
    assert mail.send_due().sent == 0
    assert len(django_mail.outbox) == 1


def test_a_person_can_close_a_stuck_message_and_its_address_is_forgotten(committed, server):
    server("HangsUp")
    message = committed(queue)
    server(None)
    assert OutboxMessage.objects.close("question-1-answered")
    report = mail.send_due()
    assert (report.sent, report.waiting, report.is_stuck) == (0, 0, False)
    message.refresh_from_db()
    assert (message.to, message.text, message.sent_at) == ("", "", None)
    # The event has had its message.
    committed(queue)
    assert django_mail.outbox == []


def test_a_message_that_waits_is_not_stuck(settings, committed):
    settings.MAIL_CONFIGURED = False
    committed(queue)
    assert not OutboxMessage.objects.close("question-1-answered")
    assert not OutboxMessage.objects.retry("question-1-answered")
    assert OutboxMessage.objects.get().to == ADDRESS
