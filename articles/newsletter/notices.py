"""The messages about signing up. Subjects say nothing of health, not even the name of the site."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from microsite import mail

from .links import confirm_path, stop_path, yours_path

SUBJECT = "Please confirm your e-mail address"
KNOWN_SUBJECT = "You get our letters already"
# It leaves with the next run of the outbox, so that the time the answer takes tells nothing.
A_MOMENT = datetime.timedelta(seconds=1)


def send(subscriber):
    """Ask whether the address is theirs; who confirmed it already is told how to change it."""
    known = subscriber.confirmed_at is not None
    context = {
        "subscriber": subscriber,
        "confirm_path": confirm_path(subscriber),
        "yours_path": yours_path(subscriber),
        "stop_path": stop_path(subscriber),
        "base_url": settings.BASE_URL,
        "site_name": settings.SITE_NAME,
    }
    mail.queue(
        event=_event(subscriber),
        to=subscriber.email,
        subject=KNOWN_SUBJECT if known else SUBJECT,
        text=render_to_string(f"newsletter/mail/{'known' if known else 'confirm'}.txt", context),
        not_before=timezone.now() + A_MOMENT,
    )


def forget(subscriber):
    """Erase the address from the outbox; a message that is not on its way yet is not sent."""
    if subscriber.mailed_at:
        mail.forget([_event(subscriber)])


def _event(subscriber):
    return f"subscriber-{subscriber.pk}-{subscriber.mailed_at:%Y%m%d%H%M%S%f}"
