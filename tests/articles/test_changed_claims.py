"""Claims: what a changed or withdrawn one does to every page that refers to it."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from microsite import search
from microsite.publishing.admin_urls import admin_url
from microsite.searchables import SEARCHABLES
from tests import make
from tests.accounts.signing_in import entered

DAY = datetime.timedelta(days=1)
CHANGED = "Evidence changed on"
REASON = "Two trials found the opposite."
PANEL = "Evidence changed: look at these pages again"

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def read(client, page, status=200):
    """What readers see of a page."""
    response = client.get(page.get_absolute_url())
    assert response.status_code == status
    return " ".join(response.content.decode().split("</head>")[1].split())


def ago(days):
    """A block in which it is so many days ago."""
    return time_machine.travel(timezone.now() - days * DAY)


def day(moment):
    return date_format(timezone.localtime(moment), "F j, Y")


@pytest.fixture
def desk(client, settings):
    """A function: the addresses that the editors' panel of changed evidence leads to."""

    def addresses():
        # Outside of a demonstration the desk asks for a second factor.
        client.force_login(make.editor()) if settings.DEMO else entered(client, make.editor())
        panels = {panel.title: panel for panel in client.get("/admin/").context["panels"]}
        client.logout()
        assert panels[PANEL].total == len(panels[PANEL].rows)
        return {row.url for row in panels[PANEL].rows}

    return addresses


@pytest.fixture
def used():
    """A claim of nine days ago and an article, an answer and a comparison that refer to it."""
    with ago(9):
        claim = make.claim(slug="heals", statement="Skin heals in a week.", grade="some").page
        cite = "Skin heals.[@claim:heals]"
        article = make.published(body=f"## A heading\n\n{cite}")
        thread = make.accepted()
        answer = make.answered(thread, body=cite)
        make.answered(thread)
        comparison = make.comparison(thread, agree=f"- {cite}")
    return claim, article, answer, comparison


# --- a claim changes ----------------------------------------------------------------------------


def test_a_page_shows_what_its_claims_say_how_sure_we_are_and_what_they_rest_on(client, used):
    _, article, answer, _ = used
    for page, times in ((article.page, 1), (answer.page.question, 2)):
        shown = read(client, page)
        assert shown.count("Skin heals in a week.") == times
        assert shown.count("Some evidence") == times
        assert shown.count("Rests on: Title of test-source") == times
        assert CHANGED not in shown


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"statement": "Skin heals in a month."}, "Skin heals in a month."),
        ({"grade": "conflicting"}, "Conflicting evidence"),
        ({"basis": "A trial.[@test-source][@other]"}, "Title of other"),
    ],
    ids=["statement", "grade", "sources"],
)
def test_a_changed_claim_changes_its_note_on_every_page_that_uses_it(client, used, change, words):
    claim, article, answer, comparison = used
    make.source("other")
    with ago(4):
        text = make.claim(claim, **change)
    assert text.evidence_changed_at == text.publish_at
    for page, times in ((article.page, 1), (answer.page.question, 2)):
        shown = read(client, page)
        assert shown.count(words) == times
        assert shown.count(CHANGED) == times
        assert day(text.publish_at) in shown
    assert comparison.page.public == comparison


def test_the_desk_lists_every_page_that_uses_a_changed_claim(used, desk):
    claim, article, answer, comparison = used
    make.published()
    assert desk() == set()
    make.claim(claim, grade="strong")
    assert desk() == {admin_url(text.page) for text in (article, answer, comparison)}


def test_a_new_approved_text_of_the_page_makes_the_note_vanish(client, used, desk):
    claim, article, _, _ = used
    with ago(4):
        make.claim(claim, grade="strong")
    draft = make.draft(article.page, body="## A heading\n\nStill so.[@claim:heals]")
    assert CHANGED in read(client, article.page)
    make.approved(draft)
    assert CHANGED not in read(client, article.page)
    assert admin_url(article.page) not in desk() and admin_url(draft) not in desk()
    assert len(desk()) == 2


@pytest.mark.parametrize("kind", ["full", "correction"])
def test_other_words_for_the_same_evidence_change_nothing(client, used, desk, kind):
    claim, article, _, _ = used
    with ago(4):
        draft = make.claim_draft(claim, basis="Both studies were small.[@test-source]")
        draft.submit(draft.author)
        make.approve(draft, make.clinician(), kind=kind)
    assert draft.evidence_changed_at is None
    assert "Both studies were small." in read(client, claim)
    assert CHANGED not in read(client, article.page) + read(client, claim)
    assert desk() == set()


def test_words_mended_after_a_change_leave_the_day_of_the_change(client, used):
    claim, article, _, _ = used
    with ago(5):
        changed = make.claim(claim, grade="strong")
    with ago(2):
        make.claim(claim, basis="In other words.[@test-source]")
    assert f"{CHANGED} <time" in read(client, article.page)
    assert day(changed.publish_at) in read(client, article.page)
    assert claim.public.evidence_changed_at == changed.publish_at


def test_the_first_text_of_a_claim_is_no_change(client, used, desk):
    claim = used[0]
    assert claim.public.evidence_changed_at is None
    assert CHANGED not in read(client, claim)
    assert desk() == set()


# --- later --------------------------------------------------------------------------------------


def test_a_claim_for_later_changes_nothing_before_its_time(client, used, desk):
    claim, article, _, _ = used
    moment = timezone.now() + DAY
    make.claim(claim, statement="Skin heals in a month.", publish_at=moment)
    assert CHANGED not in read(client, article.page)
    assert "Skin heals in a month." not in read(client, article.page) + read(client, claim)
    assert desk() == set()
    with time_machine.travel(moment, tick=False):
        assert "Skin heals in a month." in read(client, article.page)
        assert CHANGED in read(client, article.page)
        assert len(desk()) == 3


def test_a_cancelled_claim_changes_nothing(client, used, desk):
    claim, article, _, _ = used
    moment = timezone.now() + DAY
    make.claim(claim, grade="none", publish_at=moment).cancel(make.editor())
    with time_machine.travel(moment + DAY, tick=False):
        assert CHANGED not in read(client, article.page)
        assert desk() == set()


def test_a_change_that_is_planned_does_not_hide_the_one_before_it(used, desk):
    claim = used[0]
    make.claim(claim, grade="strong")
    make.claim(claim, grade="weak", publish_at=timezone.now() + DAY)
    assert len(desk()) == 3


def test_what_changes_back_at_a_planned_text_is_a_change_too(client, used):
    """A text that was approved for later is measured against what comes to stand before it."""
    claim, article, _, _ = used
    now = timezone.now()
    back = make.claim(claim, basis="As before.[@test-source]", publish_at=now + 4 * DAY)
    between = make.claim(claim, grade="strong", publish_at=now + 2 * DAY)
    back.refresh_from_db()
    assert (between.evidence_changed_at, back.evidence_changed_at) == (
        between.publish_at,
        back.publish_at,
    )
    between.cancel(make.editor())
    back.refresh_from_db()
    assert back.evidence_changed_at is None
    with time_machine.travel(now + 5 * DAY, tick=False):
        assert CHANGED not in read(client, article.page)


def test_a_page_approved_before_the_change_says_so_although_it_appears_after_it(client, desk):
    with ago(9):
        claim = make.claim(slug="heals").page
        body = "## A heading\n\nSkin heals.[@claim:heals]"
        text = make.published(body=body, publish_at=timezone.now() + 7 * DAY)
    with ago(5):
        make.claim(claim, grade="strong")
    assert text.publish_at > claim.public.evidence_changed_at > text.reviewed_at
    assert CHANGED in read(client, text.page)
    assert desk() == {admin_url(text.page)}


# --- withdrawn ----------------------------------------------------------------------------------


def test_a_withdrawn_claim_says_so_with_its_reason_on_every_page_that_uses_it(client, used, desk):
    claim, article, answer, comparison = used
    claim.withdraw(make.editor(), REASON)
    for page, times in ((article.page, 1), (answer.page.question, 2)):
        shown = read(client, page)
        assert shown.count("Withdrawn on") == shown.count(REASON) == times
        assert day(claim.withdrawn_at) in shown
        assert "Some evidence" not in shown
    assert desk() == {admin_url(text.page) for text in (article, answer, comparison)}


def test_a_withdrawn_claim_stays_in_the_register_and_its_own_page_is_410(client, used):
    claim = used[0]
    claim.withdraw(make.editor(), REASON)
    gone = read(client, claim, status=410)
    assert REASON in gone and "Skin heals in a week." in gone
    assert "noindex" in client.get(claim.get_absolute_url()).content.decode()
    listed = " ".join(client.get("/evidence/").content.decode().split())
    assert "We no longer say these." in listed and REASON in listed
    assert "0 statements" in listed
    data = client.get(f"{claim.get_absolute_url()[:-1]}.json")
    assert (data.status_code, data.json()["withdrawn_because"]) == (410, REASON)
    assert claim.get_absolute_url() not in client.get("/sitemap.xml").content.decode()
    assert search.find("heals", SEARCHABLES).counts_by_kind["claim"] == 0


def test_a_new_text_can_not_refer_to_a_withdrawn_claim(used):
    claim = used[0]
    claim.withdraw(make.editor(), REASON)
    cite = "Skin heals.[@claim:heals]"
    comparison = make.comparison_draft(agree=f"- {cite}")
    for draft in (make.draft(body=f"## A\n\n{cite}"), make.answer_draft(body=cite), comparison):
        with refused(f"The claim “heals” is withdrawn: {REASON}"):
            draft.submit(draft.author)
        assert draft.is_draft


def test_a_text_handed_in_before_its_claim_was_withdrawn_can_not_be_approved(used):
    text = make.submitted(body="## A heading\n\nSkin heals.[@claim:heals]")
    used[0].withdraw(make.editor(), REASON)
    with refused("no public text: heals"):
        make.approve(text, make.clinician())


def test_what_was_to_appear_after_the_withdrawal_was_never_said(client, used):
    claim, article, _, _ = used
    moment = timezone.now() + DAY
    make.claim(claim, statement="Skin heals in a month.", publish_at=moment)
    claim.withdraw(make.editor(), REASON)
    with time_machine.travel(moment, tick=False):
        for shown in (read(client, article.page), read(client, claim, status=410)):
            assert "Skin heals in a week." in shown and "in a month" not in shown
        claim.reinstate(make.editor())
        assert "Skin heals in a month." in read(client, article.page)


def test_a_reinstated_claim_is_as_it_was(client, used, desk):
    claim, article, _, _ = used
    claim.withdraw(make.editor(), REASON)
    claim.reinstate(make.editor())
    assert "Withdrawn" not in read(client, article.page)
    assert read(client, claim) and desk() == set()


# --- samples ------------------------------------------------------------------------------------


def test_what_a_sample_changed_is_no_change_on_a_live_site(client, used, desk, settings):
    claim, article, _, _ = used
    make.claim(claim, grade="strong", reviewer=make.clinician(is_sample=True))
    assert CHANGED in read(client, article.page) and len(desk()) == 3
    settings.DEMO = False
    shown = read(client, article.page)
    assert CHANGED not in shown and "Some evidence" in shown and desk() == set()
    # The next real text is measured against what the live site said.
    make.claim(claim, grade="strong", basis="A trial.[@test-source]")
    assert CHANGED in read(client, article.page)
