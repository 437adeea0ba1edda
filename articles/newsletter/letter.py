"""An edition as an e-mail: text and HTML that say the same, and load nothing from anywhere."""

import base64
import hashlib
import re
import secrets
from dataclasses import astuple, dataclass
from email.utils import formatdate
from functools import cached_property
from urllib.parse import urlsplit
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


@dataclass(frozen=True)
class Links:
    """What differs between readers: where the message goes, its name, and their own links."""

    address: str
    message_id: str
    stop: str
    yours: str


class Letter:
    """The letter of one edition, rendered once; what differs between readers is put in later."""

    def __init__(self, edition):
        self.edition = edition
        # Stands where each reader's own links go; nobody's words can contain it.
        mark = secrets.token_hex(8)
        self._marks = Links(f"{mark}@to.invalid", f"<{mark}-id>", f"{mark}-stop", f"{mark}-yours")
        items = list(edition.items.included())
        public = public_pages(items)
        self.host = urlsplit(settings.BASE_URL).hostname
        context = {
            "edition": edition,
            # What was withdrawn meanwhile is not recommended any more.
            "items": [item for item in items if item.key in public],
            "base_url": settings.BASE_URL,
            "site_name": settings.SITE_NAME,
            "web_path": edition.get_absolute_url() if edition.number else "",
            "stop_url": self._marks.stop,
            "yours_url": self._marks.yours,
        }
        self.text = render_to_string(TEXT, context)
        self.html = render_to_string(HTML, context)

    def as_read(self, stop="", yours=""):
        """(text, HTML) with these links to stop and to change; by default those of nobody."""
        nobody = f"{settings.BASE_URL}{reverse('newsletter:sign-up')}"
        return tuple(
            body.replace(self._marks.stop, stop or nobody).replace(
                self._marks.yours, yours or nobody
            )
            for body in (self.text, self.html)
        )

    def links(self, subscriber):
        """The Links of one subscriber."""
        return Links(
            address=subscriber.email,
            message_id=message_id(self.edition.pk, subscriber.pk, self.host),
            stop=f"{settings.BASE_URL}{stop_path(subscriber)}",
            yours=f"{settings.BASE_URL}{yours_path(subscriber)}",
        )

    def message(self, links):
        """The letter as an EmailMultiAlternatives."""
        text, html = self.as_read(links.stop, links.yours)
        message = EmailMultiAlternatives(
            subject=self.edition.subject,
            body=text,
            to=[links.address],
            headers={
                "Auto-Submitted": "auto-generated",
                "Date": formatdate(),
                "List-Id": f"<newsletter.{self.host}>",
                "List-Unsubscribe": f"<{links.stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Message-ID": links.message_id,
            },
        )
        message.attach_alternative(html, "text/html")
        return message

    def content(self, links):
        """The same as bytes for a mail server: written once, then only filled in."""
        content = self._content
        if content is None:
            return self.message(links).message().as_bytes(linesep="\r\n")
        for mark, value in zip(astuple(self._marks), astuple(links), strict=True):
            content = content.replace(mark.encode(), value.encode())
        return content

    @cached_property
    def _content(self):
        """The bytes with marks in them; None when their encoding has cut a mark in two."""
        content = self.message(self._marks).message().as_bytes(linesep="\r\n")
        # The address and the name once, the links in each body, and one in the headers.
        counts = [content.count(mark.encode()) for mark in astuple(self._marks)]
        return content if counts == [1, 1, 3, 2] else None

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
