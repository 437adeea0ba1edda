"""Signed links in our letters: no account, nothing stored, nothing of the reader in them."""

from dataclasses import dataclass

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.urls import reverse

CONFIRM = TimestampSigner(salt="newsletter.confirm", sep=".")
YOURS = Signer(salt="newsletter.yours", sep=".")
STOP = Signer(salt="newsletter.stop", sep=".")


def confirm_path(subscriber):
    """The page on which the owner of the address confirms it; the link works for a week."""
    return reverse("newsletter:confirm", args=[CONFIRM.sign(subscriber.pk)])


def yours_path(subscriber):
    """The page on which a subscriber sees what we hold, changes it, and stops."""
    return reverse("newsletter:yours", args=[YOURS.sign(subscriber.pk)])


def stop_path(subscriber):
    """The address that ends the letters by one POST, from a page or from a mail program."""
    return reverse("newsletter:stop", args=[STOP.sign(subscriber.pk)])


@dataclass(frozen=True)
class Opened:
    """Whose link was opened. `is_ours` without a number: it was signed here, but its time is up."""

    is_ours: bool = False
    number: int | None = None


def opened(token, signer, max_age=None):
    """What a link says: an Opened, whatever the token is."""
    options = {} if max_age is None else {"max_age": max_age}
    try:
        return Opened(True, int(signer.unsign(token, **options)))
    except SignatureExpired:
        return Opened(True)
    except (BadSignature, ValueError):
        return Opened()
