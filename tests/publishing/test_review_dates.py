"""A full review sets the next review date; a late one shows to readers by time alone."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Article, ArticleRevision
from articles.questions.models import AnswerRevision
from tests import make
from tests.moments import days_from_now

pytestmark = pytest.mark.django_db

LATE = "past its review date"
YEAR = datetime.timedelta(days=365)


def policy():
    page = make.article(kind="policy", section="", slug="about")
    text = make.submitted(page, main_message="", known="", unknown="", next_step="")
    make.approve(text, make.editor())
    return text


def chapter():
    return make.published(make.article(kind="chapter", section="risks", slug="risks"))


KINDS = {
    "article": (make.published, None),
    "chapter": (chapter, None),
    "chapter in the whole guide": (chapter, "/guide/"),
    "policy": (policy, None),
    "answer": (make.answered, None),
    "comparison": (make.comparison, None),
    "notice": (make.red_flags, None),
    "claim": (make.claim, None),
    "alert": (make.alert, None),
}


@pytest.mark.parametrize("kind", KINDS)
def test_readers_see_that_a_review_is_late_from_the_day_after_it_was_due(client, kind):
    made, address = KINDS[kind]
    text = made()
    assert text.review_due == timezone.localdate() + YEAR
    if kind == "comparison":
        # Its answers are as old as it is: only its own date is late.
        AnswerRevision.objects.update(review_due=text.review_due + YEAR)
    path = address or text.page.get_absolute_url()
    with days_from_now(365):
        assert LATE not in client.get(path).content.decode()
    with days_from_now(366):
        assert LATE in client.get(path).content.decode()


def test_a_late_notice_says_so_on_the_pages_where_it_stands(client):
    make.red_flags()
    with days_from_now(366):
        text = make.published()
        assert LATE in client.get(text.page.get_absolute_url()).content.decode()


def test_a_policy_says_that_it_is_late_without_sending_anybody_to_a_clinician(client):
    path = policy().page.get_absolute_url()
    with days_from_now(400):
        assert "with your clinician" not in client.get(path).content.decode()


def test_a_full_review_moves_the_date_and_a_correction_does_not(client):
    first = make.published()
    page = first.page
    with days_from_now(300):
        correction = page.edit(make.editor())
        correction.submit(correction.author)
        make.approve(correction, make.clinician(), kind="correction")
        assert correction.review_due == first.review_due
    with days_from_now(370):
        assert LATE in client.get(page.get_absolute_url()).content.decode()
        renewed = Article.objects.get(pk=page.pk).edit(make.editor())
        renewed.submit(renewed.author)
        make.approve(renewed, make.clinician())
        assert renewed.review_due == timezone.localdate() + YEAR
        assert LATE not in client.get(page.get_absolute_url()).content.decode()


def test_due_and_overdue_are_asked_of_public_texts_by_day():
    text = make.published()
    texts = ArticleRevision.objects
    month = datetime.timedelta(days=30)
    for day, within, due, late in [
        (334, 0, 0, 0), (335, 1, 0, 0), (364, 1, 0, 0), (365, 1, 1, 0), (366, 1, 1, 1),
    ]:  # fmt: skip
        with days_from_now(day):
            found = [texts.due_for_review(within=month), texts.due_for_review(), texts.overdue()]
            assert [found_texts.count() for found_texts in found] == [within, due, late], day
    text.page.withdraw(make.editor(), "It was wrong.")
    with days_from_now(400):
        assert not texts.overdue() and not texts.due_for_review()
