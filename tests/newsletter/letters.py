"""Signing up as a reader does it, and reading the e-mails that come."""

import re

import time_machine
from django.core import mail as inbox
from django.utils import timezone

from articles.newsletter.models import Subscriber
from articles.newsletter.notices import A_MOMENT
from microsite import mail

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ADDRESS = "reader@example.org"
LINK = re.compile(r"http://127\.0\.0\.1:8000(/\S+)")


def sign_up(client, email=ADDRESS, choice="everything", **extra):
    """Send the form of the sign-up page."""
    data = {"email": email, "choice": choice, **extra.pop("data", {})}
    return client.post("/newsletter/", data, **{**OURS, **extra})


def messages():
    """Let the outbox send what is due, and take what came."""
    with time_machine.travel(timezone.now() + 2 * A_MOMENT):
        mail.send_due()
    found = list(inbox.outbox)
    inbox.outbox.clear()
    return found


def links(message):
    """The paths of the links in a message, in order."""
    return LINK.findall(message.body)


def press(client, path, do="", **data):
    """Press a button of a page behind a signed link."""
    return client.post(path, {"do": do, **data} if do else data, **OURS)


def subscriber(email=ADDRESS, choice="everything", confirmed=True, **fields):
    """A subscriber who confirmed."""
    now = timezone.now()
    fields = {"mailed_at": now, "confirmed_at": now if confirmed else None, **fields}
    return Subscriber.objects.create(email=email, choice=choice, **fields)
