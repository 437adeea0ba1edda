"""Reviewing in a real browser: points, passages and comparing, under the strict policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.publishing.admin_urls import admin_url
from microsite.publishing.models import ReviewNote
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (400, 1280)
# Parts of these screens that are Django's own.
OURS = {"include": [[".desk-panel"]], "exclude": [[".select2-container"]]}


@pytest.fixture
def desk(browser, live_server, client):
    """Opens a screen as somebody, at a width and in a theme; what the console said is kept."""
    contexts, said = [], []

    def open_as(user, address, width=1280, theme="light"):
        client.force_login(user)
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=theme,
        )
        contexts.append(context)
        context.add_cookies(
            [
                {"name": name, "value": morsel.value, "url": live_server.url}
                for name, morsel in client.cookies.items()
            ]
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert said == []


def waiting():
    """A second text of a page, waiting for its review, with a note on a passage."""
    page = make.published(body="## A\n\nSkin is tight for two days.").page
    text = make.submitted(page, body="## A\n\nSkin is tight for three days.")
    text.note_on_passage(make.clinician(), "body", "tight for three days", "Say for whom.")
    return text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_screens_of_review_pass_axe_and_fit(desk, theme):
    text, editor = waiting(), make.editor()
    answer = make.answer_draft()
    answer.submit(answer.author)
    screens = [
        (make.clinician(), admin_url(text)),
        (make.clinician(), admin_url(answer)),
        (editor, admin_url(text.page, "compare")),
        (editor, admin_url(text.page.public)),
    ]
    for user, address in screens:
        for width in WIDTHS:
            page = desk(user, address, width, theme)
            found = Axe().run(page, context=OURS, options={"preload": False})
            assert found.violations_count == 0, (address, found.generate_report())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_an_article_is_approved_by_keyboard_alone_once_every_point_is_ticked(desk):
    text = waiting()
    page = desk(make.clinician(), admin_url(text))
    boxes = page.locator("[name=tick]")
    assert boxes.count() == 5
    for number in range(5):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.locator("button:text-is('Approve')").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Approved. Readers see it now.")


def test_a_selected_passage_goes_into_the_note(desk):
    text = waiting()
    page = desk(make.clinician(), admin_url(text))
    page.click("text=Make a note on a passage")
    page.locator(".desk-reading__text[data-field=body] p").select_text()
    page.fill("#passage_text", "Another word.")
    page.click("text=Keep this note")
    page.wait_for_selector("text=Noted. The writer finds it")
    assert ReviewNote.objects.filter(field="body", text="Another word.").exists()
