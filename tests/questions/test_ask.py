"""The last step of asking: kind to people, closed to robots, and nothing gets lost."""

import time

import pytest
import time_machine

from articles.questions.forms import CONSENT
from articles.questions.models import Question
from tests import make

from .asking import ASK, DETAILS, QUESTION, TEXT, THANKS, UNDER_18, look, send, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notice(db):
    make.red_flags()


def test_a_question_is_received_and_nothing_of_it_is_public(client):
    response = send(client, shown_name="Dana", email="dana@example.org", section="recovery")
    assert (response.status_code, response["Location"]) == (303, THANKS)
    question = Question.objects.get()
    assert (question.status, question.shown_name, question.section) == (
        "received",
        "Dana",
        "recovery",
    )
    assert question.email == "dana@example.org" and question.title == ""
    assert question.held_at is None and question.urgent_at is None
    assert client.get(question.get_absolute_url()).status_code == 404
    assert "cheeks" not in client.get("/questions/").content.decode()


def test_what_helps_to_answer_is_kept_as_it_was_chosen(client):
    send(client, stage="healing", treatment="rf", day_since="day 3", skin_tone="brown")
    question = Question.objects.get()
    told = (question.stage, question.treatment, question.day_since, question.skin_tone)
    assert told == ("healing", "rf", 3, "brown")
    assert question.age_band == "30-44" and question.consented_at


def test_everything_but_age_and_consent_may_be_left_out(client):
    send(client)
    question = Question.objects.get()
    assert (question.stage, question.treatment, question.day_since, question.skin_tone) == (
        "",
        "",
        None,
        "",
    )
    assert (question.shown_name, question.email) == ("A reader", "")


@pytest.mark.parametrize(
    "again",
    [{}, {"email": "dana@example.org"}, {"question": TEXT + "\r\n"}, {"address": "198.51.100.1"}],
)
def test_sending_the_same_form_twice_makes_one_question(client, again):
    same = stamp()
    assert send(client, stamp=same).status_code == 303
    assert send(client, stamp=same, **again).status_code == 303
    assert Question.objects.count() == 1


def test_who_goes_back_and_asks_something_else_asks_a_second_question(client):
    same = stamp()
    send(client, stamp=same)
    send(client, stamp=same, question="And when may I go swimming again after it?")
    assert Question.objects.count() == 2


BAD = [
    ({"age_band": None}, "Choose your age."),
    ({"age_band": "130"}, "one of the ages"),
    ({"consent": None}, "Tick the box if you agree."),
    ({"email": "dana@"}, "should look like you@example.org"),
    ({"email": "d" * 250 + "@example.org"}, "at most 254 characters"),
    ({"shown_name": "dana@example.org"}, "first name only"),
    ({"shown_name": "Dana 1990"}, "first name only"),
    ({"shown_name": "D" * 41}, "at most 40 letters"),
    ({"day_since": "two weeks"}, "one number"),
    ({"day_since": "2 weeks"}, "one number"),
    ({"day_since": "-3"}, "one number"),
    ({"day_since": "3 or 4"}, "one number"),
    ({"day_since": "99999"}, "at most 3,650"),
    ({"day_since": "3" * 41}, "only a number of days"),
    ({"stage": "nonsense"}, "one of the answers"),
    ({"treatment": "nonsense"}, "one of the treatments"),
    ({"skin_tone": "nonsense"}, "one of the skin tones"),
    ({"question": ""}, "Write your question."),
    ({"question": "Pain?"}, "Write a little more"),
    ({"question": "x" * 2001}, "2,000 characters are the most"),
    ({"stamp": ""}, "send the form once more"),
    ({"stamp": "forged"}, "please send it again"),
    ({"now": ""}, "Read the signs"),
    ({"now": "yes"}, "Read the signs"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_bad_input_says_how_to_mend_it_and_keeps_what_was_typed(client, data, sentence):
    typed = {"shown_name": "Dana", "email": "dana@example.org", "skin_tone": "dark", **data}
    response = send(client, **typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert not Question.objects.exists()
    for name in ("question", "shown_name", "email"):
        assert typed.get(name, TEXT) in page
    if "skin_tone" not in data:
        assert 'value="dark" selected' in page or 'name="skin_tone" value="dark"' in page


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_a_form_that_is_shown_again_can_be_sent_again(client, data, sentence):
    """Whatever of the machinery was wrong is mended by itself."""
    form = send(client, **data).context["form"]
    renewed = {"stamp": form["stamp"].value(), "now": form["now"].value()}
    with time_machine.travel(time.time() + 10, tick=False):
        assert send(client, **renewed).status_code == 303


@pytest.mark.parametrize("value", ["3", " 3 ", "day 3", "3 days", "Day 3."])
def test_days_may_be_written_as_people_write_them(client, value):
    send(client, day_since=value)
    assert Question.objects.get().day_since == 3


@pytest.mark.parametrize("mistakes", [{}, {"consent": None}, {"email": "dana@"}, {"question": ""}])
def test_who_is_under_18_gets_a_page_of_their_own_and_nothing_is_kept(client, mistakes):
    response = send(client, age_band="under-18", **mistakes)
    assert (response.status_code, response["Location"]) == (303, UNDER_18)
    assert not Question.objects.exists()
    page = client.get(UNDER_18).content.decode()
    assert "<textarea" not in page and "trouble breathing" in page and "An adult you trust" in page


def test_the_first_look_at_the_last_step_is_no_attempt_to_send_it(client):
    response = send(client, step=None, age_band=None, consent=None)
    page = response.content.decode()
    assert response.status_code == 200
    assert TEXT in page and CONSENT.split(",")[0] in page
    assert "field__error" not in page
    assert not Question.objects.exists()


def test_who_opens_the_last_step_by_its_address_begins_at_the_beginning(client):
    response = client.get(DETAILS)
    assert (response.status_code, response["Location"]) == (302, ASK)


@pytest.mark.parametrize("words", ["there is pus on my cheek", "my eye is swollen", "I have fever"])
def test_urgent_words_anywhere_in_the_text_raise_it(client, words):
    send(client, question="I had it done on Monday and all was well. " * 8 + f"Now {words}.")
    assert Question.objects.get().urgent_at is not None


@pytest.mark.parametrize(
    ("data", "because"),
    [
        ({"website": "http://spam.example"}, "never see"),
        ({"stamp": lambda: stamp(1)}, "within 3 seconds"),
        (
            {"question": "Cheap pills https://a.example and https://b.example now!"},
            "",
        ),
    ],
)
def test_what_looks_like_spam_is_put_aside_with_the_same_thanks(client, data, because):
    data = {name: value() if callable(value) else value for name, value in data.items()}
    response = send(client, **data)
    assert (response.status_code, response["Location"]) == (303, THANKS)
    question = Question.objects.get()
    assert question.held_at is not None
    assert question.held_because and because in question.held_because


def test_a_form_of_yesterday_can_be_sent_again_as_it_is_shown(client):
    response = send(client, stamp=stamp(3600 * 25))
    assert response.status_code == 422
    renewed = response.context["form"]["stamp"].value()
    with time_machine.travel(time.time() + 10, tick=False):
        assert send(client, stamp=renewed).status_code == 303
    assert Question.objects.get().held_at is None


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_REFERER": "https://evil.example/page"},
        {},
    ],
)
@pytest.mark.parametrize("address", [QUESTION, DETAILS])
def test_a_form_sent_from_elsewhere_is_refused(client, address, headers):
    data = {"question": TEXT, "stamp": stamp(), "step": "send", "age_band": "30-44"}
    data |= {"consent": "on", "now": "no"}
    assert client.post(address, data, **headers).status_code == 403
    assert not Question.objects.exists()


def test_asking_sets_no_cookie_and_is_never_kept(client):
    answers = [client.get(ASK), client.get(QUESTION + "?now=no"), look(client)]
    answers += [send(client, step=None), send(client, email="dana@"), send(client)]
    for response in answers:
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]


def test_without_an_approved_notice_nobody_can_ask_and_no_text_is_lost(client):
    make.SafetyNotice.objects.get().withdraw(make.editor(), "Under repair.")
    for response in (client.get(ASK), client.get(QUESTION + "?now=no"), look(client), send(client)):
        page = response.content.decode()
        assert "<textarea" not in page and "911" in page and 'type="submit">Send' not in page
        if response.request["REQUEST_METHOD"] == "POST":
            assert TEXT in page
    assert not Question.objects.exists()


def test_nothing_that_was_typed_reaches_an_address_or_the_log(client, caplog, capfd):
    telling = "Zebrawort came out of my chin on day three, is that normal?"
    answers = [look(client, telling), send(client, question=telling, step=None)]
    answers += [send(client, question=telling, email="zebrawort@example"), send(client)]
    for response in answers:
        assert "ebrawort" not in response.get("Location", "") + response.request["QUERY_STRING"]
    assert "ebrawort" not in caplog.text + "".join(capfd.readouterr())


def test_what_a_reader_types_is_never_markdown_or_html(client):
    text = "<b>Bold</b> **stars** [link](https://x.example)?"
    question = make.question(asked_text=text)
    question.accept(make.editor(), "What is <i>this</i>?", text, "recovery")
    make.answered(question)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; **stars**" in page and "What is &lt;i&gt;this" in page
    assert "<b>Bold" not in page and 'x.example"' not in page


@pytest.mark.parametrize(
    "step", [look, lambda client, text: send(client, question=text, step=None)]
)
def test_the_steps_show_what_was_typed_as_text(client, step):
    page = step(client, "<script>alert(1)</script> <b>bold</b> 'quoted\" text").content.decode()
    assert "<script>alert" not in page and "<b>bold" not in page
