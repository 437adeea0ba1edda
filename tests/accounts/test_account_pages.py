"""What people change of their own account, and what they have to show for it."""

import datetime
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from microsite.mail.models import OutboxMessage
from microsite.people.models import Session, User
from microsite.people.roles import CLINICIANS
from microsite.people.sessions import browser_name
from tests import make

from .signing_in import PASSWORD, administrator, entered, person, sign_in_with_factor, with_app

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(minutes=11)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture(autouse=True)
def live(settings):
    settings.DEMO = False


# --- showing again that it is you -------------------------------------------------------------


def asked_again(response):
    return response.status_code == 302 and response["Location"].startswith("/account/again/")


def sensitive(user):
    """Addresses that change who may enter, or as whom."""
    return [
        reverse("account_email"),
        reverse("mfa_deactivate_totp"),
        reverse("mfa_add_webauthn"),
        reverse("mfa_view_recovery_codes"),
        reverse("mfa_generate_recovery_codes"),
        reverse("admin:people_user_change", args=[user.pk]),
        reverse("admin:people_user_delete", args=[user.pk]),
        reverse("admin:people_invitation_add"),
    ]


def test_sensitive_pages_ask_again_some_minutes_after_signing_in(client):
    user = administrator()
    entered(client, user)
    asked = [url for url in sensitive(user) if asked_again(client.get(url))]
    assert asked == []
    with time_machine.travel(timezone.now() + LATER):
        open_still = [url for url in sensitive(user) if not asked_again(client.get(url))]
    assert open_still == []
    # The password asks for the old one by itself.
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": "wrong", "password1": PASSWORD + "x", "password2": PASSWORD + "x"},
    )
    assert "The password that you have now is not right." in answer.text


def test_a_role_is_given_only_after_showing_again_and_nothing_typed_is_lost(client):
    entered(client, administrator())
    user = make.user(is_staff=True)
    url = reverse("admin:people_user_change", args=[user.pk])
    group = user.groups.model.objects.get(name=CLINICIANS)
    typed = {
        "display_name": "A New Name",
        "email": user.email,
        "is_active": "on",
        "is_staff": "on",
        "groups": [group.pk],
    }
    with time_machine.travel(timezone.now() + LATER):
        response = client.post(url, typed)
        assert asked_again(response)
        assert not user.groups.exists()
        wrong = client.post(response["Location"], {"password": "wrong"})
        assert "The password is not right." in wrong.text
        client.post(response["Location"], {"password": PASSWORD, "next": url})
    user.refresh_from_db()
    assert user.display_name == "A New Name"
    assert [each.name for each in user.groups.all()] == [CLINICIANS]


# --- sessions ---------------------------------------------------------------------------------


def test_sessions_are_listed_and_ended_by_their_owner(client):
    user = person(make.editor())
    secret = with_app(user)
    sign_in_with_factor(client, user, secret)
    phone, other = Client(headers={"User-Agent": SAFARI}), Client(headers={"User-Agent": FIREFOX})
    sign_in_with_factor(phone, user, secret)
    sign_in_with_factor(other, user, secret)
    page = client.get(reverse("account_sessions")).text
    assert "Safari on iPhone" in page and "Firefox on Windows" in page
    key = phone.session.session_key
    assert key not in page
    number = Session.objects.get(pk=key).number
    client.post(reverse("account_end_session"), {"session": number})
    assert phone.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 200
    client.post(reverse("account_end_session"), {"session": "others"})
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(client):
    theirs = entered(Client(), make.clinician())
    entered(client, make.editor())
    number = Session.objects.get(pk=theirs.session.session_key).number
    for value in (number, "others", theirs.session.session_key, ""):
        client.post(reverse("account_end_session"), {"session": value})
    assert theirs.get("/account/").status_code == 200
    assert "2 browsers" not in client.get("/account/").text


def test_a_session_keeps_no_address_and_no_more_of_the_browser_than_its_name(client):
    user = person(make.editor())
    headers = {"headers": {"User-Agent": FIREFOX}, "REMOTE_ADDR": "192.0.2.77"}
    client.post("/account/sign-in/", {"login": user.email, "password": PASSWORD}, **headers)
    kept = str(Session.objects.values().get()) + str(Session.objects.get().get_decoded())
    assert "192.0.2.77" not in kept and "Gecko" not in kept
    assert "Firefox on Windows" in kept


def test_expired_sessions_are_cleared_away_when_somebody_signs_in(client):
    entered(client, make.editor())
    old = Session.objects.get().pk
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=13)):
        assert client.get("/account/").status_code == 302
        entered(Client(), make.editor())
    assert not Session.objects.filter(pk=old).exists()


def test_a_new_password_ends_all_other_sessions(client):
    user = person(make.editor())
    secret = with_app(user)
    other = Client()
    sign_in_with_factor(other, user, secret)
    sign_in_with_factor(client, user, secret)
    new = "five other words than before"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = client.post(reverse("account_change_password"), data, follow=True)
    assert "Your password is changed." in response.text
    assert client.get("/admin/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert "Your password is changed." in OutboxMessage.objects.get().text


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("", "a browser"),
    ],
)
def test_browsers_have_names(agent, name):
    assert browser_name(agent) == name


# --- e-mail address ---------------------------------------------------------------------------


def ask_to_change(client, email):
    response = client.post(reverse("account_email"), {"email": email}, follow=True)
    message = OutboxMessage.objects.filter(event__startswith="account-email").last()
    link = re.search(r"(/account/email/\S+)", message.text) if message else None
    return response, link and link[1]


def test_a_new_address_counts_once_its_owner_opened_the_link_and_the_old_one_is_told(client):
    user = make.editor(email="old@example.org")
    entered(client, user)
    response, link = ask_to_change(client, "New@Example.org")
    assert "We sent a link to new@example.org." in response.text
    assert User.objects.get(pk=user.pk).email == "old@example.org"
    # Somebody else who gets hold of it can do nothing with it.
    assert Client().get(link).status_code == 302
    assert entered(Client(), make.editor()).post(link).status_code == 410
    assert "new@example.org" in client.get(link).text
    assert User.objects.get(pk=user.pk).email == "old@example.org"
    client.post(link)
    assert User.objects.get(pk=user.pk).email == "new@example.org"
    told = OutboxMessage.objects.filter(event__startswith="account-changed").get()
    assert told.to == "old@example.org" and "new@example.org" in told.text
    assert client.post(link).status_code == 410


def test_an_address_that_somebody_has_gets_no_mail_and_the_same_answer(client):
    make.editor(email="taken@example.org")
    entered(client, make.editor(email="old@example.org"))
    response, link = ask_to_change(client, "taken@example.org")
    assert "We sent a link to taken@example.org." in response.text
    assert link is None
    response, link = ask_to_change(client, "OLD@example.org")
    assert "This is the address that you have." in response.text
    response, link = ask_to_change(client, "no address")
    assert "Type an e-mail address like" in response.text and "no address" in response.text


def test_the_link_to_a_new_address_works_for_a_day(client):
    user = make.editor(email="old@example.org")
    secret = with_app(person(user))
    sign_in_with_factor(client, user, secret)
    _, link = ask_to_change(client, "new@example.org")
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=25)):
        sign_in_with_factor(client, user, secret)
        assert client.post(link).status_code == 410
    assert User.objects.get(pk=user.pk).email == "old@example.org"


# --- a lost factor ----------------------------------------------------------------------------


def test_an_administrator_removes_a_lost_factor_and_the_owner_is_told(client):
    entered(client, administrator())
    user = person(make.editor())
    secret = with_app(user)
    theirs = Client()
    sign_in_with_factor(theirs, user, secret)
    url = reverse("admin:people_user_take_away", args=[user.pk])
    assert url in client.get(reverse("admin:people_user_change", args=[user.pk])).text
    client.post(url)
    assert not Authenticator.objects.filter(user=user).exists()
    assert theirs.get("/account/").status_code == 302
    assert OutboxMessage.objects.get(to=user.email).text.count("removed your second factor") == 1


def test_an_editor_removes_nobodys_factor(client):
    user = person(make.clinician())
    with_app(user)
    entered(client, make.editor())
    assert client.post(reverse("admin:people_user_take_away", args=[user.pk])).status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_nobody_sets_the_password_of_somebody_else(client):
    user = person(make.editor())
    entered(client, administrator())
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    new = {"password1": PASSWORD + "x", "password2": PASSWORD + "x", "set-password": "1"}
    assert "Nobody sets somebody else’s password." in client.post(url, new, follow=True).text
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


# --- what every account page promises ---------------------------------------------------------


def test_no_account_page_is_kept_by_anybody(client):
    user = person(make.editor())
    anonymous = ["/account/sign-in/", "/account/sign-up/", "/account/password/forgotten/"]
    for url in anonymous:
        assert client.get(url)["Cache-Control"] == "private, no-store", url
    sign_in_with_factor(client, user, with_app(user))
    for url in ("/account/", "/account/sessions/", "/account/email/", "/account/second-factor/"):
        answer = client.get(url)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store"), url
        assert '<meta name="robots" content="noindex">' in answer.text


def test_what_allauth_offers_besides_is_not_there(client):
    entered(client, make.editor())
    for path in ("social/", "login/", "confirm-email/", "3rdparty/", "second-factor/trust/"):
        assert client.get(f"/account/{path}").status_code == 404, path


def test_going_on_leads_to_our_own_pages_only(client):
    user = person(make.editor())
    data = {"login": user.email, "password": PASSWORD, "next": "https://example.org/"}
    assert client.post("/account/sign-in/", data)["Location"] == "/admin/"
