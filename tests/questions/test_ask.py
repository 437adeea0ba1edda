"""The form in which a reader asks: kind to people, closed to robots, and nothing gets lost."""

import time

import pytest
import time_machine
from django.urls import reverse

from articles.questions.models import Question
from microsite.public_form import new_stamp
from tests import make

pytestmark = pytest.mark.django_db
URL = "/questions/ask/"
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture(autouse=True)
def notice(db):
    make.red_flags()


def stamp(seconds_ago=60):
    """A stamp as if the form had been opened so many seconds ago."""
    with time_machine.travel(time.time() - seconds_ago, tick=False):
        return new_stamp()


def send(client, **data):
    data = {"question": "Is it normal that my cheeks feel tight on day three?", **data}
    data.setdefault("stamp", stamp())
    return client.post(URL, data, **OURS)


def test_a_question_is_received_and_nothing_of_it_is_public(client):
    response = send(client, shown_name="Dana", email="dana@example.org", section="recovery")
    assert (response.status_code, response["Location"]) == (302, reverse("questions:thanks"))
    question = Question.objects.get()
    assert (question.status, question.shown_name, question.section) == (
        "received",
        "Dana",
        "recovery",
    )
    assert question.email == "dana@example.org" and question.title == ""
    assert client.get(question.get_absolute_url()).status_code == 404
    assert "cheeks" not in client.get("/questions/").content.decode()


def test_without_a_name_the_asker_is_a_reader(client):
    send(client, shown_name="  ")
    assert Question.objects.get().shown_name == "A reader"


def test_sending_the_same_form_twice_makes_one_question(client):
    same = stamp()
    assert send(client, stamp=same).status_code == send(client, stamp=same).status_code == 302
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"question": ""}, "Write your question."),
        ({"question": "Pain?"}, "Write a little more"),
        ({"question": "x" * 2001}, "2,000 characters are the most"),
        ({"email": "dana@"}, "should look like you@example.org"),
        ({"shown_name": "dana@example.org"}, "first name only"),
        ({"shown_name": "Dana 1990"}, "first name only"),
        ({"shown_name": "D" * 41}, "at most 40 letters"),
        ({"section": "nonsense"}, "one of the subjects"),
        ({"website": "http://spam.example"}, "hidden field was filled in"),
        ({"stamp": ""}, "send the form once more"),
        ({"stamp": "forged"}, "send"),
    ],
)
def test_bad_input_says_how_to_mend_it_and_keeps_what_was_typed(client, data, sentence):
    typed = {"shown_name": "Dana", "email": "dana@example.org", **data}
    response = send(client, **typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert not Question.objects.exists()
    for name in ("question", "shown_name", "email"):
        kept = typed.get(name, "Is it normal that my cheeks feel tight on day three?")
        assert kept in page


@pytest.mark.parametrize(("age", "accepted"), [(1, False), (4, True), (3600 * 23, True)])
def test_a_form_that_comes_back_too_fast_is_asked_again(client, age, accepted):
    response = send(client, stamp=stamp(age))
    assert (response.status_code == 302) is accepted
    assert Question.objects.exists() is accepted


def test_a_form_of_yesterday_can_be_sent_again_as_it_is_shown(client):
    response = send(client, stamp=stamp(3600 * 25))
    assert response.status_code == 422
    renewed = response.context["form"]["stamp"].value()
    with time_machine.travel(time.time() + 10, tick=False):
        assert send(client, stamp=renewed).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_REFERER": "https://evil.example/page"},
        {},
    ],
)
def test_a_form_sent_from_elsewhere_is_refused(client, headers):
    data = {"question": "Is it normal that my cheeks feel tight?", "stamp": stamp()}
    assert client.post(URL, data, **headers).status_code == 403
    assert not Question.objects.exists()


def test_asking_sets_no_cookie_and_is_never_kept(client):
    for response in (client.get(URL), send(client), send(client, question="")):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]


def test_without_an_approved_notice_nobody_can_ask(client, settings):
    make.SafetyNotice.objects.get().withdraw(make.editor(), "Under repair.")
    page = client.get(URL).content.decode()
    assert "<textarea" not in page and "911" in page
    assert "<textarea" not in send(client).content.decode()
    assert not Question.objects.exists()


def test_what_a_reader_types_is_never_markdown_or_html(client):
    text = "<b>Bold</b> **stars** [link](https://x.example)?"
    question = make.question(asked_text=text)
    question.accept(make.editor(), "What is <i>this</i>?", text, "recovery")
    make.answered(question)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; **stars**" in page and "What is &lt;i&gt;this" in page
    assert "<b>Bold" not in page and 'x.example"' not in page
