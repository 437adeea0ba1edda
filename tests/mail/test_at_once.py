"""Several senders at once, over real transactions: a message goes out once."""

import threading

import pytest
from django.db import connection, connections, transaction

from microsite import mail
from microsite.mail.models import OutboxMessage

from .backends import Slow

SENDERS = 6


@pytest.fixture(autouse=True)
def database(transactional_db, tmp_path):
    """A database that several threads really share.

    SQLite's in-memory test database is one connection in disguise: it never waits for a lock, so
    on SQLite these tests use a file.
    """
    usual = connections["default"]
    if usual.vendor != "sqlite":
        yield
        return
    usual_name = usual.settings_dict["NAME"]
    usual.settings_dict["NAME"] = str(tmp_path / "outbox.sqlite3")
    connections["default"] = connections.create_connection("default")
    try:
        with connection.schema_editor() as editor:
            editor.create_model(OutboxMessage)
        yield
    finally:
        connection.close()
        usual.settings_dict["NAME"] = usual_name
        connections["default"] = usual


@pytest.fixture(autouse=True)
def slow_server(settings):
    settings.MAIL_CONFIGURED = False
    settings.EMAIL_BACKEND = "tests.mail.backends.Slow"
    Slow.sent.clear()


def in_threads(work):
    """Run `work` in several threads that start together; returns what they raised."""
    start = threading.Barrier(SENDERS)
    errors = []

    def run():
        try:
            start.wait()
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_several_senders_at_once_send_each_message_once(settings):
    addresses = [f"reader{number}@example.org" for number in range(4)]
    for number, to in enumerate(addresses):
        mail.queue(f"event-{number}", to, "Subject", "Text")
    settings.MAIL_CONFIGURED = True
    assert in_threads(mail.send_due) == []
    assert sorted(Slow.sent) == addresses
    assert OutboxMessage.objects.exclude(sent_at=None).count() == 4


def test_the_same_event_from_several_requests_at_once_is_one_message(settings):
    settings.MAIL_CONFIGURED = True

    def answer():
        with transaction.atomic():
            mail.queue("question-1-answered", "reader@example.org", "Subject", "Text")

    assert in_threads(answer) == []
    assert Slow.sent == ["reader@example.org"]
    assert OutboxMessage.objects.count() == 1


def test_a_claim_is_committed_before_anything_is_sent(settings):
    message = mail.queue("event", "reader@example.org", "Subject", "Text")
    settings.MAIL_CONFIGURED = True
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        OutboxMessage.objects.deliver(message.pk)
    assert Slow.sent == []
    assert OutboxMessage.objects.get().attempts == 0
