"""Mail servers that misbehave, as Django backends."""

import smtplib
import threading
import time

from django.core.mail.backends.base import BaseEmailBackend

ADDRESS = "reader@example.org"


class Unreachable(BaseEmailBackend):
    def open(self):
        raise ConnectionRefusedError(111, "Connection refused")


class RefusesTheAddress(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, f"no {ADDRESS} here".encode())})


class IsBusy(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, f"{ADDRESS}: try later".encode())


class HangsUp(BaseEmailBackend):
    """Breaks the connection while it has the message."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


class Dies(BaseEmailBackend):
    """Stands for a process that is killed while it sends."""

    def send_messages(self, messages):
        raise KeyboardInterrupt


class Slow(BaseEmailBackend):
    """Takes its time, and notes what it was given."""

    sent = []
    lock = threading.Lock()

    def send_messages(self, messages):
        time.sleep(0.05)
        with self.lock:
            self.sent.extend(message.to[0] for message in messages)
        return len(messages)
