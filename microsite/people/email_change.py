"""Changing one's e-mail address: it counts once the owner of the new one has opened a link."""

import datetime

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from microsite import mail

from .account_adapter import tell
from .models import User

VALID_FOR = datetime.timedelta(days=1)
SALT = "people.email_change"
BROKEN = "This link does not work, or not any more. Please start again under “E-mail address”."
SAME = "This is the address that you have."


def ask(user, email):
    """Send a link to the new address.

    The answer is the same whether somebody else has that address already.
    """
    if email == user.email:
        raise ValidationError(SAME)
    if User.objects.filter(email__iexact=email).exists():
        return
    # The old address is part of it, so that the link works once.
    token = signing.dumps([user.pk, user.email, email], salt=SALT)
    url = f"{settings.BASE_URL}{reverse('account_email_confirm', args=[token])}"
    mail.queue(
        event=f"account-email-{user.pk}-{timezone.now().timestamp()}",
        to=email,
        subject="Please confirm your new e-mail address",
        text=render_to_string(
            "account/mail/email_change.txt", {"url": url, "site_name": settings.SITE_NAME}
        ),
    )


def new_address(user, token):
    """The new address in a link that this user got; raises ValidationError."""
    try:
        pk, old, new = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        raise ValidationError(BROKEN) from None
    taken = User.objects.filter(email__iexact=new).exists()
    if (pk, old) != (user.pk, user.email) or taken:
        raise ValidationError(BROKEN)
    return new


def confirm(user, token):
    """Change the address, and tell the old one."""
    new, old = new_address(user, token), user.email
    user.email = new
    user.save(update_fields=["email"])
    tell(user, f"From now on you sign in with {new}.", to=old)
