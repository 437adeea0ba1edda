"""How many clicks the daily work of the desk costs, besides typing."""

import pytest

from articles.questions.models import AnswerRevision
from tests import make

from .signing_in import may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Counted:
    """A page on which every press of a mouse button is counted."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, selector):
        self.clicks += 1
        self.page.click(selector)

    def choose(self, selector, value):
        """Opening a list and taking a line of it."""
        self.clicks += 2
        self.page.select_option(selector, value)

    def type(self, selector, text):
        """Going into a field, and typing."""
        self.page.fill(selector, text)


@pytest.fixture
def readers_need(transactional_db):
    make.red_flags()
    make.source()


def write_answer(counted):
    counted.type("[name=short_answer]", "Tight, dry skin on day three is common.")
    counted.type("[name=body]", "Skin that heals often feels tight.[@test-source]")
    counted.type("[name=what_to_do]", "- Use a plain moisturizer.")
    counted.type("[name=conflicts]", "None")
    counted.click("[name=ai_help][value=none]")
    counted.click("text=Save and submit for review")
    counted.page.wait_for_selector("text=Submitted. It waits for a second person now.")


def test_a_worded_question_is_answered_in_six_clicks(page, readers_need):
    make.accepted("Are tight cheeks expected?")
    sign_in(page, may_sign_in(make.clinician()))
    counted = Counted(page)
    counted.click("a:has-text('Answer it')")
    counted.click("button:has-text('Write my answer')")
    write_answer(counted)
    assert counted.clicks <= 6, counted.clicks


def test_a_new_question_is_worded_and_answered_in_six_clicks(page, readers_need):
    make.question()
    sign_in(page, may_sign_in(make.clinician()))
    counted = Counted(page)
    counted.click("a:has-text('Word it')")
    counted.type("[name=title]", "Are tight cheeks on day three expected?")
    counted.choose("[name=section]", "recovery")
    counted.click("text=Save and write my answer")
    write_answer(counted)
    assert counted.clicks <= 6, counted.clicks


def test_an_answer_of_somebody_else_is_approved_in_four_clicks(page, readers_need):
    text = make.answer_draft()
    text.submit(text.author)
    sign_in(page, may_sign_in(make.clinician()))
    counted = Counted(page)
    counted.click("a:has-text('Review it')")
    counted.click("[name=all_hold]")
    counted.click("button:text-is('Approve')")
    page.wait_for_selector("text=Approved. Readers see it now.")
    assert AnswerRevision.objects.current().get() == text
    assert counted.clicks <= 4, counted.clicks


def test_a_small_correction_is_submitted_in_five_clicks(page, readers_need):
    text = make.published(title="When does it heal?", body="## A\n\nIn a weak.[@test-source]")
    sign_in(page, may_sign_in(make.editor()))
    counted = Counted(page)
    counted.type("[name=q]", "heal")
    counted.click("text=Find it")
    counted.click("a:has-text('When does it heal?')")
    counted.click("text=Write a new text")
    counted.type("[name=body]", "## A\n\nIn a week.[@test-source]")
    counted.click("text=Save and submit for review")
    page.wait_for_selector("text=Submitted. It waits for a second person now.")
    assert text.page.open_revision.body.endswith("In a week.[@test-source]")
    assert counted.clicks <= 5, counted.clicks
