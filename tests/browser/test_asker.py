"""The asker afterwards, in a real browser: confirm, see, reply, erase, take back, by link."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail

from articles.questions.models import Question
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = "Is this rash on my cheeks normal after four days?"


@pytest.fixture(autouse=True)
def notice(transactional_db):
    make.red_flags()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def page(request, browser, live_server):
    """A fresh page, with and without scripts."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=request.param == "with JavaScript",
        viewport={"width": 320, "height": 640},
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    assert context.cookies() == []
    context.close()


def asked():
    question = Question.objects.receive(
        "key", asked_text=TYPED, shown_name="Dana", email="dana@example.org", day_since=4
    )
    return question


def link_in(message):
    """The path of the last link in a message."""
    return re.findall(r"https?://[^/\s]+(/questions/(?:confirm|yours)/\S+)", message.body)[-1]


def fits(page):
    """Nothing is wider than the screen."""
    return page.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_confirm_reply_see_and_erase(page):
    question = asked()
    page.goto(link_in(mail.outbox[0]))
    assert TYPED not in page.inner_text("main") and fits(page)
    page.click("text=Yes, it was me")
    page.wait_for_selector("text=Your address is confirmed.")
    assert TYPED in page.inner_text("main") and fits(page)

    question.refresh_from_db()
    question.ask_for_information(make.editor(), "Which device was it?")
    page.goto(link_in(mail.outbox[1]))
    assert "Which device was it?" in page.inner_text("main")
    page.fill("[name=more]", "A pen, I think.")
    page.click("text=Send the reply")
    page.wait_for_selector("text=We have added it to your question.")
    assert "A pen, I think." in page.inner_text("main")

    page.click("summary:has-text('Erase my question')")
    assert fits(page)
    page.click("button:has-text('Erase everything')")
    page.wait_for_selector("text=Done. We have erased what we held of you.")
    assert TYPED not in page.inner_text("main") and "Nothing any more." in page.inner_text("main")
    question.refresh_from_db()
    assert (question.asked_text, question.email, question.status) == ("", "", "declined")


def test_take_the_page_down(page):
    question = asked()
    question.confirm_address()
    question.accept(make.editor(), "Is a rash on the cheeks normal?", "Is it?", "recovery")
    make.answered(question)
    notice = mail.outbox[-1]
    assert "rash" not in notice.subject
    page.goto(link_in(notice))
    page.click("text=Read it here")
    page.wait_for_selector("h1:has-text('Is a rash on the cheeks normal?')")
    page.go_back()
    page.click("summary:has-text('Take the page down')")
    page.click("button:has-text('Take it down and erase it')")
    page.wait_for_selector("text=Done. The page is taken down")
    response = page.goto(question.get_absolute_url())
    assert response.status == 410
    assert "The person who asked has taken this question back." in page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_askers_pages(browser, live_server, scheme):
    question = asked()
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(link_in(mail.outbox[0]))
    found = {"confirm": Axe().run(page, options={"preload": False}).response["violations"]}
    question.ask_for_information(make.editor(), "Which device was it?")
    page.click("text=Yes, it was me")
    page.wait_for_selector("text=Your address is confirmed.")
    for summary in page.locator("main summary").all():
        summary.click()
    found["page"] = Axe().run(page, options={"preload": False}).response["violations"]
    assert {name: [each["id"] for each in what] for name, what in found.items() if what} == {}
    context.close()


def test_a_stranger_has_the_address_erased(page):
    question = asked()
    page.goto(link_in(mail.outbox[0]))
    page.click("text=No, erase this address")
    page.wait_for_selector("h1:has-text('The address is erased')")
    question.refresh_from_db()
    assert question.email == "" and question.asked_text == TYPED
