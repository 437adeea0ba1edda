"""Before anything is sent: the signs, the question, what may tell too much, what is answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.questions.models import Question
from tests import make
from tests.site.crawl import Page

from .asking import ASK, HELP, OURS, QUESTION, TEXT, look, send, stamp

pytestmark = pytest.mark.django_db
TELLING = "I am on day three. Write to dana.miller@example.org if tight cheeks are normal."
TAKEN_OUT = "I am on day three. Write to [e-mail removed] if tight cheeks are normal."


@pytest.fixture(autouse=True)
def notice(db):
    make.red_flags()


def page_of(response):
    return Page("/", response.status_code, response.headers, response.content)


def hidden(response):
    """What the forms of a page carry along."""
    fields = [each for each in page_of(response).all("input") if each.get("type") == "hidden"]
    return {each.get("name"): each.get("value", "") for each in fields}


def test_the_signs_stand_before_any_form_to_write_in(client):
    page = page_of(client.get(ASK))
    assert "trouble breathing" in page.words and "There is pus" in page.words
    assert not page.all("textarea")
    buttons = [each for each in page.all("button") if "main" in each.inside]
    ways = [(each.text.strip(), each.get("formaction"), each.get("value")) for each in buttons]
    assert ways == [
        ("Yes", HELP, None),
        ("I am not sure", HELP, None),
        ("No, none of them", None, "no"),
    ]


def test_who_has_a_sign_reads_what_to_do_now_and_finds_no_form(client):
    page = page_of(client.get(HELP))
    assert "Call 911 now" in page.words and "There is pus" in page.words
    assert not [each for each in page.all("form", "textarea") if "main" in each.inside]
    assert page.meta("robots") == "noindex"


@pytest.mark.parametrize("answer", ["", "?now=", "?now=yes", "?now=unsure"])
def test_nobody_comes_to_the_question_past_the_signs(client, answer):
    response = client.get(QUESTION + answer)
    assert (response.status_code, response["Location"]) == (302, ASK)


@pytest.mark.parametrize(("section", "kept"), [("recovery", "recovery"), ("nonsense", None)])
def test_a_subject_in_the_address_goes_along_to_the_end(client, section, kept):
    inputs = page_of(client.get(f"{ASK}?section={section}")).all("input")
    found = {each.get("name"): each.get("value") for each in inputs if "fieldset" in each.inside}
    assert found.get("section") == kept
    send(client, section=section)
    assert Question.objects.get().section == (kept or "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write your question."),
        ("Pain?", "Write a little more"),
        ("x" * 2001, "2,000 characters are the most"),
    ],
)
def test_a_question_that_cannot_be_taken_says_how_to_mend_it_and_stays(client, text, sentence):
    response = look(client, text)
    (area,) = page_of(response).all("textarea")
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert area.text.strip() == text


def test_what_is_answered_already_is_shown_at_once_each_thread_once(client):
    thread = make.accepted("Are tight cheeks on day three normal?")
    for _ in range(2):
        make.answered(thread)
    make.answered(make.accepted("When can I swim again?"), short_answer="Wait.", body="Ask first.")
    article = make.published(title="Tight cheeks", summary="What helps when cheeks feel tight.")
    make.draft(title="Tight cheeks in a draft")
    page = page_of(look(client))
    links = [each for each in page.all("a") if each.get("class") == "result__link"]
    assert links[0].get("href").startswith(thread.get_absolute_url())
    assert len([each for each in links if thread.get_absolute_url() in each.get("href")]) == 1
    assert article.get_absolute_url() in [each.get("href") for each in links]
    assert "in a draft" not in page.words
    assert all(each.get("target") == "_blank" for each in links)
    assert not Question.objects.filter(status="received").exists()


def test_a_story_finds_its_subject_among_the_words_that_every_story_has(client):
    bumps = make.accepted("What are small bumps on the cheeks?", text="They came overnight.")
    make.answered(bumps, short_answer="Mostly blocked pores.", body="They go.[@test-source]")
    make.answered(
        make.accepted("Is four days ago normal?", text="Four days ago, normal, I had it.")
    )
    page = page_of(look(client, "I had it four days ago. My cheeks have bumps. Is this normal?"))
    links = [each.get("href") for each in page.all("a") if each.get("class") == "result__link"]
    assert links[0].startswith(bumps.get_absolute_url())


def test_names_in_a_story_are_not_looked_for(client):
    thread = make.accepted("Is a glow a sign of swelling?", text="I want a glow.")
    make.answered(thread, short_answer="It may be.", body="It may.[@test-source]")
    assert thread.get_absolute_url() in look(client, "I want to glow. Can I?").content.decode()
    page = look(client, "It was done at Glow Clinic, was it?").content.decode()
    assert thread.get_absolute_url() not in page


def test_without_any_answer_the_way_leads_on(client):
    page = page_of(look(client, "Zebrawort qwertz asdfgh yxcvbn?"))
    assert "We found no answer yet" in page.words
    assert [each.get("formaction") for each in page.all("button")][-1] == "/questions/ask/details/"


def test_personal_details_are_pointed_out_in_the_text_before_the_way_leads_on(client):
    page = page_of(look(client, TELLING))
    marked = [each.text for each in page.all("mark") if "blockquote" in each.inside]
    assert marked == ["dana.miller@example.org"]
    assert TAKEN_OUT in page.words
    assert "/questions/ask/details/" not in [each.get("formaction") for each in page.all("button")]


@pytest.mark.parametrize(("do", "text"), [("take-out", TAKEN_OUT), ("keep", TELLING)])
def test_the_asker_decides_what_becomes_of_personal_details(client, do, text):
    response = look(client, TELLING, do=do)
    assert hidden(response)["question"] == text
    assert not [each for each in page_of(response).all("mark") if "callout" in str(each.inside)]
    assert "This may show who you are" not in response.content.decode()
    assert "/questions/ask/details/" in response.content.decode()


def test_a_text_that_becomes_too_long_without_its_details_is_shown_to_be_shortened(client):
    text = "a@b.co " + "x" * 1993
    response = look(client, text, do="take-out")
    assert response.status_code == 422
    assert "[e-mail removed]" in response.content.decode()


def test_urgent_words_bring_up_the_signs_again(client):
    assert "Are you sure that it can wait?" in look(client, "x " * 300 + "and pus").content.decode()
    assert "Are you sure that it can wait?" not in look(client).content.decode()


def test_who_changes_the_question_loses_nothing_of_the_other_steps(client):
    told = {"shown_name": "Dana", "day_since": "3", "consent": "on", "email": "dana@example.org"}
    first = stamp()
    back = look(client, do="change", stamp=first, **told)
    (area,) = page_of(back).all("textarea")
    assert area.text.strip() == TEXT
    carried = hidden(back)
    assert {name: carried[name] for name in told} == told
    assert carried["stamp"] == first
    on = look(client, **{**carried, "text": "Something else about my cheeks?"})
    assert {name: hidden(on)[name] for name in told} == told


def test_nothing_is_stored_before_the_last_step(client):
    for data in ({}, {"do": "keep"}, {"do": "take-out"}, {"do": "change"}):
        look(client, TELLING, **data)
    send(client, step=None)
    assert not Question.objects.exists()


def test_the_steps_cost_few_queries_however_many_answers_there_are(client):
    def cost(request):
        with CaptureQueriesContext(connection) as captured:
            assert request().status_code in (200, 303)
        return len(captured)

    costs = []
    for _ in range(2):
        for _ in range(4):
            make.answered(author=None)
            make.published(title="Tight cheeks")
        look(client)
        costs.append([cost(lambda: look(client)), cost(lambda: send(client, step=None))])
    assert costs[0] == costs[1]
    assert costs[1][0] <= 10 and costs[1][1] <= 4
    assert cost(lambda: send(client)) <= 13


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_without_a_form_take_none(client, method):
    for address in (ASK, HELP):
        assert getattr(client, method)(address, **OURS).status_code == 405
