"""What django-allauth asks of us: who may make an account, in which words, and by which mail."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.template.loader import render_to_string
from django.utils import timezone

from microsite import mail

A_MOMENT = timedelta(seconds=1)
RESET = "account/email/password_reset_key"
# allauth's name of what happened -> what the person reads at once, and in a message afterwards.
# What is not named needs no words: people see that they are signed in.
CHANGES = {
    "password_changed": "Your password is changed.",
    "password_reset": "Your password is changed.",
    "totp_activated": "Your authenticator app is added.",
    "totp_deactivated": "Your authenticator app is removed.",
    "webauthn_added": "Your passkey is added.",
    "webauthn_removed": "Your passkey is removed.",
    "recovery_codes_generated": "You have new recovery codes. Only these work from now on.",
}
WRONG_CODE = "This code is not right. Wait for the next one and type that, or use a recovery code."
TOO_MANY = "Too many tries. Please wait five minutes, then try again."


def now_and_then(template):
    """The sentence for one of allauth's templates, or ""."""
    return CHANGES.get(template.rpartition("/")[2].removesuffix(".txt"), "")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation; all mail goes through the outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The password that you have now is not right.",
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        # A server behind a socket knows no addresses: everybody shares the limit of one.
        return super().get_client_ip(request) if request.META.get("REMOTE_ADDR") else "0.0.0.0"  # noqa: S104

    def _get_login_attempts_cache_key(self, request, **credentials):
        # allauth adds the host of the request, and with a pattern in ALLOWED_HOSTS there are many.
        return credentials.get("email", "").lower()

    def get_reset_password_from_key_url(self, key):
        # Not by the host of the request, which is whatever the asker says.
        return settings.BASE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not for some minutes after signing in, which is the same proof."""
        request = context.request
        records = get_authentication_records(request, request.user)
        newest = max((record["at"] for record in records), default=0)
        return timezone.now().timestamp() - newest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def add_message(
        self,
        request,
        level,
        message_template=None,
        message_context=None,
        extra_tags="",
        message=None,
    ):
        words = message or now_and_then(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def send_mail(self, template_prefix, email, context):
        """The link to set a new password; nothing else of allauth's is sent.

        It leaves with the next run of the outbox, not at once: the time that our answer takes
        would otherwise tell whether somebody has an account.
        """
        if template_prefix == RESET:
            name, subject = "password_reset", "Set a new password"
            self._queue(name, email, subject, context, timezone.now() + A_MOMENT)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        words = now_and_then(template_prefix)
        if words:
            tell(user, words)

    def _queue(self, name, to, subject, context, not_before=None):
        context = {**context, "site_name": settings.SITE_NAME}
        mail.queue(
            event=f"account-{name}-{uuid4()}",
            to=to,
            subject=subject,
            text=render_to_string(f"account/mail/{name}.txt", context),
            not_before=not_before,
        )


def tell(user, words, to=""):
    """Tell somebody by mail what was changed in their account, in case it was not they."""
    context = {"words": words, "base_url": settings.BASE_URL, "site_name": settings.SITE_NAME}
    mail.queue(
        event=f"account-changed-{uuid4()}",
        to=to or user.email,
        subject="Your account was changed",
        text=render_to_string("account/mail/changed.txt", context),
    )


class FactorAdapter(DefaultMFAAdapter):
    """Second factors in our words, under the name of the site."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def _get_site_name(self):
        return settings.SITE_NAME

    def generate_authenticator_name(self, user, type):
        return "My passkey"
