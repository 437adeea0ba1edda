"""Work in a process of its own, so that killing the command never cuts a message in two.

The child belongs to no terminal and to no process group of its parent. When the parent is gone,
however it went, the child ends after the message that it has in hand, and writes that down.
"""

import os
import select
import signal
import sys
import traceback
from contextlib import suppress

from django.db import connections

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def run_apart(work):
    """Run `work(stop)` in a child and return the number with which it ends.

    `stop()` says whether the work should end now: somebody asked for it, or the parent is gone.
    """
    # A connection can't be shared by two processes.
    connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(theirs)
        _work(work, ours)
    os.close(ours)
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.close(theirs)
        _, status = os.waitpid(child, 0)
        raise
    os.close(theirs)
    return os.waitstatus_to_exitcode(status)


def _work(work, parent):
    """The child: do the work, and leave without any of the parent's own endings."""
    asked = []
    code = 1
    try:
        os.setsid()
        for each in STOPPING:
            signal.signal(each, lambda number, frame: asked.append(number))

        def stop():
            # Nobody writes into it: it can be read once it is closed at the other end.
            return bool(asked or select.select([parent], [], [], 0)[0])

        code = work(stop) or 0
    except BaseException:
        with suppress(OSError):
            traceback.print_exc()
    finally:
        with suppress(OSError):
            connections.close_all()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
