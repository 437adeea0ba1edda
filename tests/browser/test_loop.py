"""The whole loop in a real browser: ask, word, answer, approve, read, find."""

import pytest
from django.utils import timezone

from tests import make

from .signing_in import may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTION = "My cheeks feel tight and dry on day three after microneedling. Is that expected?"
TITLE = "Are tight cheeks on day three expected?"
SHORT_ANSWER = "Tight, dry skin on day three is common and usually fades."


@pytest.fixture
def people(transactional_db):
    """An approved red-flag notice and two clinicians who can sign in."""
    make.red_flags()
    make.source()
    clinicians = [
        make.clinician(display_name=name, email=f"{name.split()[0].lower()}@example.org")
        for name in ("Ada Answers", "Ben Approves")
    ]
    return [may_sign_in(clinician) for clinician in clinicians]


@pytest.fixture
def desk(browser, live_server):
    """Opens the desk of somebody, each in a browser profile of their own."""
    contexts = []

    def desk_of(user):
        context = browser.new_context(base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        sign_in(page, user)
        return page

    yield desk_of
    for context in contexts:
        context.close()


def public_text(page, path):
    page.goto(path)
    return page.locator("main").inner_text()


def test_from_a_readers_question_to_a_checked_answer(page, desk, people, live_server):
    ada, ben = people

    # A patient asks.
    page.goto("/questions/ask/")
    page.click("text=No, none of them")
    page.fill("[name=question]", QUESTION)
    page.click("text=Show me what is answered")
    page.click("main form button:has-text('Go on')")
    page.fill("[name=shown_name]", "Dana")
    page.check("text=30 to 44")
    page.check("[name=consent]")
    # People need longer than three seconds to type this.
    page.wait_for_timeout(3_100)
    page.click("text=Send the question")
    page.wait_for_url("**/questions/ask/thanks/")
    assert page.context.cookies() == []

    # It is not public.
    assert TITLE not in public_text(page, "/questions/")
    assert QUESTION not in public_text(page, "/search/?q=cheeks")

    # Clinician A words it and answers it, with a live preview.
    a = desk(ada)
    a.click("a:has-text('Word it')")
    a.wait_for_selector("[name=title]")
    assert QUESTION in a.locator("body").inner_text()
    a.fill("[name=title]", TITLE)
    a.select_option("[name=section]", "recovery")
    a.click("text=Save and write my answer")
    a.wait_for_selector("[name=short_answer]")
    a.fill("[name=short_answer]", SHORT_ANSWER)
    why = "It is part of **healing**.[@test-source]"
    a.fill("[name=body]", f"{why}\n\n/// do | Do\n- Use a plain moisturizer.\n///")
    a.fill("[name=what_to_do]", "- Keep your hands off.[@test-source]")
    a.fill("[name=conflicts]", "None")
    a.check("[name=ai_help][value=none]")
    preview = a.frame_locator("iframe[name=preview]")
    preview.locator("strong:text('healing')").wait_for()
    preview.locator(".do-list--do").wait_for()
    a.click("text=Save and submit for review")
    a.wait_for_selector("text=Submitted. It waits for a second person now.")
    assert "You wrote or changed this text" in a.locator("body").inner_text()
    assert a.locator("button:text-is('Approve')").count() == 0

    # The public still sees nothing.
    assert TITLE not in public_text(page, "/questions/")
    assert TITLE not in public_text(page, "/search/?q=moisturizer")

    # Clinician B approves it.
    b = desk(ben)
    b.click("a:has-text('Review it')")
    b.wait_for_selector("button:text-is('Approve')")
    assert TITLE in b.locator("body").inner_text()
    b.check("[name=all_hold]")
    b.click("button:text-is('Approve')")
    b.wait_for_selector("text=Approved. Readers see it now.")

    # The thread shows the answer with name, credential and date, and search finds it.
    assert TITLE in public_text(page, "/questions/")
    page.click(f"text={TITLE}")
    page.wait_for_selector("h1")
    body = page.locator("main").inner_text()
    for shown in (SHORT_ANSWER, "Dana", "Ada Answers", "MD", "1 answer", "Colorado"):
        assert shown in body
    today = timezone.localdate().isoformat()
    assert page.locator(f"main time[datetime^='{today}']").count()
    assert TITLE in public_text(page, "/search/?q=moisturizer")
    assert page.context.cookies() == []
