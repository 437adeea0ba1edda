"""Forms that anybody may send, without a token and without a cookie.

Such a form carries no authority: it does for a signed-in editor exactly what it does for a
stranger. A token would protect nothing and would make every page with a form personal. What is
left to stop is another site that sends our form in a visitor's name, and the browser tells us
that itself: `Sec-Fetch-Site`, or `Origin` and `Referer` from browsers that lack it.
"""

import secrets
import time
from functools import wraps
from typing import NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .caching import form_page

FOREIGN = (
    "This form did not come from our own page, so we did not accept it and kept nothing of it. "
    "Please open the page on this site and send it from there."
)
UNKNOWN_SENDER = (
    "Your browser did not tell us which page this form came from, so we did not accept it and "
    "kept nothing of it. Please allow your browser to send the address of the page (the "
    "“referrer”) to this site, or use another browser, and send it again."
)

STAMP_LIFETIME = 24 * 60 * 60  # seconds
STAMP_TAMPERED = (
    "Something went wrong with this form. What you typed is still here: please send it again."
)
STAMP_TOO_OLD = (
    "This form was open for more than a day. What you typed is still here: please read it over "
    "and send it again."
)
STAMP_SALT = "microsite.public_form.stamp"


class Stamp(NamedTuple):
    """What a form's stamp says: which form it was, and how long ago it was handed out."""

    nonce: str
    age: int
    """Seconds."""


def public_form(view):
    """Decorator for a view whose form anybody may send: GET, HEAD and POST.

    The view sees an anonymous user whoever asks. A POST reaches it only if it came from our own
    page; anything else gets the 403 page with a sentence (`reason`) that says what to do.
    Nobody may keep the response.
    """

    @csrf_exempt
    @form_page
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        request.user = AnonymousUser()
        reason = reason_to_refuse(request) if request.method == "POST" else ""
        if reason:
            return render(request, "errors/403.html", {"reason": reason}, status=403)
        return view(request, *args, **kwargs)

    return wrapper


def reason_to_refuse(request):
    """The sentence for a sender whose form did not come from our own page; otherwise ""."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return "" if site.strip() == "same-origin" else FOREIGN
    sender = request.headers.get("Origin")
    if sender is None:
        sender = _origin(request.headers.get("Referer", ""))
    if not sender:
        return UNKNOWN_SENDER
    ours = f"{request.scheme}://{request.get_host()}"
    return "" if sender.strip().lower() == ours.lower() else FOREIGN


def _origin(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return "null"
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def new_stamp():
    """A signed text for a hidden field: which form this is and when it was handed out."""
    signer = signing.Signer(salt=STAMP_SALT)
    return signer.sign_object([secrets.token_urlsafe(12), int(time.time())])


def read_stamp(value):
    """The Stamp in a form that came back.

    Raises ValidationError with the sentence for the visitor when the stamp was not made here
    (code "tampered") or is older than a day (code "too_old"); hand out a new one then.
    """
    try:
        nonce, handed_out = signing.Signer(salt=STAMP_SALT).unsign_object(str(value or ""))
    except signing.BadSignature:
        raise ValidationError(STAMP_TAMPERED, code="tampered") from None
    age = max(0, int(time.time()) - handed_out)
    if age > STAMP_LIFETIME:
        raise ValidationError(STAMP_TOO_OLD, code="too_old")
    return Stamp(nonce, age)
