"""What a run of the sender is called, so that the next one can tell whether it is still there."""

import hashlib
import os
import secrets
import socket

HERE = hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def sender_name():
    """A name that no other run has: the machine, the process, and a number at random."""
    return f"{HERE}-{os.getpid()}-{secrets.token_hex(4)}"


def is_dead(name):
    """Whether the process of this name surely ended. Of other machines nobody here can tell."""
    machine, _, rest = name.partition("-")
    process = rest.partition("-")[0]
    if machine != HERE or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        # It is there and belongs to somebody else.
        return False
    return False
