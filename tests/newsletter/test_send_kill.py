"""Killed at any moment and run again: everybody gets exactly one message."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.newsletter.models import Edition, Subscriber

from . import make as letters
from .mail_server import LATER, NOBODY, MailServer

pytestmark = pytest.mark.django_db(transaction=True)

READERS, GONE, PUT_OFF = 10_000, 200, 300
KILLS = 10
# The number of messages between two kills is at random, up to this.
BETWEEN_KILLS = 900
LONGEST = 300  # seconds


class Copy:
    """The test's database as other processes may open it."""

    def __init__(self, folder):
        self.file = folder / "sent.sqlite3"
        options = connection.settings_dict
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)
            self.url = f"sqlite:///{self.file}"
        else:
            login = f"{options['USER']}:{options['PASSWORD']}"
            self.url = f"postgres://{login}@{options['HOST']}:{options['PORT']}/{options['NAME']}"

    def row(self, sql):
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.file)) as copy:
                return copy.execute(sql).fetchone()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()


@pytest.fixture
def folder(tmp_path):
    """In the memory where that is possible: each message waits for the disk twice."""
    memory = Path("/dev/shm")  # noqa: S108
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


def command(copy, server):
    """Begin to send; the process is the command that an operator runs."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "microsite.settings",
        "DATABASE_URL": copy.url,
        "EMAIL_URL": server.url,
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "send_newsletter", "--now"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_until(happened):
    over = time.monotonic() + LONGEST
    while not happened():
        assert time.monotonic() < over, "nothing happens any more"
        time.sleep(0.005)


def address(number):
    if number < GONE:
        return f"{NOBODY}{number}@example.org"
    if number < GONE + PUT_OFF:
        return f"{LATER}{number}@example.org"
    return f"reader{number}@example.org"


def test_killed_ten_times_everybody_gets_exactly_one_message(folder):
    now = timezone.now()
    Subscriber.objects.bulk_create(
        Subscriber(email=address(n), choice="everything", mailed_at=now, confirmed_at=now)
        for n in range(READERS)
    )
    Subscriber.objects.create(email="waits@example.org", choice="everything")
    Subscriber.objects.create(email="alerts@example.org", choice="alerts", confirmed_at=now)
    edition = letters.approved()
    copy = Copy(folder)
    chance = random.Random()
    with MailServer() as server:
        server.keeps_messages = False
        for kill in range(KILLS):
            # It is away for a while, in the middle of a run.
            server.down = False
            goal = server.total + chance.randrange(BETWEEN_KILLS)
            process = command(copy, server)
            if kill == KILLS // 2:
                wait_until(lambda: server.total > 0)
                server.down = True
                assert process.wait(LONGEST) == 1
                continue
            wait_until(lambda goal=goal: server.total >= goal)
            time.sleep(chance.random() / 50)
            process.send_signal(signal.SIGKILL)
            process.wait()
        for _ in range(KILLS):
            assert command(copy, server).wait(LONGEST) == 0
            if copy.row("SELECT finished_at FROM newsletter_edition")[0]:
                break
        assert dict(server.accepted) == {address(n): 1 for n in range(GONE, READERS)}
    assert copy.row("SELECT number, sent, refused, unclear FROM newsletter_edition") == (
        edition.number,
        READERS - GONE,
        GONE,
        0,
    )
    # Nothing of who got it is kept, and who has no such address any more is off the list.
    assert copy.row("SELECT COUNT(*) FROM newsletter_delivery") == (0,)
    listed = copy.row("SELECT COUNT(*) FROM newsletter_subscriber WHERE email LIKE 'nobody%'")
    assert listed == (0,)
    assert Edition.objects.count() == 1
