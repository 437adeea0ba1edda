"""What a run of `send_newsletter` does: who gets what, what servers say, what is left."""

import datetime
import io
import subprocess

import pytest
import time_machine
from django.core import mail as inbox
from django.core.management import call_command
from django.utils import timezone

from articles.newsletter import delivery as deliveries
from articles.newsletter.letter import subscriber_of
from articles.newsletter.links import stop_path
from articles.newsletter.models import Delivery, Edition, Subscriber
from articles.newsletter.sender_name import is_dead, sender_name
from articles.newsletter.sending import Sender
from microsite.launch import findings
from tests import make

from . import make as letters
from .letters import subscriber
from .mail_server import FULL, LATER, NOBODY, MailServer

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def server(settings):
    """A mail server to which the site is connected."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def run(**options):
    sender = Sender()
    sender.run(**options)
    return sender


def counts(edition):
    edition.refresh_from_db()
    return edition.sent, edition.refused, edition.unclear


def states():
    return sorted(Delivery.objects.values_list("state", flat=True))


# --- who gets it --------------------------------------------------------------------------------


def test_everybody_who_confirmed_and_wants_everything_gets_it_once(server):
    readers = [subscriber(f"reader{number}@example.org") for number in range(3)]
    subscriber("alerts@example.org", choice="alerts")
    subscriber("waits@example.org", confirmed=False)
    edition = letters.approved(subject="What is new")
    for _ in range(2):
        run()
    assert server.accepted == {reader.email: 1 for reader in readers}
    assert server.connections == 1
    assert counts(edition) == (3, 0, 0)
    assert edition.state == "sent" and not Delivery.objects.exists()


def test_an_alert_alone_goes_to_everybody_who_confirmed(server):
    subscriber("everything@example.org")
    subscriber("alerts@example.org", choice="alerts")
    subscriber("waits@example.org", confirmed=False)
    Edition.objects.send_alert(make.alert(title="Fake needles"), make.editor())
    run()
    assert set(server.accepted) == {"everything@example.org", "alerts@example.org"}
    assert server.messages[0]["Subject"] == "Safety alert: Fake needles"


def test_nothing_goes_out_before_its_moment_after_it_was_stopped_or_as_a_draft(server):
    subscriber()
    letters.approved(send_at=timezone.now() + DAY)
    stopped = letters.approved()
    stopped.cancel(make.editor())
    letters.submitted()
    run()
    assert not server.accepted
    with time_machine.travel(timezone.now() + DAY + DAY / 24):
        run()
    assert server.accepted.total() == 1


def test_who_leaves_while_it_goes_out_gets_nothing_more(server):
    staying, leaving = subscriber(), subscriber("leaving@example.org")
    edition = letters.approved()
    Delivery.objects.fan_out(edition)
    leaving.leave()
    run()
    assert set(server.accepted) == {staying.email}
    assert counts(edition) == (1, 0, 0)


def test_who_leaves_at_the_very_last_moment_gets_nothing(server):
    person = subscriber()
    Delivery.objects.fan_out(letters.approved())
    sender = Sender()
    (taken,) = Delivery.objects.take(sender.name)
    person.leave()
    assert not taken.begin()
    run()
    assert not server.accepted


def test_an_edition_that_is_stopped_while_it_goes_out_reaches_nobody_else(server):
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    edition = letters.approved()
    sender = Sender(stop=lambda: server.accepted.total() >= 1)
    sender.run()
    edition.cancel(make.editor())
    run()
    assert server.accepted.total() == 1
    assert counts(edition) == (1, 0, 0) and edition.state == "stopped"
    assert not Delivery.objects.exists()


def test_a_sample_never_goes_out_on_a_live_site(server, settings):
    subscriber()
    make.published(author=make.editor(is_sample=True))
    edition = letters.approved()
    Delivery.objects.fan_out(edition)
    settings.DEMO = False
    run()
    assert not server.accepted


# --- what servers say ---------------------------------------------------------------------------


def test_an_address_that_is_gone_leaves_the_list_and_a_full_mailbox_stays(server):
    gone, full = subscriber(f"{NOBODY}@example.org"), subscriber(f"{FULL}@example.org")
    edition = letters.approved()
    run()
    assert counts(edition) == (0, 2, 0)
    assert not Subscriber.objects.filter(pk=gone.pk).exists()
    assert Subscriber.objects.filter(pk=full.pk).exists()


def test_so_many_gone_at_once_are_not_believed(server, monkeypatch):
    monkeypatch.setattr(deliveries, "MOST_GONE", 2)
    for number in range(3):
        subscriber(f"{NOBODY}{number}@example.org")
    subscriber()
    edition = letters.approved()
    run()
    assert counts(edition) == (1, 3, 0)
    assert Subscriber.objects.count() == 4


def test_what_is_put_off_is_tried_again_after_a_pause(server):
    subscriber(f"{LATER}@example.org")
    edition = letters.approved()
    assert run().counts == {"put off": 1}
    assert not run().counts
    assert counts(edition) == (0, 0, 0) and edition.state == "going out"
    with time_machine.travel(timezone.now() + deliveries.PAUSES[0]):
        assert run().counts == {"sent": 1}
    assert counts(edition) == (1, 0, 0)


def test_what_is_put_off_again_and_again_is_given_up(server):
    subscriber(f"{LATER}@example.org")
    edition = letters.approved()
    now = timezone.now()
    for pause in (*deliveries.PAUSES, DAY):
        with time_machine.travel(now):
            server._asked_once.clear()
            run()
        now += pause + datetime.timedelta(minutes=1)
    assert counts(edition) == (0, 1, 0) and edition.state == "sent"


def test_a_server_that_is_down_loses_nothing(server):
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    edition = letters.approved()
    server.down = True
    sender = run()
    assert "The mail server is away" in sender.report
    assert states() == ["waiting"] * 3
    server.down = False
    run()
    assert counts(edition) == (3, 0, 0)


def test_a_server_that_takes_nothing_from_us_drops_nobody(server):
    subscriber()
    server.refuses_us = True
    letters.approved()
    assert "takes nothing from us: 550" in run().report
    assert states() == ["waiting"] and Subscriber.objects.exists()


def test_a_connection_that_breaks_without_an_answer_leaves_it_unclear_and_never_sent_again(server):
    """The server may have the message. Nobody knows, and twice is worse than not at all."""
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    edition = letters.approved()
    server.drops_after_end = True
    run()
    run()
    assert counts(edition) == (2, 0, 1)
    assert server.accepted.total() == 2


# --- senders that die, and several at once ------------------------------------------------------


def test_what_a_dead_sender_took_goes_out_and_what_it_had_handed_over_does_not(server):
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    edition = letters.approved()
    Delivery.objects.fan_out(edition)
    first, *_ = Delivery.objects.take("dead")
    assert first.begin()
    assert not run().counts
    with time_machine.travel(timezone.now() + deliveries.TAKEN_IS_DEAD_AFTER * 1.1):
        run()
    assert counts(edition) == (2, 0, 1)
    assert first.subscriber.email not in server.accepted


def test_a_sender_of_this_machine_that_is_gone_is_known_to_be_dead_at_once(server):
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    edition = letters.approved()
    Delivery.objects.fan_out(edition)
    process = subprocess.Popen(["true"])
    process.wait()
    here, _, number = sender_name().split("-")
    first, *_ = Delivery.objects.take(f"{here}-{process.pid}-{number}")
    assert first.begin()
    run()
    assert counts(edition) == (2, 0, 1)
    assert not is_dead(sender_name())
    assert not is_dead(f"other-{process.pid}-{number}")


def test_a_sender_that_was_only_slow_sends_nothing_that_another_one_took():
    subscriber()
    Delivery.objects.fan_out(letters.approved())
    (slow,) = Delivery.objects.take("slow")
    with time_machine.travel(timezone.now() + deliveries.TAKEN_IS_DEAD_AFTER * 1.1):
        Delivery.objects.recover()
    (quick,) = Delivery.objects.take("quick")
    assert not slow.begin()
    assert quick.begin()


def test_two_senders_share_the_work(server):
    for number in range(5):
        subscriber(f"reader{number}@example.org")
    Delivery.objects.fan_out(letters.approved())
    deliveries_of_one = Delivery.objects.take("one")
    assert len(deliveries_of_one) == 5 and Delivery.objects.take("two") == []
    Delivery.objects.release("one")
    assert len(Delivery.objects.take("two")) == 5


# --- what it is made of -------------------------------------------------------------------------


def test_the_message_has_the_headers_by_which_mail_programs_stop_it(server):
    person = subscriber()
    edition = letters.approved(subject="Was ist neu? Überblick")
    run()
    (message,) = server.messages
    stop = f"http://127.0.0.1:8000{stop_path(person)}"
    assert message["List-Unsubscribe"] == f"<{stop}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["To"] == person.email
    assert subscriber_of(message["Message-ID"]) == person.pk
    assert subscriber_of(message["Message-ID"].replace(".", "-")) is None
    assert message["Auto-Submitted"] == "auto-generated" and message["Date"]
    text, html = (part.get_payload(decode=True).decode() for part in message.get_payload())
    for body in (text, html):
        assert stop in body and "/newsletter/yours/" in body
        assert edition.get_absolute_url() in body


def test_other_backends_get_the_same_letter():
    person = subscriber()
    letters.approved(subject="What is new")
    run()
    (message,) = inbox.outbox
    assert message.to == [person.email] and message.subject == "What is new"
    assert stop_path(person) in message.body and stop_path(person) in message.alternatives[0][0]


def test_a_page_that_was_withdrawn_since_the_approval_is_not_in_the_letter(server):
    subscriber()
    gone = make.published(title="Zanthian page").page
    make.published(title="Other page")
    letters.approved()
    gone.withdraw(make.editor(), "Wrong.")
    run()
    text = server.messages[0].get_payload()[0].get_payload(decode=True).decode()
    assert "Other page" in text and "Zanthian" not in text


@pytest.mark.parametrize("words", [".", "..\n\n.hidden", "A" * 1200, "é" * 600, "From here\n.\n"])
def test_whatever_an_editor_writes_arrives_as_it_was_written(server, words):
    subscriber()
    letters.approved(intro=words)
    run()
    text, html = (
        part.get_payload(decode=True).decode() for part in server.messages[0].get_payload()
    )
    for line in words.split("\n"):
        assert line in text.replace("\r", "") and line in html
    assert "-stop" not in text and "/newsletter/stop/" in text


def test_without_mail_settings_everything_waits(settings):
    settings.MAIL_CONFIGURED = False
    subscriber()
    edition = letters.approved()
    run()
    assert states() == ["waiting"] and not inbox.outbox
    assert edition.deliveries.count() == 1


# --- the command, and who watches ---------------------------------------------------------------


def test_an_edition_that_should_have_gone_out_is_named_before_going_live():
    subscriber()
    letters.approved()
    late = "should have gone out"
    assert not any(late in finding.text for finding in findings())
    with time_machine.travel(timezone.now() + DAY / 12):
        assert any(late in finding.text for finding in findings())
        run()
        assert not any(late in finding.text for finding in findings())


def test_deliveries_that_nobody_settled_are_erased_after_a_month():
    subscriber()
    edition = letters.approved()
    start = timezone.now()
    Delivery.objects.fan_out(edition)
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(start + days * DAY):
            call_command("enforce_retention", stdout=io.StringIO())
        assert Delivery.objects.count() == left
    edition.refresh_from_db()
    assert edition.finished_at
