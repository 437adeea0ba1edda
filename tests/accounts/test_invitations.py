"""Accounts are made by invitation: one link, once, for a week."""

import datetime
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from microsite.mail.models import OutboxMessage
from microsite.people import invitation as words
from microsite.people.models import Clinician, Invitation, User
from microsite.people.roles import CLINICIANS, EDITORS
from tests import make

from .signing_in import PASSWORD, administrator, entered

pytestmark = pytest.mark.django_db
NEW = {"display_name": "Jordan Rivera", "password1": PASSWORD, "password2": PASSWORD}


def invited(by=None, email="new@example.org", role=EDITORS, clinician=None):
    made = Invitation(email=email, role=role, clinician=clinician, invited_by=by or administrator())
    made.full_clean()
    made.save()
    made.send(made.invited_by)
    return made


def profile(**fields):
    """A clinician without an account."""
    fields = {"name": "Dr. Ada", "slug": "ada", "credentials": "MD", **fields}
    return Clinician.objects.create(**fields)


def letter(invitation):
    return OutboxMessage.objects.get(event=f"invitation-{invitation.pk}-{invitation.sendings}")


def test_nobody_makes_an_account_without_an_invitation(client):
    response = client.get("/account/sign-up/")
    assert "Accounts are made by invitation" in response.text
    client.post("/account/sign-up/", {"email": "x@example.org", "password1": PASSWORD})
    assert not User.objects.exists()


@pytest.mark.parametrize("who", [make.editor, administrator])
def test_an_editor_or_administrator_invites_on_the_desk(client, settings, who):
    settings.DEMO = False
    by = who()
    entered(client, by)
    data = {"email": "New@Example.org", "role": EDITORS, "clinician": ""}
    response = client.post(reverse("admin:people_invitation_add"), data, follow=True)
    assert "Invited: new@example.org." in response.text
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.invited_by) == ("new@example.org", by)
    message = letter(invitation)
    link = re.search(r"http://127\.0\.0\.1:8000(/account/invitation/\S+)", message.text)
    assert (message.to, link[1]) == ("new@example.org", invitation.path)
    # The link is for the invited only.
    assert invitation.path not in response.text


def test_a_clinician_invites_nobody(client):
    client.force_login(make.clinician())
    assert client.get(reverse("admin:people_invitation_add")).status_code == 403
    assert client.get(reverse("admin:people_invitation_changelist")).status_code == 403
    with pytest.raises(ValidationError, match="You may not invite"):
        invited(by=make.clinician())
    with pytest.raises(ValidationError, match="You may not invite"):
        invited(email="other@example.org").revoke(make.clinician())


@pytest.mark.django_db(transaction=True)
def test_the_invited_set_name_and_password_and_have_to_add_a_factor(client, settings):
    settings.DEMO = False
    invitation = invited(role=CLINICIANS, clinician=profile())
    page = client.get(invitation.path)
    assert "as a clinician" in page.text and "new@example.org" in page.text
    response = client.post(invitation.path, NEW, follow=True)
    assert response.redirect_chain[-1][0] == "/account/second-factor/"
    user = User.objects.get(email="new@example.org")
    assert (user.display_name, user.is_staff, user.is_superuser) == ("Jordan Rivera", True, False)
    assert [group.name for group in user.groups.all()] == [CLINICIANS]
    assert user.clinician.name == "Dr. Ada"
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    # Nothing is asked again on the way to the factor.
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"display_name": ""}, "Type your name."),
        ({"password2": "another four words here"}, "The two passwords are not the same."),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password1": "new@example.org", "password2": "new@example.org"}, "too similar"),
        ({"password1": "", "password2": ""}, "Type your password."),
    ],
)
def test_what_is_wrong_is_said_and_the_name_is_kept(client, data, sentence):
    invitation = invited()
    response = client.post(invitation.path, {**NEW, **data})
    assert sentence in response.text
    assert data.get("display_name", "Jordan Rivera") in response.text
    assert not User.objects.filter(email="new@example.org").exists()
    assert client.get(invitation.path).status_code == 200


def gone(client, path, sentence):
    for answer in (client.get(path), client.post(path, NEW)):
        assert answer.status_code == 410
        assert sentence in answer.text.replace("&#x27;", "'")
        assert answer["Cache-Control"] == "private, no-store"


def test_a_link_works_once(client):
    invitation = invited()
    client.post(invitation.path, NEW)
    client.post(reverse("account_logout"))
    gone(client, invitation.path, words.USED)
    assert User.objects.filter(email="new@example.org").count() == 1
    with pytest.raises(ValidationError, match="used already"):
        invitation.accept("Somebody Else", PASSWORD)


def test_a_link_works_for_a_week(client):
    invitation = invited()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=7, minutes=1)):
        gone(client, invitation.path, words.EXPIRED)
    assert client.get(invitation.path).status_code == 200


@pytest.mark.parametrize(
    "change", [lambda path: path[:-3] + "/", lambda path: "/account/invitation/x/"]
)
def test_a_wrong_link_says_so(client, change):
    gone(client, change(invited().path), words.WRONG)


def test_one_that_is_taken_back_stops_working_and_is_not_sent_any_more(client, settings):
    settings.DEMO = False
    invitation = invited()
    entered(client, administrator())
    url = reverse("admin:people_invitation_verb", args=[invitation.pk, "revoke"])
    assert "Taken back." in client.post(url, follow=True).text
    assert not OutboxMessage.objects.exclude(to="").filter(event__startswith="invitation").exists()
    assert "Make a new one." in client.post(url, follow=True).text
    client.logout()
    gone(client, invitation.path, words.REVOKED)
    # A new one may be made.
    assert client.get(invited().path).status_code == 200


def test_sending_it_again_gives_another_week_and_ends_the_link_before(client, settings):
    settings.DEMO = False
    invitation = invited()
    old = invitation.path
    with time_machine.travel(timezone.now() + datetime.timedelta(days=8)):
        entered(client, administrator())
        url = reverse("admin:people_invitation_verb", args=[invitation.pk, "send"])
        assert "Sent." in client.post(url, follow=True).text
        client.logout()
        invitation.refresh_from_db()
        gone(client, old, words.SENT_AGAIN)
        assert client.get(invitation.path).status_code == 200
        assert invitation.path in letter(invitation).text


@pytest.mark.parametrize(
    ("make_it", "sentence"),
    [
        (lambda: invited(email=make.user(email="a@example.org").email), words.HAS_ACCOUNT),
        (lambda: (invited(), invited(email="NEW@example.org")), words.IS_INVITED),
        (lambda: invited(role=EDITORS, clinician=profile()), words.NOT_A_CLINICIAN),
        (
            lambda: invited(role=CLINICIANS, clinician=make.clinician().clinician),
            words.CLINICIAN_HAS_ACCOUNT,
        ),
    ],
)
def test_what_cannot_be_is_refused(make_it, sentence):
    with pytest.raises(ValidationError) as refusal:
        make_it()
    assert sentence in refusal.value.messages


def test_whoever_is_signed_in_uses_no_invitation(client):
    invitation = invited()
    client.force_login(make.editor())
    assert "Sign out first" in client.get(invitation.path).text
    assert "Sign out first" in client.post(invitation.path, NEW).text
    assert Invitation.objects.open().exists()


def test_the_account_of_a_sample_clinician_is_a_sample():
    user = invited(role=CLINICIANS, clinician=profile(is_sample=True)).accept("A", PASSWORD)
    assert user.is_sample


def test_without_a_mail_server_the_inviter_gets_the_link(client, settings):
    settings.MAIL_CONFIGURED = False
    client.force_login(administrator())
    invitation = invited()
    page = client.get(reverse("admin:people_invitation_change", args=[invitation.pk]))
    assert invitation.path in page.text
    settings.MAIL_CONFIGURED = True
    page = client.get(reverse("admin:people_invitation_change", args=[invitation.pk]))
    assert invitation.path not in page.text


def test_an_invitation_is_never_changed(client):
    invitation = invited()
    client.force_login(administrator())
    url = reverse("admin:people_invitation_change", args=[invitation.pk])
    assert client.post(url, {"email": "other@example.org", "role": EDITORS}).status_code == 403
    url = reverse("admin:people_invitation_delete", args=[invitation.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert Invitation.objects.get().email == "new@example.org"
