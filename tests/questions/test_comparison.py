"""Where the answers of a thread agree and differ: shown while it compares the very texts shown."""

import datetime
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.questions.models import Comparison, ComparisonRevision
from microsite.publishing.admin_urls import admin_url
from tests import make

DAY = datetime.timedelta(days=1)
TITLE = "Where these answers agree and differ"
PANEL = "Evidence changed: look at these pages again"

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def read(client, page):
    """What readers see of a page."""
    response = client.get(page.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split("</head>")[1].split())


def outdated(client, user):
    """What the editor's desk says is outdated."""
    client.force_login(user)
    panels = {panel.title: panel for panel in client.get("/admin/").context["panels"]}
    client.logout()
    return [row.url for row in panels[PANEL].rows if row.step == "Renew it"]


@pytest.fixture
def thread():
    return make.thread(answers=2)


@pytest.fixture
def editor():
    return make.editor()


def first_answer(thread):
    return thread.answers.order_by("pk").first()


def new_text(answer, **fields):
    """An approved new text of an answer."""
    draft = answer.edit(answer.clinician.user)
    return make.approved(make.fill(draft, body="Skin that heals feels tight for days."), **fields)


# --- shown --------------------------------------------------------------------------------------


def test_a_comparison_stands_under_the_answers_that_it_compares(client, thread):
    make.source("study", title="A study")
    agree = "- Both say that it is common.[@study]"
    text = make.comparison(thread, agree=agree, differ="- One says wait.")
    shown = read(client, thread)
    for words in (TITLE, "Both say that it is common.", "One says wait.", "A study"):
        assert shown.count(words) == 1
    assert f"Written by {text.author.display_name}, checked by" in shown
    assert text.full_review_by.clinician.name in shown
    assert shown.index(TITLE) > shown.index("Answer 2 of 2")
    assert f'href="#{text.get_absolute_url().split("#")[1]}"' in shown


def test_answers_and_comparison_have_lists_of_sources_of_their_own(client):
    make.claim(slug="heals")
    make.source("first")
    cite = "Skin heals.[@claim:heals][@first]"
    thread = make.accepted()
    for _ in range(2):
        make.answered(thread, body=cite)
    make.comparison(thread, agree=f"- {cite}", differ=f"- {cite}")
    shown = read(client, thread)
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert sum(name.endswith("-claim-heals") for name in ids) == 3
    assert sum(name.endswith("-source-first") for name in ids) == 3
    assert {"comparison-claim-heals", "comparison-source-first"} <= set(ids)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "approved for later"])
def test_a_comparison_that_is_not_public_is_not_shown(client, thread, state):
    draft = make.comparison_draft(thread)
    moment = timezone.now() + DAY
    if state != "draft":
        draft.submit(draft.author)
    if state == "returned":
        draft.return_with_notes(make.clinician(), "Shorter.")
    if state == "approved for later":
        make.approve(draft, make.clinician(), publish_at=moment)
    assert TITLE not in read(client, thread)
    with time_machine.travel(moment, tick=False):
        assert (TITLE in read(client, thread)) == (state == "approved for later")


def test_a_withdrawn_comparison_leaves_its_thread_and_the_thread_stays(client, thread, editor):
    page = make.comparison(thread).page
    page.withdraw(editor, "It was one-sided.")
    shown = read(client, thread)
    assert TITLE not in shown and "one-sided" not in shown and "Answer 2 of 2" in shown
    page.reinstate(editor)
    assert TITLE in read(client, thread)


def test_a_cancelled_comparison_leaves_the_one_before(client, thread, editor):
    page = make.comparison(thread, agree="- The first.").page
    later = make.comparison(thread, agree="- The second.", publish_at=timezone.now() + DAY)
    later.cancel(editor)
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        assert "The first." in read(client, thread)
    assert page.public.agree == "- The first."


# --- the very texts -----------------------------------------------------------------------------


def changed(thread):
    new_text(first_answer(thread))


def joined(thread):
    make.answered(thread)


def left(thread):
    first_answer(thread).withdraw(make.editor(), "It named a product.")


@pytest.mark.parametrize("happens", [changed, joined, left], ids=lambda each: each.__name__)
def test_when_an_answer_changes_joins_or_leaves_the_comparison_goes(
    client, thread, editor, happens
):
    text = make.comparison(thread)
    assert outdated(client, editor) == []
    happens(thread)
    assert TITLE not in read(client, thread)
    assert "#agree-and-differ" not in read(client, thread)
    assert outdated(client, editor) == [admin_url(text.page)]


def test_a_renewed_comparison_is_shown_and_leaves_the_desk(client, thread, editor):
    make.comparison(thread)
    changed(thread)
    make.comparison(thread, agree="- Both still say so.")
    assert "Both still say so." in read(client, thread)
    assert outdated(client, editor) == []


def test_an_answer_for_later_takes_the_comparison_away_at_its_minute(client, thread, editor):
    make.comparison(thread)
    moment = timezone.now() + DAY
    new_text(first_answer(thread), publish_at=moment)
    assert TITLE in read(client, thread)
    with time_machine.travel(moment, tick=False):
        assert TITLE not in read(client, thread)
        assert len(outdated(client, editor)) == 1


def test_an_answer_that_comes_back_brings_the_comparison_back(client, thread, editor):
    make.comparison(thread)
    left(thread)
    first_answer(thread).reinstate(editor)
    assert TITLE in read(client, thread)
    assert outdated(client, editor) == []


def test_a_comparison_of_a_withdrawn_thread_waits_for_nobody(client, thread, editor):
    make.claim(slug="heals")
    make.comparison(thread, agree="- Skin heals.[@claim:heals]")
    changed(thread)
    thread.withdraw(editor, "It was spam.")
    assert outdated(client, editor) == []
    assert not ComparisonRevision.objects.current().exists()
    assert thread.get_absolute_url() not in client.get("/evidence/").content.decode()


def test_what_changed_since_it_was_handed_in_can_not_be_approved(thread):
    draft = make.comparison_draft(thread)
    draft.submit(draft.author)
    changed(thread)
    with refused("The answers of this thread changed after this was written"):
        make.approve(draft, make.clinician())
    copy = draft.return_with_notes(make.clinician(), "An answer changed.")
    copy.submit(copy.author)
    make.approve(copy, make.clinician())
    assert copy.page.public == copy


# --- who, and of what ---------------------------------------------------------------------------


def test_an_editor_begins_a_comparison_and_goes_on_with_the_open_one(thread, editor):
    draft = Comparison.objects.start(thread, editor)
    assert (draft.author, draft.is_draft) == (editor, True)
    assert Comparison.objects.start(thread, make.editor()) == draft


def test_a_clinician_does_not_begin_a_comparison(thread):
    with refused("An editor compares answers"):
        Comparison.objects.start(thread, make.clinician())
    assert not Comparison.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"agree": " "}, "Say where the answers agree and where they differ"),
        ({"differ": ""}, "Say where the answers agree and where they differ"),
        ({"agree": "- So.[@nobody]"}, "Where they agree, line 1: .*nobody"),
    ],
)
def test_a_comparison_without_what_it_needs_is_not_handed_in(thread, fields, sentence):
    draft = make.comparison_draft(thread, **fields)
    with refused(sentence):
        draft.submit(draft.author)


def test_one_answer_has_nothing_to_be_compared_to():
    draft = make.comparison_draft(make.thread(answers=1))
    with refused("one public answer has nothing to compare"):
        draft.submit(draft.author)


def test_a_comparison_of_a_samples_answers_is_a_sample_and_stays_out_of_a_live_site(
    client, settings
):
    sample = make.clinician(is_sample=True)
    thread = make.accepted()
    for author in (sample, None):
        make.answered(thread, author=author)
    text = make.comparison(thread)
    assert TITLE in read(client, thread)
    settings.DEMO = False
    assert TITLE not in read(client, thread)
    assert text.page.question == thread
