"""The asker afterwards: confirm, reply, see, erase, take back, by signed links."""

import datetime
import logging

import pytest
from django.utils import timezone

from articles.questions.links import asker_path, confirm_path
from articles.questions.models import Question
from articles.questions.searchables import ANSWERS
from microsite import search
from tests import make

pytestmark = pytest.mark.django_db
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
TYPED = "Is a Zanthian rash normal? I am Dana Miller."


@pytest.fixture(autouse=True)
def notice(db):
    make.red_flags()


def asked(**fields):
    fields = {
        "asked_text": TYPED,
        "shown_name": "Dana",
        "email": "dana@example.org",
        "email_confirmed_at": timezone.now(),
        "day_since": 3,
        "skin_tone": "dark",
        "age_band": "30-44",
        "form_key": "key",
        **fields,
    }
    return make.question(**fields)


def press(client, path, do, **data):
    return client.post(path, {"do": do, **data}, **OURS)


def page_of(client, question):
    return client.get(asker_path(question)).content.decode()


def public(question):
    question.accept(make.editor(), "Is a Zanthian rash normal?", "Is it Zanthian?", "recovery")
    make.answered(question)
    question.refresh_from_db()
    return question


# --- the links ----------------------------------------------------------------------------------


def test_the_page_shows_what_we_hold_and_never_the_address_itself(client):
    page = page_of(client, asked())
    for shown in (TYPED, "Dana", "dark brown or black", "30 to 44", "kept, and confirmed"):
        assert shown in page
    assert "dana@example.org" not in page


@pytest.mark.parametrize("change", ["", "x", "0"])
def test_a_forged_link_opens_nothing(client, change):
    question, other = asked(), asked(form_key="other")
    token = asker_path(question).split("/")[-2]
    forged = [
        f"{other.pk}.{token.partition('.')[2]}",
        str(question.pk),
        token[:-1] + change + "A",
        f"{'9' * 40}.{token.partition('.')[2]}",
        f"x.{token}",
    ]
    for each in forged:
        for name in ("yours", "confirm"):
            assert client.get(f"/questions/{name}/{each}/").status_code == 404
    swapped = asker_path(question).replace("yours", "confirm")
    assert client.get(swapped).status_code == 404
    assert client.get(confirm_path(question).replace("confirm", "yours")).status_code == 404


def test_the_pages_are_kept_by_nobody_and_found_by_nobody(client):
    question = asked(email_confirmed_at=None)
    for path in (asker_path(question), confirm_path(question), "/questions/yours/1.x/"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"] and not response.cookies
        assert response["Referrer-Policy"] == "strict-origin"
        page = response.content.decode()
        assert 'name="robots" content="noindex"' in page and 'rel="canonical"' not in page
        assert path not in page


def test_no_address_says_anything_of_the_asker():
    question = asked()
    for path in (asker_path(question), confirm_path(question)):
        assert path.startswith((f"/questions/yours/{question.pk}.", "/questions/confirm/"))
        for word in ("dana", "miller", "rash", "example"):
            assert word not in path.lower()


def test_links_stay_out_of_the_log(client, caplog, capsys):
    path = asker_path(asked())
    token = path.split("/")[-2]
    press(client, path, "nonsense")
    client.get(path.replace(token, token + "A"))
    client.post(path, {"do": "erase"})
    handler = logging.getLogger("django").handlers[0]
    lines = []
    for record in caplog.records:
        handler.filter(record)
        lines.append(record.getMessage())
    assert len(lines) >= 3 and not any(token in line for line in lines)


def test_a_form_from_elsewhere_erases_nothing(client):
    question = asked()
    for headers in ({}, {"HTTP_SEC_FETCH_SITE": "cross-site"}):
        response = client.post(asker_path(question), {"do": "erase"}, **headers)
        assert response.status_code == 403
    question.refresh_from_db()
    assert question.asked_text == TYPED


# --- confirming ---------------------------------------------------------------------------------


def test_opening_the_link_confirms_nothing_and_shows_nothing_of_the_question(client):
    question = asked(email_confirmed_at=None)
    page = client.get(confirm_path(question)).content.decode()
    assert "rash" not in page and "Dana" not in page
    question.refresh_from_db()
    assert question.email_confirmed_at is None
    response = press(client, confirm_path(question), "confirm")
    question.refresh_from_db()
    assert response.status_code == 303 and question.email_confirmed_at
    assert "Your address is confirmed." in client.get(response["Location"]).content.decode()


def test_somebody_else_has_the_address_erased_and_the_link_dies(client):
    question = asked(email_confirmed_at=None)
    path = confirm_path(question)
    assert "The address is erased" in press(client, path, "not-me").content.decode()
    question.refresh_from_db()
    assert question.email == "" and question.asked_text == TYPED
    assert client.get(path).status_code == 404


# --- replying -----------------------------------------------------------------------------------


def test_the_asker_adds_what_we_asked_for_once(client):
    question = asked()
    question.ask_for_information(make.editor(), "Which day was it?")
    assert "Which day was it?" in page_of(client, question)
    response = press(client, asker_path(question), "tell", more="On Monday. I have a fever.")
    assert response.status_code == 303
    question.refresh_from_db()
    assert question.status == "received" and question.urgent_at
    assert question.asked_text.startswith(TYPED)
    assert question.asked_text.endswith("On Monday. I have a fever.")
    again = press(client, asker_path(question), "tell", more="On Monday.")
    assert again.status_code == 422 and "We have what we need" in again.content.decode()


@pytest.mark.parametrize("more", [" ", "x" * 1001])
def test_a_reply_that_is_not_right_stays_in_the_form(client, more):
    question = asked()
    question.ask_for_information(make.editor(), "Which day was it?")
    response = press(client, asker_path(question), "tell", more=more)
    assert response.status_code == 422
    assert more.strip() in response.content.decode()
    question.refresh_from_db()
    assert question.status == "needs-info" and question.asked_text == TYPED


# --- erasing ------------------------------------------------------------------------------------


def test_erasing_the_address_leaves_the_question(client):
    question = asked()
    question.ask_for_information(make.editor(), "Which day was it?")
    response = press(client, asker_path(question), "forget-address")
    question.refresh_from_db()
    assert (question.email, question.email_confirmed_at) == ("", None)
    assert question.asked_text == TYPED and question.status == "received"
    assert "address is erased" in client.get(response["Location"]).content.decode()


def erased(question):
    question.refresh_from_db()
    kept = [value for label, value in question.held if label != "Where you are with it"]
    return kept == [] and question.form_key is None


@pytest.mark.parametrize("state", ["received", "needs-info", "accepted", "approved", "merged"])
def test_who_erases_what_is_not_public_leaves_nothing_that_could_become_public(client, state):
    question = asked()
    if state == "needs-info":
        question.ask_for_information(make.editor(), "Which day was it?")
    elif state == "merged":
        question.merge(make.editor(), make.answered().page.question)
    elif state != "received":
        question.accept(make.editor(), "Is a Zanthian rash normal?", "Is it?", "recovery")
    if state == "approved":
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        make.answered(question, publish_at=tomorrow)
    response = press(client, asker_path(question), "erase")
    assert erased(question)
    assert (question.title, question.text) == ("", "")
    assert question.status == ("merged" if state == "merged" else "declined")
    assert "Nothing any more." in client.get(response["Location"]).content.decode()
    assert question not in Question.objects.waiting()


def test_who_erases_a_public_question_keeps_the_thread(client):
    question = public(asked())
    press(client, asker_path(question), "erase")
    assert erased(question)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Is it Zanthian?" in page and "Dana" not in page and "A reader" in page


def test_who_takes_a_thread_back_takes_it_out_of_the_site_and_of_search(client):
    question = public(asked())
    address = question.get_absolute_url()
    assert search.find("Zanthian", [ANSWERS]).total == 1
    press(client, asker_path(question), "take-back")
    assert erased(question)
    gone = client.get(address)
    page = gone.content.decode()
    assert gone.status_code == 410 and "has taken this question back" in page
    assert "Zanthian" not in page
    assert search.find("Zanthian", [ANSWERS]).total == 0
    assert "Zanthian" not in client.get("/questions/").content.decode()
    with pytest.raises(Exception, match="its words are erased"):
        question.reinstate(make.editor())


def test_what_is_not_public_can_not_be_taken_down(client):
    question = asked()
    response = press(client, asker_path(question), "take-back")
    assert response.status_code == 422 and "no page to take down" in response.content.decode()
    question.refresh_from_db()
    assert question.asked_text == TYPED and question.email


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("received", "We have your question."),
        ("accepted", "It waits for a clinician’s answer."),
        ("declined", "We could not answer your question: Not here."),
        ("merged", "The answers for you both are public."),
        ("public", "Your question has an answer."),
        ("withdrawn", "is taken down"),
    ],
)
def test_the_page_says_where_the_question_stands(client, state, words):
    question, editor = asked(), make.editor()
    if state == "accepted":
        question.accept(editor, "Is it?", "Is it?", "recovery")
    elif state == "declined":
        question.decline(editor, "Not here.")
    elif state == "merged":
        question.merge(editor, make.answered().page.question)
    elif state in ("public", "withdrawn"):
        public(question)
    if state == "withdrawn":
        question.withdraw(editor, "Out of date.")
    assert words in page_of(client, question)


def test_the_page_costs_few_queries(client, django_assert_max_num_queries):
    question = public(asked())
    with django_assert_max_num_queries(12):
        page_of(client, question)
