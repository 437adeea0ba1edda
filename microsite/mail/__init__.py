"""Mail that is never lost and never sent twice: an outbox table.

`queue` writes a message in the caller's transaction, so mail and cause stand or fall together.
It is tried once right after the commit; `manage.py send_mail_outbox` tries again until it is
gone. One event is one message, however often it is queued.
"""

# Not as `apps`: that name is our own module's.
from django.apps import apps as registry


def queue(event, to, subject, text, html="", not_before=None):
    """Put one message into the outbox and return it, or the one that the event has already.

    `event` is the unique name of what happened ("question-12-answered"). With `not_before` (an
    aware datetime) nothing is sent earlier. Raises BadHeaderError for a subject of more than one
    line, ValidationError for a `to` that is no e-mail address.
    """
    return _outbox().queue(event, to, subject, text, html, not_before)


def recall(event):
    """Take an event's message out of the outbox unless it is sent or on its way.

    Returns the address that it was for, or "" when there was nothing to take out. The event may
    be queued again afterwards.
    """
    return _outbox().recall(event)


def is_waiting(event):
    """Whether the event's message will still be tried."""
    return _outbox().waiting().filter(event=event).exists()


def forget(events):
    """Erase the addresses and texts of these events' messages; what is not on its way stays here.

    Unlike after `recall`, an event whose message was tried already can't be queued again.
    """
    _outbox().forget(events)


def expire(before):
    """Erase the addresses and texts of messages that should have gone out before this moment.

    Returns how many there were. They are never sent.
    """
    return _outbox().expire(before)


def send_due():
    """Send what is due now and return the Report."""
    return _outbox().send_due()


def _outbox():
    # This package is imported before models may be: Django loads the app's package first.
    return registry.get_model("mail", "OutboxMessage").objects
