"""The second factor: an authenticator app or a passkey. Without one nobody enters the desk."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef

# Recovery codes stand in for one of these; by themselves they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def may_be_skipped():
    """Whether the desk opens without one: in a demonstration that only this machine reaches."""
    return settings.DEMO and settings.IS_LOOPBACK


def with_second_factor():
    """Users, each with `has_second_factor`."""
    theirs = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return get_user_model().objects.annotate(has_second_factor=Exists(theirs))


def without_second_factor():
    """Users who may enter the desk and have to add a factor first."""
    return with_second_factor().filter(is_active=True, is_staff=True, has_second_factor=False)


def is_proven(request):
    """Whether this session was opened with a second factor that the user still has.

    A session from before the factor was added stays outside: whoever opened it knew a password
    only.
    """
    user = request.user
    if not getattr(user, "has_second_factor", False):
        return False
    return any(each["method"] == "mfa" for each in get_authentication_records(request, user))


def may_enter(request):
    """Whether this request may see the desk, as far as the second factor is concerned."""
    return may_be_skipped() or is_proven(request)


def take_away(user):
    """Remove all factors of somebody who lost them, and end every session."""
    Authenticator.objects.filter(user=user).delete()
    user.sessions.all().delete()


def on_added(request, user, authenticator, **signal):
    """The session in which somebody adds a factor has just shown it."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", type=authenticator.type)


def on_removed(request, user, authenticator, **signal):
    """Sessions that were opened with a factor end with it; the one that removes it goes on."""
    if authenticator.type in FACTORS:
        user.sessions.exclude(pk=request.session.session_key).delete()
