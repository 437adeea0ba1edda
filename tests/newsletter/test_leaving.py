"""Changing and ending it: by the page, by the link, by the mail program; and what is left."""

import datetime
import io

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.newsletter.links import confirm_path, stop_path, yours_path
from articles.newsletter.models import Subscriber
from articles.questions.models import RetentionRun
from microsite.mail.models import OutboxMessage
from tests.questions.test_retention import places_with

from .letters import ADDRESS, links, messages, press, sign_up, subscriber

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
# What RFC 8058 has mail programs send.
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def test_a_subscriber_sees_what_we_hold_and_changes_the_choice(client):
    person = subscriber()
    page = client.get(yours_path(person)).content.decode()
    assert ADDRESS in page and "Everything new, and safety alerts" in page
    done = press(client, yours_path(person), "change", choice="alerts")
    assert b"Your choice is changed." in client.get(done["Location"]).content
    person.refresh_from_db()
    assert person.choice == "alerts" and person.confirmed_at


@pytest.mark.parametrize("data", [{"do": "change", "choice": "spam"}, {"do": "x"}, {}])
def test_what_the_page_can_not_do_changes_nothing(client, data):
    person = subscriber()
    response = press(client, yours_path(person), **data)
    assert response.status_code == 422 and b"hoose one of the" in response.content
    assert Subscriber.objects.get().choice == "everything"


def test_the_link_shows_a_page_and_its_button_erases_the_address(client):
    person = subscriber()
    page = client.get(stop_path(person))
    assert page.status_code == 200 and Subscriber.objects.exists()
    assert b"Your address is erased" in press(client, stop_path(person)).content
    assert places_with(ADDRESS) == set()


def test_a_mail_program_ends_it_with_one_post_and_no_headers_of_a_browser():
    person = subscriber()
    program = Client(enforce_csrf_checks=True, headers={"User-Agent": "A mail program"})
    response = program.post(stop_path(person), ONE_CLICK)
    assert response.status_code == 200 and not response.cookies
    assert not Subscriber.objects.exists()
    # Some send it again.
    assert program.post(stop_path(person), ONE_CLICK).status_code == 200


def test_another_site_can_not_erase_somebody_from_the_page_of_the_subscriber(client):
    person = subscriber()
    response = client.post(yours_path(person), {"do": "erase"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 403 and Subscriber.objects.exists()


def test_the_button_on_the_page_of_the_subscriber_erases_everything(client):
    person = subscriber()
    press(client, yours_path(person), "erase")
    assert places_with(ADDRESS) == set()


def test_who_leaves_and_signs_up_again_is_somebody_new(client):
    person = subscriber()
    old = stop_path(person)
    person.leave()
    sign_up(client)
    (message,) = messages()
    press(client, links(message)[0], "confirm")
    client.post(old, ONE_CLICK)
    assert Subscriber.objects.confirmed().count() == 1


def test_the_verbs_refuse_what_can_not_be_done():
    person = subscriber(confirmed=False)
    with pytest.raises(ValidationError, match="Choose one of the two kinds"):
        person.choose("spam")
    Subscriber.objects.all().delete()
    with pytest.raises(ValidationError, match="erased already"):
        person.confirm()


# --- what time takes away -----------------------------------------------------------------------


def test_an_address_that_nobody_confirmed_is_gone_after_a_week_wherever_it_was(client, settings):
    settings.MAIL_CONFIGURED = False
    start = timezone.now()
    with time_machine.travel(start):
        sign_up(client)
        kept = subscriber("kept@example.org")
        assert places_with(ADDRESS)
    for days, left in ((6, {"newsletter_subscriber.email"}), (8, set())):
        with time_machine.travel(start + days * DAY):
            call_command("enforce_retention", stdout=io.StringIO())
        assert left <= places_with(ADDRESS) and bool(places_with(ADDRESS)) == bool(left)
    assert Subscriber.objects.get() == kept
    assert "sign-ups that nobody confirmed: 1" in RetentionRun.objects.latest().report


def test_who_signs_up_anew_has_a_week_from_then(client):
    start = timezone.now()
    with time_machine.travel(start):
        sign_up(client)
    with time_machine.travel(start + 6 * DAY):
        sign_up(client)
        path = confirm_path(Subscriber.objects.get())
    with time_machine.travel(start + 8 * DAY):
        call_command("enforce_retention", stdout=io.StringIO())
        assert press(client, path, "confirm").status_code == 303


def test_nothing_is_held_of_a_subscriber_beyond_address_choice_and_dates(client):
    sign_up(client, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Zanthian/1.0")
    (message,) = messages()
    press(client, links(message)[0], "confirm")
    fields = {field.name: field.get_internal_type() for field in Subscriber._meta.get_fields()}
    dates = {name for name, kind in fields.items() if kind == "DateTimeField"}
    assert {"id", "email", "choice"} <= fields.keys()
    held = fields.keys() - {"id", "email", "choice"} - dates
    assert held <= {"delivery", "deliveries"}
    assert places_with("Zanthian") == places_with("203.0.113.77") == set()
    assert places_with(ADDRESS) == {"newsletter_subscriber.email"}
    assert not OutboxMessage.objects.exclude(to="").exists()
