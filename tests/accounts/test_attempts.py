"""Guessing is slow, by account and by address, and no answer tells who has an account."""

import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from microsite.mail.models import OutboxMessage
from tests import make

from .signing_in import PASSWORD, SIGN_IN, person, sign_in, sign_in_with_factor, with_app

pytestmark = pytest.mark.django_db
WRONG = "The e-mail address or the password is not right."
TOO_MANY = "Too many tries."


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()
    yield
    cache.clear()


def guess(email, address="192.0.2.1", password="a wrong password", **headers):
    data = {"login": email, "password": password}
    return Client().post(SIGN_IN, data, REMOTE_ADDR=address, **headers)


def test_an_account_takes_five_wrong_passwords_from_anywhere_and_then_waits():
    user = person(make.editor())
    for number in range(5):
        assert WRONG in guess(user.email, f"192.0.2.{number}").text
    # Even the right one, from yet another place; others are not held up.
    assert TOO_MANY in guess(user.email, "192.0.2.99", PASSWORD).text
    assert TOO_MANY in guess(user.email.upper(), "192.0.2.98").text
    assert WRONG in guess("somebody.else@example.org", "192.0.2.97").text
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=6)):
        assert guess(user.email, "192.0.2.99", PASSWORD).status_code == 302


def test_an_address_takes_ten_wrong_passwords_for_whomever():
    for number in range(10):
        assert WRONG in guess(f"person{number}@example.org").text
    assert TOO_MANY in guess("another@example.org").text
    # One device has millions of IPv6 addresses: they count as one.
    for number in range(10):
        assert WRONG in guess(f"person{number}@example.org", f"2001:db8::{number:x}").text
    assert TOO_MANY in guess("another@example.org", "2001:db8::ff").text


def test_a_forged_header_does_not_count_as_another_address(settings):
    for number in range(10):
        guess(f"a{number}@example.org", headers={"X-Forwarded-For": f"198.51.100.{number}"})
    answer = guess("b@example.org", headers={"X-Forwarded-For": "198.51.100.77"})
    assert TOO_MANY in answer.text
    # Behind a proxy of ours it is the address that the proxy saw.
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        seen = f"1.2.3.4, 198.51.100.{number}"
        assert WRONG in guess(f"c{number}@example.org", headers={"X-Forwarded-For": seen}).text


def test_another_host_name_of_ours_gives_no_more_tries(settings):
    settings.ALLOWED_HOSTS = [".example.org"]
    user = person(make.editor())
    for number in range(5):
        guess(user.email, f"192.0.2.{number}", headers={"Host": f"a{number}.example.org"})
    answer = guess(user.email, "192.0.2.99", PASSWORD, headers={"Host": "b.example.org"})
    assert TOO_MANY in answer.text


def test_a_server_that_knows_no_addresses_still_lets_people_in():
    user = person(make.editor())
    assert guess(user.email, "", PASSWORD).status_code == 302


def test_five_wrong_codes_and_the_second_factor_waits(client):
    user = person(make.editor())
    with_app(user)
    sign_in(client, user)
    url = reverse("mfa_authenticate")
    for _ in range(5):
        assert "This code is not right." in client.post(url, {"code": "000000"}).text
    assert TOO_MANY in client.post(url, {"code": "000000"}).text


def test_a_wrong_address_and_a_wrong_password_read_the_same():
    user = person(make.editor())
    known, unknown = guess(user.email), guess("nobody@example.org")
    assert known.status_code == unknown.status_code == 200
    assert WRONG in known.text and WRONG in unknown.text


def test_somebody_who_left_is_told_so_only_with_the_right_password():
    user = person(make.editor(is_active=False))
    assert WRONG in guess(user.email).text
    assert guess(user.email, password=PASSWORD)["Location"] == "/account/inactive/"


def ask_for_reset(email, address="192.0.2.1"):
    return Client().post(
        reverse("account_reset_password"), {"email": email}, REMOTE_ADDR=address, follow=True
    )


def test_the_answer_to_a_forgotten_password_tells_nothing():
    user = person(make.editor())
    known, unknown = ask_for_reset(user.email), ask_for_reset("nobody@example.org")
    assert known.redirect_chain == unknown.redirect_chain
    assert known.text == unknown.text
    message = OutboxMessage.objects.get()
    assert message.to == user.email
    # Nothing is handed to a mail server while the visitor waits, which would take time.
    assert message.sent_at is None and message.attempts == 0


def test_a_new_password_by_mail_still_needs_the_factor(client, settings):
    settings.DEMO = False
    user = person(make.editor())
    secret = with_app(user)
    elsewhere = Client()
    sign_in_with_factor(elsewhere, user, secret)
    ask_for_reset(user.email)
    message = OutboxMessage.objects.get()
    (link,) = [line for line in message.text.splitlines() if "/account/password/new/" in line]
    path = link.removeprefix(settings.BASE_URL)
    response = client.get(path, follow=True)
    # The key is not in the address any more: no referrer and no log has it.
    place = response.redirect_chain[-1][0]
    assert path not in place
    new = {"password1": "five other words than before", "password2": "five other words than before"}
    response = client.post(place, new, follow=True)
    assert "Your password is changed" in response.text
    assert elsewhere.get("/account/")["Location"].startswith("/account/sign-in/")
    assert sign_in(client, user).status_code == 200
    response = sign_in(client, user, new["password1"])
    assert response["Location"].startswith("/account/second-factor/authenticate/")
    assert "does not work, or not any more" in Client().get(path, follow=True).text


def test_asking_for_many_resets_is_limited():
    for _ in range(3):
        ask_for_reset("nobody@example.org")
    answer = ask_for_reset("nobody@example.org")
    assert answer.status_code == 429
    assert "wait five minutes" in answer.text
