"""The child in which letters are sent: it ends with its parent, and says how it ended."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

# A command that works until it should stop, and then takes a moment for what it has in hand.
PROGRAM = """
import sys, time
from articles.newsletter.apart import run_apart

def work(stop):
    open(sys.argv[1], "w").write("begun")
    while not stop():
        time.sleep(0.01)
    time.sleep(0.1)
    open(sys.argv[1], "w").write("finished")
    return 3

sys.exit(run_apart(work))
"""


def begin(file):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(file)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    wait_for(file, "begun")
    return process


def wait_for(file, words):
    over = time.monotonic() + 60
    while not file.exists() or file.read_text() != words:
        assert time.monotonic() < over
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_child_finishes_what_it_has_in_hand_when_the_command_is_killed(tmp_path, number):
    """Whatever kills the command, and its whole group with it."""
    file = tmp_path / "work"
    process = begin(file)
    os.killpg(process.pid, number)
    assert process.wait(60) != 0
    wait_for(file, "finished")
