"""Signing in as people do, with a second factor, and without a browser."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.urls import reverse

from tests import make

PASSWORD = "four words nobody else joins"
SIGN_IN = "/account/sign-in/"


def person(made, password=PASSWORD):
    """The user with a password; for `client.post` and for the browser."""
    made.set_password(password)
    made.save()
    return made


def administrator(**fields):
    return person(make.user(is_staff=True, is_superuser=True, **fields))


def code(secret):
    """The six digits that an authenticator app shows now, even if they were used just now."""
    cache.clear()
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


def with_app(user):
    """Give the user an authenticator app and recovery codes; returns the secret of the app."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def sign_in(client, user, password=PASSWORD, next_url=""):
    """Type address and password; the response is where that leads."""
    data = {"login": user.email, "password": password}
    return client.post(SIGN_IN, {**data, "next": next_url} if next_url else data)


def sign_in_with_factor(client, user, secret):
    sign_in(client, user)
    return client.post(reverse("mfa_authenticate"), {"code": code(secret)})


def entered(client, user):
    """The client, signed in with a second factor that the user gets for it."""
    person(user)
    sign_in_with_factor(client, user, with_app(user))
    return client


def factors(user):
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
