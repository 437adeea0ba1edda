"""A full review confirms each point of its kind of text; a correction confirms none."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import ArticleRevision
from articles.review_points import ALERT, ANSWER, ARTICLE, CLAIM, COMPARISON, NOTICE, POLICY, TERM
from microsite.publishing.review_points import counts
from tests import make

from .screens import do, text_of

pytestmark = pytest.mark.django_db
KINDS = (ALERT, ANSWER, ARTICLE, CLAIM, COMPARISON, NOTICE, POLICY, TERM)


def test_an_article_and_an_answer_have_ten_points():
    assert len(ARTICLE) == len(ANSWER) == 10
    assert len(make.submitted().review_points()) == 10


@pytest.mark.parametrize("asked", KINDS)
def test_every_kind_asks_something_of_a_person_and_names_no_point_twice(asked):
    assert any(point.decide is None for point in asked)
    assert len({point.key for point in asked}) == len(asked)
    assert all(point.words.endswith(".") and point.basis for point in asked)


def test_a_full_review_without_a_tick_is_refused_with_the_open_points_named():
    text = make.submitted()
    ticks = [key for key in make.ticks(text) if key not in ("sources", "balance")]
    with pytest.raises(ValidationError) as refusal:
        text.approve(make.clinician(), ticks=ticks)
    (sentence,) = refusal.value.messages
    assert "I opened its sources" in sentence and "It is balanced" in sentence
    assert "Numbers are explained" not in sentence
    text.refresh_from_db()
    assert text.status == ArticleRevision.Status.SUBMITTED


def test_what_was_confirmed_by_whom_and_when_stays_with_the_text():
    text, by = make.submitted(), make.clinician()
    make.approve(text, by, comment="Read twice.")
    kept = ArticleRevision.objects.get(pk=text.pk).full_review_points
    assert (text.full_review_by, kept["comment"]) == (by, "Read twice.")
    assert {point["key"] for point in kept["points"] if not point["program"]} == set(
        make.ticks(text)
    )
    words = next(point for point in kept["points"] if point["key"] == "words")
    assert words["program"] and words["why"].startswith("Grade ")


def test_what_a_program_found_unmet_stays_unmet_whatever_somebody_ticks():
    text = make.submitted(body="Milia form. CO2 and EMLA and XYZ are there.")
    text.approve(make.clinician(), ticks=[point.key for point in text.review_points()])
    kept = {point["key"]: point["met"] for point in text.full_review_points["points"]}
    assert kept["pieces"] is False and kept["terms"] is False and kept["sources"] is True
    assert text.reviewed_points["unmet"] >= 2


def test_a_correction_asks_for_no_tick_and_carries_the_points_of_the_full_review_on():
    first = make.published()
    second = make.submitted(first.page)
    second.approve(make.clinician(), kind="correction")
    assert second.full_review_points == first.full_review_points != {}


def test_an_endless_comment_is_refused():
    text = make.submitted()
    with pytest.raises(ValidationError, match="1,000 characters are the most"):
        make.approve(text, make.clinician(), comment="x" * 1001)


def test_points_that_do_not_apply_are_not_counted():
    sheet = make.submitted(make.article(kind="sheet"))
    make.approve(sheet, make.clinician())
    assert sheet.reviewed_points["of"] == 9
    assert counts({}) is None


# --- on the desk ------------------------------------------------------------------------------


def test_the_screen_of_an_article_asks_for_single_ticks_and_fills_in_what_is_measured(client):
    text = make.submitted()
    client.force_login(make.clinician())
    shown = text_of(client.get(f"/admin/articles/articlerevision/{text.pk}/change/"))
    assert shown.count('name="tick"') == len(make.ticks(text)) == 5
    assert "Decided by a program" in shown and 'name="all_hold"' not in shown
    assert "Approve as a correction" not in shown


def test_a_refusal_loses_no_tick_and_no_word(client):
    text = make.submitted()
    client.force_login(make.clinician())
    typed = {"kind": "full", "tick": ["sources"], "comment": "My words", "publish_at": "nonsense"}
    shown = text_of(do(client, text, "approve", **typed))
    assert "Write the time like" in shown
    assert 'value="sources" required checked' in shown and "My words" in shown
    assert 'value="balance" required>' in shown
    shown = text_of(do(client, text, "approve", kind="full", tick=["sources"], comment="My words"))
    assert "Still open: “" in shown and "My words" in shown


def test_one_statement_confirms_all_points_of_an_answer_and_is_kept_as_one(client):
    text = make.answer_draft()
    text.submit(text.author)
    client.force_login(make.clinician())
    shown = text_of(client.get(f"/admin/questions/answerrevision/{text.pk}/change/"))
    assert shown.count('name="all_hold"') == 1 and 'name="tick"' not in shown
    assert "I opened its sources" in shown
    assert "Still open" in text_of(do(client, text, "approve", kind="full"))
    shown = text_of(do(client, text, "approve", kind="full", all_hold="on"))
    assert "Approved. Readers see it now." in shown and "in one statement" in shown
    text.refresh_from_db()
    assert text.full_review_points["together"] and len(text.full_review_points["points"]) == 10


def test_a_correction_is_offered_once_a_full_review_was_made(client):
    text = make.submitted(make.published().page)
    client.force_login(make.clinician())
    assert "Approve as a correction" in text_of(
        client.get(f"/admin/articles/articlerevision/{text.pk}/change/")
    )
    shown = text_of(do(client, text, "approve", kind="correction"))
    assert "Approved. Readers see it now." in shown and "This text is a correction" in shown


# --- in public --------------------------------------------------------------------------------


def test_readers_are_told_of_the_points_unless_the_review_was_a_samples(client):
    real = make.published()
    sample = make.submitted()
    make.approve(sample, make.clinician(is_sample=True))
    sentence = "Its last full review held it against 10 points"
    assert sentence in text_of(client.get(real.get_absolute_url()))
    assert sentence not in text_of(client.get(sample.get_absolute_url()))
