"""Handing one message to the mail server, and what is known when that fails."""

import smtplib
from contextlib import suppress

from django.core.mail import EmailMultiAlternatives, get_connection

# The connection broke while the message was being handed over: the server may have taken it.
BROKEN_OFF = (smtplib.SMTPServerDisconnected, ConnectionResetError, BrokenPipeError, TimeoutError)


class NotSent(Exception):
    """The message surely did not go out. The text names the error, never an address."""


class Unclear(Exception):
    """The message may have gone out or not. The text names the error, never an address."""


def send(message):
    """Send an OutboxMessage through the configured backend; raises NotSent or Unclear."""
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        # Out-of-office replies to it would reach nobody (RFC 3834).
        headers={"Auto-Submitted": "auto-generated"},
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    try:
        connection = get_connection()
        connection.open()
    except Exception as error:
        # Whatever a backend raises: an error that escaped here would leave the claim behind.
        raise NotSent(in_words(error)) from None
    try:
        email.connection = connection
        email.send()
    except BROKEN_OFF as error:
        raise Unclear(in_words(error)) from None
    except Exception as error:
        raise NotSent(in_words(error)) from None
    finally:
        # The message is on its way or it is not; saying goodbye is a courtesy.
        with suppress(Exception):
            connection.close()


def in_words(error):
    """The error's class and, when a mail server answered, its code. Never the server's own words:
    they repeat the address."""
    name = type(error).__name__
    code = getattr(error, "smtp_code", None)
    if code is None and isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((answer[0] for answer in error.recipients.values()), None)
    return name if code is None else f"{name} {code}"
