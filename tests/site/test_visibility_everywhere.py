"""Each state of a text, looked at in every place where readers could meet it."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from articles.questions.models import Answer, Question
from microsite import search
from microsite.searchables import SEARCHABLES
from tests import make

from .cases import (
    NEW,
    OLD,
    REASON,
    AChapter,
    AClaim,
    AnAlert,
    AnAnswer,
    AnArticle,
    ATerm,
    assert_nowhere,
    assert_public,
    body,
)
from .crawl import Page

DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)

pytestmark = pytest.mark.django_db


KINDS = [AnArticle, AChapter, AnAnswer, AClaim, AnAlert, ATerm]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def case(request):
    return request.param()


# --- from draft to public -----------------------------------------------------------------------


def test_a_draft_is_nowhere(case, client):
    case.write(OLD)
    assert_nowhere(case, client)


def test_a_submitted_text_is_nowhere(case, client):
    case.submit(OLD)
    assert_nowhere(case, client)


def test_a_returned_text_is_nowhere(case, client):
    case.submit(OLD).return_with_notes(case.reviewer, "Say it in other words.")
    assert_nowhere(case, client)


def test_an_approved_text_is_everywhere_at_once(case, client):
    assert_nowhere(case, client)
    case.publish(OLD)
    assert_public(case, client, OLD)


@pytest.mark.parametrize("step", ["write", "submit"])
def test_a_later_text_leaves_the_old_one_public_until_it_is_approved(case, client, step):
    case.publish(OLD)
    getattr(case, step)(NEW)
    assert_public(case, client, OLD)


def test_an_approved_later_text_takes_the_place_of_the_old_one(case, client):
    case.publish(OLD)
    case.publish(NEW)
    assert_public(case, client, NEW, but_not=OLD)


# --- later --------------------------------------------------------------------------------------


def test_a_first_text_for_later_is_nowhere_until_its_minute(case, client):
    moment = timezone.now() + DAY
    case.publish(OLD, publish_at=moment)
    assert_nowhere(case, client)
    with time_machine.travel(moment - SECOND, tick=False):
        assert_nowhere(case, client)
    with time_machine.travel(moment, tick=False):
        assert_public(case, client, OLD)


def test_a_replacement_for_later_shows_at_its_minute_with_nothing_having_run(case, client):
    case.publish(OLD)
    moment = timezone.now() + DAY
    case.publish(NEW, publish_at=moment)
    assert_public(case, client, OLD)
    with time_machine.travel(moment - SECOND, tick=False):
        assert_public(case, client, OLD)
    with time_machine.travel(moment, tick=False):
        assert_public(case, client, NEW, but_not=OLD)


def test_a_copy_that_a_browser_keeps_is_refreshed_at_that_minute(case, client):
    case.publish(OLD)
    moment = timezone.now() + DAY
    case.publish(NEW, publish_at=moment)
    with time_machine.travel(moment - SECOND, tick=False):
        kept = {"If-None-Match": client.get(case.address).headers["ETag"]}
        assert client.get(case.address, headers=kept).status_code == 304
    with time_machine.travel(moment, tick=False):
        assert client.get(case.address, headers=kept).status_code == 200


def test_cancelling_a_replacement_leaves_the_old_text(case, client):
    case.publish(OLD)
    moment = timezone.now() + DAY
    text = case.publish(NEW, publish_at=moment)
    text.cancel(case.editor)
    assert_public(case, client, OLD)
    with time_machine.travel(moment + DAY, tick=False):
        assert_public(case, client, OLD)


def test_cancelling_a_first_text_leaves_nothing(case, client):
    moment = timezone.now() + DAY
    case.publish(OLD, publish_at=moment).cancel(case.editor)
    with time_machine.travel(moment + DAY, tick=False):
        assert_nowhere(case, client)


def test_a_second_replacement_may_come_before_the_first(case, client):
    case.publish(OLD)
    now = timezone.now()
    case.publish("Later", publish_at=now + 2 * DAY)
    case.publish(NEW, publish_at=now + DAY)
    with time_machine.travel(now + DAY, tick=False):
        assert_public(case, client, NEW, but_not=OLD)
    with time_machine.travel(now + 2 * DAY, tick=False):
        assert_public(case, client, "Later", but_not=OLD)


# --- taken back ---------------------------------------------------------------------------------


def test_a_withdrawn_page_answers_410_with_the_reason_and_is_nowhere_else(case, client):
    case.publish(OLD)
    case.page.withdraw(case.editor, REASON)
    assert_nowhere(case, client, withdrawn=True)
    gone = Page.get(client, case.address)
    assert (REASON in gone.words) == (gone.status == 410)
    assert gone.meta("robots") == "noindex"
    assert [level for level, _ in gone.headings].count(1) == 1


def test_a_reinstated_page_is_everywhere_again(case, client):
    case.publish(OLD)
    case.page.withdraw(case.editor, REASON)
    case.page.reinstate(case.editor)
    assert_public(case, client, OLD)
    assert REASON not in body(client, case.address)


def test_a_withdrawn_page_stays_withdrawn_when_its_scheduled_text_is_due(case, client):
    case.publish(OLD)
    moment = timezone.now() + DAY
    case.publish(NEW, publish_at=moment)
    case.page.withdraw(case.editor, REASON)
    with time_machine.travel(moment, tick=False):
        assert_nowhere(case, client, withdrawn=True)
    case.page.reinstate(case.editor)
    with time_machine.travel(moment, tick=False):
        assert_public(case, client, NEW, but_not=OLD)


def test_a_page_that_never_was_public_is_not_found_rather_than_gone(case, client):
    case.write(OLD)
    case.page.withdraw(case.editor, REASON)
    assert_nowhere(case, client)
    assert REASON not in body(client, case.address)


def test_a_withdrawn_answer_leaves_the_others_of_its_thread(client):
    case = AnAnswer()
    case.publish(OLD)
    make.answered(case.page.question, short_answer=f"{NEW} skin is common.")
    assert "2 answers" in Page.get(client, "/questions/").words
    case.page.withdraw(case.editor, REASON)
    page = Page.get(client, case.address)
    assert (page.status, OLD in page.html, NEW in page.html) == (200, False, True)
    assert "1 answer" in Page.get(client, "/questions/").words
    assert search.find(OLD, SEARCHABLES).total == 0
    assert search.find(NEW, SEARCHABLES).total == 1


def test_a_withdrawn_thread_answers_410_and_takes_all_its_answers_along(client):
    case = AnAnswer()
    case.publish(OLD)
    case.page.question.withdraw(case.editor, REASON)
    assert_nowhere(case, client, withdrawn=True)
    assert REASON in body(client, case.address)
    assert not Answer.objects.published().exists()


def test_a_question_counts_as_waiting_until_an_answer_is_handed_in(client):
    def waiting():
        return client.get("/questions/").context["waiting_count"]

    make.question()
    case = AnAnswer()
    assert waiting() == 2
    case.write(OLD)
    assert waiting() == 2
    case.submit(OLD)
    assert waiting() == 1


def test_neither_what_a_reader_typed_nor_a_declined_question_is_anywhere(client):
    typed = make.question(asked_text=f"{OLD} skin, is it normal?", text=f"{OLD} skin?")
    worded = make.accepted(f"Is {OLD} skin normal?")
    declined = make.accepted(f"Is {OLD} skin common?")
    declined.decline(make.editor(), "It can not be answered here.")
    for question in (typed, worded, declined):
        assert client.get(f"/questions/{question.pk}/").status_code == 404
        assert client.get(question.get_absolute_url()).status_code == 404
    assert not Question.objects.published().exists()
    for address in ("/", "/questions/", "/sitemap.xml"):
        assert OLD not in body(client, address)
    assert search.find(OLD, SEARCHABLES).total == 0
