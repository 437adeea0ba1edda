"""One connection to the mail server for many messages, and what is known when that fails.

Django's own backend opens the connection. The dialogue is ours for one reason: the caller has to
write down that a message is handed over after the server has agreed to take it and before it can.
"""

import re
import smtplib
import socket
from contextlib import suppress
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

# A server may look at a message for a while before it says that it has it.
TIMEOUT = 60  # seconds
LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
# “No such address”, in codes that mean nothing else (RFC 3463); without one, the bare reply.
GONE_REPLIES = frozenset({550, 551, 553})
GONE_CODES = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class Away(Exception):
    """The server can't be reached or will take nothing from us now. Nothing was handed over."""


class PutOff(Exception):
    """The server asks to try this message again later."""


class Refused(Exception):
    """The server will never take this message. `is_gone`: because there is no such address."""

    def __init__(self, reply, is_gone=False):
        super().__init__(reply)
        self.is_gone = is_gone


class NotOurs(Exception):
    """Somebody else took the message meanwhile, or its reader left. Nothing was handed over."""


class Unclear(Exception):
    """The connection broke after the message was handed over and before the server answered."""


class MailLine:
    """A connection that is opened when it is needed and may be opened again."""

    def __init__(self):
        self._backend = None
        self.sender = parseaddr(settings.BOUNCE_ADDRESS)[1]

    def close(self):
        """Say goodbye; what was sent is sent."""
        if self._backend is not None:
            with suppress(Exception):
                self._backend.close()
        self._backend = None

    def hand_over(self, letter, links, begin):
        """Give one reader's Letter to the server.

        `begin()` is called right before the server can have it, and says whether that may happen.
        """
        self._open()
        if isinstance(self._backend, EmailBackend):
            self._by_smtp(self._backend.connection, links.address, letter.content(links), begin)
            return
        # A backend that writes to a file, a terminal or the memory.
        if not begin():
            raise NotOurs
        try:
            self._backend.send_messages([letter.message(links)])
        except Exception as error:
            raise Unclear(type(error).__name__) from None

    def _open(self):
        if self._backend is not None:
            return
        options = {"timeout": TIMEOUT} if _is_smtp() else {}
        backend = get_connection(**options)
        try:
            backend.open()
        except (OSError, smtplib.SMTPException) as error:
            raise Away(type(error).__name__) from None
        if isinstance(backend, EmailBackend):
            # The end of a message is a packet of its own, which must not wait for the one before.
            backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._backend = backend

    def _by_smtp(self, smtp, address, content, begin):
        content = LEADING_DOT.sub(b"..", content)
        content += b"" if content.endswith(b"\r\n") else b"\r\n"
        try:
            self._introduce(smtp, address)
            smtp.send(content)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Away(type(error).__name__) from None
        if not begin():
            # Without its last line the server throws it away.
            smtp.close()
            self._backend = None
            raise NotOurs
        try:
            smtp.send(b".\r\n")
            reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Unclear(type(error).__name__) from None
        self._judge(reply, is_address=False)

    def _introduce(self, smtp, address):
        """Name sender and reader, up to where the server awaits the message."""
        smtp.ehlo_or_helo_if_needed()
        code = smtp.mail(self.sender)[0]
        if code != 250:
            self.close()
            raise Away(f"The server takes nothing from us: {code}")
        reply = smtp.rcpt(address)
        if reply[0] not in (250, 251):
            smtp.rset()
        self._judge(reply, is_address=True)
        reply = smtp.docmd("DATA")
        if reply[0] != 354:
            self._judge(reply, is_address=False)
            raise PutOff(str(reply[0]))

    def _judge(self, reply, is_address):
        """Raise what a reply means; nothing for one that agrees."""
        code, words = reply[0], reply[1].decode(errors="replace")
        if code == 421:
            self.close()
            raise (Away if is_address else PutOff)(str(code))
        if 400 <= code < 500:
            raise PutOff(str(code))
        if code >= 500:
            status = CODE.search(words)
            gone = status[1] in GONE_CODES if status else code in GONE_REPLIES
            raise Refused(str(code), is_gone=is_address and gone)


def _is_smtp():
    return settings.EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
