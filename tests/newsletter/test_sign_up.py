"""From the form to a confirmed address, by the e-mails that a reader gets."""

import datetime
import logging

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from articles.newsletter import links as signed
from articles.newsletter.limit import MOST_AN_HOUR
from articles.newsletter.models import Subscriber
from microsite.mail.models import OutboxMessage
from tests import make

from .letters import ADDRESS, OURS, links, messages, press, sign_up, subscriber

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


# --- signing up and confirming ------------------------------------------------------------------


def test_who_signs_up_gets_one_message_and_is_on_the_list_once_they_say_yes(client):
    response = sign_up(client, choice="alerts")
    assert (response.status_code, response["Location"]) == (303, "/newsletter/sent/")
    (message,) = messages()
    assert message.to == [ADDRESS]
    assert "Safety alerts only" in message.body
    (path,) = links(message)
    assert not Subscriber.objects.confirmed().exists()
    page = client.get(path).content.decode()
    assert "Is this address yours?" in page and ADDRESS not in page
    # Looking is not saying yes: programs that check mail open every link.
    assert not Subscriber.objects.confirmed().exists()
    done = press(client, path, "confirm")
    assert done.status_code == 303
    shown = client.get(done["Location"])
    assert b"Your address is confirmed" in shown.content
    person = Subscriber.objects.confirmed().get()
    assert (person.email, person.choice) == (ADDRESS, "alerts")
    assert messages() == []


def test_who_says_no_is_erased_at_once(client):
    sign_up(client)
    (message,) = messages()
    assert b"Your address is erased" in press(client, links(message)[0], "not-me").content
    assert not Subscriber.objects.exists()
    assert client.get(links(message)[0]).status_code == 410


def test_the_answer_is_the_same_whether_an_address_is_known_waiting_or_new(client):
    subscriber("known@example.org")
    subscriber("waits@example.org", confirmed=False)
    answers = set()
    for address in ("known@example.org", "waits@example.org", "new@example.org"):
        response = sign_up(client, address)
        sent = client.get(response["Location"]).content
        headers = tuple(sorted(response.headers.items()))
        answers.add((response.status_code, headers, response.content, sent))
    assert len(answers) == 1


def test_no_message_leaves_while_the_sender_waits_for_the_answer(
    client, django_capture_on_commit_callbacks
):
    """Otherwise the time that the answer takes would tell whether the address was known."""
    with django_capture_on_commit_callbacks() as callbacks:
        sign_up(client)
    assert callbacks == []
    assert len(messages()) == 1


def test_who_signs_up_again_before_confirming_gets_a_new_link_after_some_hours(client):
    start = timezone.now()
    with time_machine.travel(start):
        sign_up(client)
        assert len(messages()) == 1
    with time_machine.travel(start + 5 * HOUR):
        sign_up(client)
        assert messages() == []
    with time_machine.travel(start + 7 * HOUR):
        sign_up(client, choice="alerts")
        (message,) = messages()
        assert "Safety alerts only" in message.body
        assert press(client, links(message)[0], "confirm").status_code == 303
    assert Subscriber.objects.get().choice == "alerts"


def test_who_is_on_the_list_already_is_told_so_by_mail_and_keeps_their_choice(client):
    subscriber(choice="alerts", mailed_at=timezone.now() - DAY)
    sign_up(client, choice="everything")
    (message,) = messages()
    assert "already" in message.body and "Safety alerts only" in message.body
    yours, stop = links(message)
    assert client.get(yours).status_code == client.get(stop).status_code == 200
    assert Subscriber.objects.get().choice == "alerts"


def test_one_address_is_one_subscriber_however_it_is_written(client):
    for address in ("Reader@Example.org", " READER@example.ORG ", ADDRESS):
        assert sign_up(client, address).status_code == 303
    assert Subscriber.objects.get().email == ADDRESS
    sign_up(client, "leser@bücher.example")
    assert Subscriber.objects.filter(email="leser@xn--bcher-kva.example").exists()


def test_a_message_that_still_waits_is_replaced_not_added_to(client, settings):
    settings.MAIL_CONFIGURED = False
    start = timezone.now()
    for hours in (0, 7, 14):
        with time_machine.travel(start + hours * HOUR):
            sign_up(client)
    assert OutboxMessage.objects.exclude(to="").count() == 1


# --- links that lead nowhere --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["confirm", "yours", "stop"])
@pytest.mark.parametrize("token", ["x", "1", "1.x", "%00", "9" * 60, "1.1tABCD.xyz", "é.é"])
def test_a_wrong_link_gets_a_kind_answer(client, name, token):
    subscriber()
    path = f"/newsletter/{name}/{token}/"
    for response in (client.get(path), press(client, path, "confirm")):
        assert response.status_code == 404
    page = client.get(path).content.decode()
    if token not in ("%00",):
        assert "check that you took all of it" in page
    assert Subscriber.objects.count() == 1


def test_a_link_for_one_thing_opens_no_other(client):
    person = subscriber(confirmed=False)
    paths = [signed.confirm_path(person), signed.yours_path(person), signed.stop_path(person)]
    for path in paths:
        token = path.split("/")[-2]
        for name in {"confirm", "yours", "stop"} - {path.split("/")[2]}:
            assert client.get(f"/newsletter/{name}/{token}/").status_code == 404


def test_a_link_that_is_too_old_says_so_and_how_to_get_another(client):
    start = timezone.now()
    with time_machine.travel(start):
        sign_up(client)
        (message,) = messages()
    path = links(message)[0]
    with time_machine.travel(start + 7 * DAY - HOUR):
        assert client.get(path).status_code == 200
    with time_machine.travel(start + 7 * DAY + HOUR):
        for response in (client.get(path), press(client, path, "confirm")):
            assert response.status_code == 410
            page = response.content.decode()
            assert "This link is too old" in page and 'href="/newsletter/"' in page
    assert not Subscriber.objects.confirmed().exists()


def test_a_link_that_was_used_says_that_nothing_is_left_to_do(client):
    sign_up(client)
    (message,) = messages()
    path = links(message)[0]
    press(client, path, "confirm")
    before = Subscriber.objects.get().confirmed_at
    page = client.get(path)
    assert page.status_code == 200 and b"confirmed already" in page.content
    assert press(client, path, "confirm").status_code == 303
    assert Subscriber.objects.get().confirmed_at == before


def test_a_link_of_somebody_who_left_says_so(client):
    person = subscriber()
    yours, confirm = signed.yours_path(person), signed.confirm_path(person)
    person.leave()
    for path in (yours, confirm):
        response = client.get(path)
        assert response.status_code == 410 and b"not on our list" in response.content


# --- what the form refuses ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("email", "choice", "sentence"),
    [
        ("", "everything", "Write your e-mail address."),
        ("reader", "everything", "Write your e-mail address like name@example.com."),
        ("a@b@c", "everything", "Write your e-mail address like"),
        ("reader@example.org\nBcc: x@y.z", "everything", "Write your e-mail address like"),
        (ADDRESS, "", "Choose what we should send you."),
        (ADDRESS, "spam", "Choose one of the two kinds of letters."),
        ("a" * 400 + "@example.org", "everything", "Make it shorter"),
    ],
)
def test_what_can_not_be_used_is_named_and_kept(client, email, choice, sentence):
    response = sign_up(client, email, choice)
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page and "<title>Error:" in page
    if email == "reader":
        assert 'value="reader"' in page
    assert not Subscriber.objects.exists() and messages() == []


def test_a_machine_that_fills_in_every_field_signs_nobody_up(client):
    assert sign_up(client, data={"website": "https://spam.example"}).status_code == 303
    assert not Subscriber.objects.exists()


def test_a_form_from_elsewhere_signs_nobody_up(client):
    for headers in ({}, {"HTTP_SEC_FETCH_SITE": "cross-site"}):
        response = client.post("/newsletter/", {"email": ADDRESS, "choice": "alerts"}, **headers)
        assert response.status_code == 403
    assert not Subscriber.objects.exists()


def test_one_sender_can_not_have_us_write_to_many_strangers(client):
    for number in range(MOST_AN_HOUR):
        assert sign_up(client, f"reader{number}@example.org").status_code == 303
    refused = sign_up(client, "one-more@example.org")
    assert refused.status_code == 429 and b"try again in an hour" in refused.content
    assert b"one-more@example.org" in refused.content
    assert sign_up(client, "else@example.org", REMOTE_ADDR="198.51.100.9").status_code == 303
    assert Subscriber.objects.count() == MOST_AN_HOUR + 1


# --- who may see what ---------------------------------------------------------------------------


def test_the_pages_set_no_cookie_and_are_kept_and_found_by_nobody(client):
    person = subscriber(confirmed=False)
    paths = [signed.confirm_path(person), signed.yours_path(person), signed.stop_path(person)]
    for path in paths:
        response = client.get(path)
        assert "no-store" in response["Cache-Control"] and not response.cookies
        assert response["Referrer-Policy"] == "strict-origin"
        page = response.content.decode()
        assert 'name="robots" content="noindex"' in page and 'rel="canonical"' not in page
        assert path not in page and "example" not in path


def test_links_stay_out_of_the_log(client, caplog):
    person = subscriber()
    tokens = []
    for path in (signed.confirm_path(person), signed.yours_path(person), signed.stop_path(person)):
        tokens.append(path.split("/")[-2])
        client.post(path, {"do": "nonsense"}, HTTP_SEC_FETCH_SITE="cross-site")
        client.get(path[:-2] + "x/")
    handler = logging.getLogger("django").handlers[0]
    lines = []
    for record in caplog.records:
        handler.filter(record)
        lines.append(record.getMessage())
    assert lines and not any(token[:-2] in line for line in lines for token in tokens)


def test_the_desk_lets_administrators_find_and_erase_an_address_and_nobody_add_one(client):
    person = subscriber()
    address = f"/admin/newsletter/subscriber/{person.pk}/"
    client.force_login(make.editor())
    assert client.get("/admin/newsletter/subscriber/").status_code == 403
    client.force_login(make.user(is_staff=True, is_superuser=True))
    assert ADDRESS in client.get(f"/admin/newsletter/subscriber/?q={ADDRESS}").content.decode()
    assert client.get("/admin/newsletter/subscriber/add/").status_code == 403
    client.post(f"{address}delete/", {"post": "yes"})
    assert not Subscriber.objects.exists()


def test_a_page_of_the_form_says_what_is_kept_and_is_linked_from_every_foot(client):
    assert 'href="/newsletter/"' in client.get("/alerts/").content.decode()
    page = client.get("/newsletter/").content.decode()
    assert "We keep your address, your choice and the dates." in page
    assert client.get("/newsletter/", **OURS).status_code == 200
