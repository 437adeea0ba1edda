"""An edition as an e-mail: text and HTML that say the same, and load nothing from anywhere."""

import base64
import hashlib
import re
import secrets
from email.utils import formatdate
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from microsite import mail

from .edition_item import public_pages
from .links import stop_path, yours_path

TEXT, HTML = "newsletter/letter.txt", "newsletter/letter.html"
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# Names a message of ours, so that a bounce of it can't be made up by anybody else.
MESSAGE = Signer(salt="newsletter.message", sep=".")


class Letter:
    """The letter of one edition, rendered once; `to()` puts in what differs between readers."""

    def __init__(self, edition):
        self.edition = edition
        # Stands where each reader's own links go; nobody's words can contain it.
        mark = secrets.token_hex(8)
        self._stop, self._yours = f"stop-{mark}", f"yours-{mark}"
        items = list(edition.items.included())
        public = public_pages(items)
        host = settings.BASE_URL.split("://")[1]
        self.host = host.partition(":")[0]
        context = {
            "edition": edition,
            # What was withdrawn meanwhile is not recommended any more.
            "items": [item for item in items if item.key in public],
            "base_url": settings.BASE_URL,
            "site_name": settings.SITE_NAME,
            "web_path": edition.get_absolute_url() if edition.number else "",
            "stop_url": self._stop,
            "yours_url": self._yours,
            "list_path": reverse("newsletter:sign-up"),
        }
        self.text = render_to_string(TEXT, context)
        self.html = render_to_string(HTML, context)

    def as_read(self, links=("", "")):
        """(text, HTML) with these links to stop and to change; by default those of nobody."""
        nobody = f"{settings.BASE_URL}{reverse('newsletter:sign-up')}"
        stop, yours = (link or nobody for link in links)
        return tuple(
            body.replace(self._stop, stop).replace(self._yours, yours)
            for body in (self.text, self.html)
        )

    def to(self, subscriber):
        """The EmailMultiAlternatives for one subscriber."""
        stop = f"{settings.BASE_URL}{stop_path(subscriber)}"
        text, html = self.as_read((stop, f"{settings.BASE_URL}{yours_path(subscriber)}"))
        message = EmailMultiAlternatives(
            subject=self.edition.subject,
            body=text,
            to=[subscriber.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Date": formatdate(),
                "List-Id": f"<newsletter.{self.host}>",
                "List-Unsubscribe": f"<{stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Message-ID": message_id(self.edition.pk, subscriber.pk, self.host),
            },
        )
        message.attach_alternative(html, "text/html")
        return message

    @property
    def style_source(self):
        """What a Content-Security-Policy calls the one style of the HTML, for its preview."""
        digest = hashlib.sha256(STYLE.search(self.html)[1].encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


def send_proof(edition, by):
    """Send the letter to `by`, as subscribers would get it; its links to stop lead nowhere."""
    edition.require_permission(by, "publish")
    text, html = Letter(edition).as_read()
    mail.queue(
        event=f"edition-{edition.pk}-proof-{uuid4()}",
        to=by.email,
        subject=f"Proof: {edition.subject}",
        text=text,
        html=html,
    )


def message_id(edition, subscriber, host):
    """The same for the same letter to the same reader, whenever it is sent."""
    return f"<letter.{MESSAGE.sign(f'{edition}-{subscriber}')}@{host}>"


def subscriber_of(message_id):
    """The number of the subscriber to whom we sent the message of this id, or None."""
    token = message_id.strip().strip("<>").rpartition("@")[0].removeprefix("letter.")
    try:
        return int(MESSAGE.unsign(token).partition("-")[2])
    except (BadSignature, ValueError):
        return None
