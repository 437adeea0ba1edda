"""A limit for each sender and day, without keeping who it was."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.questions.models import Question, Sender
from articles.questions.sender import MOST_A_DAY
from microsite.senders import digest_of, sender_address, today
from tests import make

from .asking import TEXT, send, stamp

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.7"


@pytest.fixture(autouse=True)
def notice(db):
    make.red_flags()


def use_up(client, address=ADDRESS):
    for number in range(MOST_A_DAY):
        assert send(client, address, question=f"{TEXT} ({number})").status_code == 303


def test_too_many_from_one_address_are_refused_kindly_and_the_text_stays(client):
    use_up(client)
    response = send(client, ADDRESS, shown_name="Dana")
    page = response.content.decode()
    assert response.status_code == 422
    assert "What you wrote is still here" in page and TEXT in page and "Dana" in page
    assert Question.objects.count() == MOST_A_DAY


def test_others_may_ask_and_so_may_the_same_sender_the_next_day(client):
    use_up(client)
    assert send(client, "203.0.113.8").status_code == 303
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1), tick=False):
        assert send(client, ADDRESS, stamp=stamp()).status_code == 303


def test_a_form_that_is_sent_again_is_neither_counted_nor_refused(client):
    use_up(client, "203.0.113.9")
    first = stamp()
    assert send(client, stamp=first).status_code == 303
    use_up_rest = MOST_A_DAY - 1
    for number in range(use_up_rest):
        send(client, question=f"{TEXT} {number}")
    assert Sender.objects.order_by("pk").last().questions == MOST_A_DAY
    assert send(client, stamp=first).status_code == 303
    assert send(client).status_code == 422


def test_a_question_that_is_refused_for_a_mistake_is_not_counted(client):
    send(client, email="dana@")
    assert not Sender.objects.exists()


def test_an_address_is_stored_nowhere_and_its_hash_changes_every_day(client):
    send(client)
    (sender,) = Sender.objects.all()
    assert ADDRESS not in sender.digest and ADDRESS not in str(sender)
    assert ADDRESS not in str(Question.objects.values().get())
    tomorrow = today() + datetime.timedelta(days=1)
    assert digest_of(ADDRESS, today()) == sender.digest != digest_of(ADDRESS, tomorrow)


def test_the_hash_needs_our_secret(settings):
    before = digest_of(ADDRESS, today())
    settings.SECRET_KEY = "another-" * 8
    assert digest_of(ADDRESS, today()) != before


def test_counts_of_earlier_days_are_erased_and_those_of_today_are_not(client):
    Sender.objects.count_question(ADDRESS)
    assert Sender.objects.expire() == 0
    later = timezone.now() + datetime.timedelta(days=1)
    assert Sender.objects.expire(later) == 1
    assert not Sender.objects.exists()


def test_a_sender_who_is_not_known_is_not_counted():
    for _ in range(MOST_A_DAY + 1):
        Sender.objects.count_question("")
    assert not Sender.objects.exists()


def test_a_sender_is_counted_up_to_the_limit_and_no_further():
    for _ in range(MOST_A_DAY):
        Sender.objects.count_question(ADDRESS)
    with pytest.raises(ValidationError, match="in one day"):
        Sender.objects.count_question(ADDRESS)
    assert Sender.objects.get().questions == MOST_A_DAY


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "203.0.113.7", "", "203.0.113.7"),
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (1, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "nonsense", ""),
        (0, "", "", ""),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "2001:db8:1:2:ffff::1", "", "2001:db8:1:2::"),
        (0, "::ffff:203.0.113.7", "", "203.0.113.7"),
    ],
)
def test_the_address_of_a_sender(rf, settings, proxies, remote, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert sender_address(rf.get("/", REMOTE_ADDR=remote, **headers)) == address
