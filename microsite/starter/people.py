"""Sample people, with license checks that are always fresh."""

import datetime

from django.contrib.auth.models import Group
from django.utils import timezone

from clinics.searchables import index_clinician
from microsite.people.models import Clinician, LicenseCheck, User
from microsite.people.roles import CLINICIANS, EDITORS

RENEW_AFTER = datetime.timedelta(days=30)
LIBRARY_EMAIL = "starter-library@localhost.invalid"


def library_user():
    """The account that submits starter texts on a live site. Nobody signs in with it."""
    user = User.objects.filter(email=LIBRARY_EMAIL).first()
    if user is None:
        user = User.objects.create_user(
            LIBRARY_EMAIL, display_name="Starter library", is_staff=False, is_active=True
        )
    user.groups.add(Group.objects.get(name=EDITORS))
    return User.objects.get(pk=user.pk)


def sample_user(email, name, role):
    """A sample user in a role ("editor" or "clinician"), made or brought up to date."""
    user, created = User.objects.get_or_create(email=email, defaults={"display_name": name})
    user.display_name = name
    user.is_sample = user.is_staff = True
    if created:
        user.set_unusable_password()
    user.save()
    user.groups.set([Group.objects.get(name=CLINICIANS if role == "clinician" else EDITORS)])
    return User.objects.get(pk=user.pk)


def sample_clinician(user, slug, license, **fields):
    """A sample clinician with a license check of the last 30 days.

    `license` has state, board and number; `fields` go to the clinician. `slug` is for a new
    one: where an editor gave the user's clinician another address, that stays.
    """
    known = {"user": user} if Clinician.objects.filter(user=user).exists() else {"slug": slug}
    clinician, _ = Clinician.objects.update_or_create(
        **known, defaults={"user": user, "is_sample": True, **fields}
    )
    today = timezone.localdate()
    if not LicenseCheck.objects.filter(
        clinician=clinician, checked_on__gte=today - RENEW_AFTER
    ).exists():
        LicenseCheck.objects.create(
            clinician=clinician,
            state=license["state"],
            board=license["board"],
            number=license["number"],
            status=LicenseCheck.Status.ACTIVE,
            checked_on=today,
            checked_by=user,
        )
    index_clinician(clinician)
    return clinician


def approve_sample(text, by):
    """Have a sample person approve a text: every point is ticked, and the comment says by whom."""
    asked = [point.key for point in text.review_points() if not point.by_program]
    text.approve(by, ticks=asked, comment="A sample: ticked to try the software.")
