"""The parts of an answer, and what it may not say, when it is handed in."""

import pytest
from django.core.exceptions import ValidationError

from tests import make

pytestmark = pytest.mark.django_db


def refusals(**fields):
    """The sentences with which an answer with these fields is refused; [] when it is taken."""
    text = make.answer_draft(**fields)
    try:
        text.submit(text.author)
    except ValidationError as error:
        assert text.is_draft
        return error.messages
    assert not text.is_draft
    return []


def test_an_answer_with_all_its_parts_is_taken():
    assert refusals() == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"short_answer": " "}, "Fill in the short answer."),
        ({"short_answer": "word " * 41}, "The short answer has 41 words; 40 are the most."),
        ({"body": ""}, "Fill in why"),
        ({"what_to_do": "  "}, "If there is nothing to do, say so."),
        ({"conflicts": ""}, "Write “None” if there are none."),
        ({"ai_help": ""}, "“No AI was used” is a choice, too."),
        ({"what_to_do": "- Use a plain cream."}, "Cite a source: [@source-key]"),
        ({"body": "It helps.[@nothing]"}, "Why, line 1: There is no source"),
        (
            {"short_answer": "Call us within three days."},
            "Short answer, line 1: “within three days”",
        ),
        ({"body": "It heals.\n\nAfter a week, see your doctor."}, "Why, line 3: “After a week”"),
        (
            {"what_to_do": "- Rest.[@test-source]\n- Call within 24 hours."},
            "What to do, line 2: “within 24 hours” beside “Call” sets a time limit of its own.",
        ),
    ],
)
def test_what_is_missing_or_does_not_belong_is_said_with_its_mending(fields, sentence):
    found = refusals(**fields)
    assert any(sentence.lower() in one.lower() for one in found), found


def test_everything_that_is_missing_is_said_at_once():
    found = refusals(short_answer="", body="", what_to_do="", conflicts="", ai_help="")
    assert len(found) == 5


@pytest.mark.parametrize("ai_help", ["none", "wording", "draft"])
def test_each_kind_of_help_may_be_chosen(ai_help):
    assert refusals(ai_help=ai_help) == []


def test_a_claim_is_a_source_too_and_waiting_for_the_skin_is_no_time_limit():
    make.source()
    assert refusals(body="Swimming can wait for three days.[@test-source]") == []


def test_the_desk_asks_for_every_part_and_offers_no_blank_choice(client):
    author = make.clinician()
    text = make.answer_draft(author=author)
    client.force_login(author)
    page = client.get(f"/admin/questions/answerrevision/{text.pk}/change/").content.decode()
    for name in ("short_answer", "body", "what_to_do", "conflicts", "ai_help"):
        assert f'name="{name}"' in page
    assert page.count('type="radio" name="ai_help"') == 3


def test_the_reviewer_reads_every_part(client):
    text = make.answer_draft(conflicts="I teach for a maker.", ai_help="wording")
    text.submit(text.author)
    client.force_login(make.clinician())
    page = client.get(f"/admin/questions/answerrevision/{text.pk}/change/").content.decode()
    for shown in ("I teach for a maker.", "AI helped with the wording", "Use a plain moisturizer"):
        assert shown in page


def test_search_finds_what_to_do(client):
    make.answered(what_to_do="- Rinse with lukewarm quorvel water.[@test-source]")
    assert "1 result" in client.get("/search/?q=quorvel").content.decode()
