"""Writing in a real browser: the preview follows, the checks come, with and without scripts."""

import pytest

from microsite.publishing.admin_urls import admin_url
from tests import make

from .signing_in import may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(transactional_db):
    make.source()
    make.red_flags()
    return make.draft(author=may_sign_in(make.editor()))


def test_the_preview_follows_what_is_typed_and_stays_where_one_reads(page, draft):
    sign_in(page, draft.author, admin_url(draft))
    preview = page.frame_locator("iframe[name=preview]")
    preview.locator("h1").wait_for()
    page.fill("[name=title]", "Typed just now")
    page.fill("[name=body]", "It is **healing**.\n\n/// do | Do\n- Use a plain cream.\n///")
    preview.locator("strong:text('healing')").wait_for()
    assert preview.locator("h1").inner_text() == "Typed just now"
    assert preview.locator(".do-list--do").count() == 1
    draft.refresh_from_db()
    assert draft.title != "Typed just now"


def test_the_checks_come_by_themselves_and_again_on_demand(page, draft):
    sign_in(page, draft.author, admin_url(draft))
    page.wait_for_selector("text=No errors: it can be submitted.")
    page.fill("[name=body]", "## A\n\nWe list:\n\nIt is painless.")
    page.click("text=Check the text")
    page.wait_for_selector(".checks__list--errors >> text=ends with a colon")
    assert "painless" in page.inner_text(".checks__list--advice")


def test_without_scripts_two_buttons_do_the_same(browser, live_server, draft):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, draft.author, admin_url(draft))
    page.fill("[name=title]", "Typed just now")
    page.click("text=Preview")
    page.frame_locator("iframe[name=preview]").locator("h1:text('Typed just now')").wait_for()
    with context.expect_page() as opened:
        page.click("text=Check the text")
    opened.value.wait_for_selector("text=Reading grade")
    assert page.input_value("[name=title]") == "Typed just now"
    context.close()
