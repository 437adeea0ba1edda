"""Two hundred people who ask at the same moment, each from an address of their own."""

import http.client
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

from tests.questions.asking import DETAILS, THANKS, stamp

pytestmark = pytest.mark.browser  # it is as slow as those

PEOPLE = 200
SECONDS_TO_START = 60
PREPARE = (
    "from django.core.management import call_command; from tests import make; "
    "call_command('migrate', verbosity=0); make.red_flags()"
)


class Server:
    """The site under gunicorn as it is served, on SQLite in a file of its own."""

    def __init__(self, folder):
        self.database = folder / "site.sqlite3"
        self.log = folder / "log.txt"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TEST_DATABASE_URL": f"sqlite:///{self.database}",
            "TRUSTED_PROXIES": "1",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "1",
        }

    def __enter__(self):
        self._run("manage.py", "shell", "-c", PREPARE).check_returncode()
        self.output = self.log.open("w")
        command = [sys.executable, "-m", "gunicorn", "--config", "microsite/gunicorn_conf.py"]
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._is_up():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, "gunicorn does not start"
            time.sleep(0.1)
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.output.close()

    def _run(self, *arguments):
        return subprocess.run(
            [sys.executable, *arguments], cwd=settings.BASE_DIR, env=self.environment, check=False
        )

    def _is_up(self):
        try:
            return self.request("GET", "/healthz")[0] == 200
        except OSError:
            return False

    def request(self, method, path, body=None, headers=None):
        """(status, Location) of one request over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            response.read()
            return response.status, response.headers.get("Location")
        finally:
            connection.close()

    def rows(self, query):
        """What stands in the database file."""
        with sqlite3.connect(self.database) as connection:
            return connection.execute(query).fetchall()


def form_of(number):
    """(body, headers) of one person: every second one has left an e-mail address."""
    told = {
        "question": f"Zebrawort is what person {number} says. Is that normal on day three?",
        "now": "no",
        "step": "send",
        "age_band": "30-44",
        "consent": "on",
        "stamp": stamp(),
        "email": f"zebrawort{number}@example.org" if number % 2 else "",
    }
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": f"203.0.{number // 250}.{number % 250 + 1}",
    }
    return urlencode(told), headers


def all_at_once(server, forms):
    """What each person was answered; every fourth sends the form a second time at once."""
    answers, everybody = [], threading.Barrier(len(forms))

    def ask(number, body, headers):
        everybody.wait()
        for _ in range(2 if number % 4 == 0 else 1):
            try:
                answers.append(server.request("POST", DETAILS, body, headers))
            except OSError as error:
                answers.append((0, repr(error)))

    threads = [
        threading.Thread(target=ask, args=(number, *form)) for number, form in enumerate(forms)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_hundred_questions_at_once_are_all_stored_and_none_twice(tmp_path: Path):
    forms = [form_of(number) for number in range(PEOPLE)]
    with Server(tmp_path) as server:
        started = time.monotonic()
        answers = all_at_once(server, forms)
        took = time.monotonic() - started
        assert {answer for answer in answers if answer != (303, THANKS)} == set()
        assert len(answers) == PEOPLE + PEOPLE // 4
        texts = [text for (text,) in server.rows("SELECT asked_text FROM questions_question")]
        numbers = sorted(int(re.search(r"person (\d+)", text)[1]) for text in texts)
        assert numbers == list(range(PEOPLE))
        senders = server.rows("SELECT questions FROM questions_sender")
        assert senders == [(1,)] * PEOPLE
    log = server.log.read_text()
    assert "ebrawort" not in log and "203.0." not in log and "Error" not in log
    print(f"{len(answers)} forms of {PEOPLE} people in {took:.1f} seconds")  # noqa: T201
