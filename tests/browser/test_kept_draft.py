"""What somebody types on the desk is never lost: not with the session, not with the connection."""

import json

import pytest

from articles.models import ArticleRevision
from microsite.people.models import Session
from microsite.publishing.admin_urls import admin_url
from tests import make

from .signing_in import fill_in, may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "\n\n".join(
    f"## Heading {n}\n\n" + " ".join(f"word{n}-{m}" for m in range(150)) for n in range(12)
)
OFFER = "[data-kept-offer]"


@pytest.fixture
def draft(transactional_db):
    make.source()
    return make.draft(author=may_sign_in(make.editor()))


def kept(page):
    """What this browser keeps of texts: key -> value."""
    stored = page.evaluate("JSON.stringify(localStorage)")
    return {key: value for key, value in json.loads(stored).items() if key.startswith("kept:")}


def test_a_long_draft_outlives_the_end_of_the_session(page, draft):
    sign_in(page, draft.author, admin_url(draft))
    page.fill("[name=title]", "A title typed late")
    page.fill("[name=body]", LONG)
    Session.objects.all().delete()
    page.click("text=Save and keep writing")
    fill_in(page, draft.author)
    page.wait_for_selector(f"{OFFER}:visible")
    assert page.input_value("[name=body]") != LONG
    assert "We kept what you typed at" in page.inner_text(OFFER)
    page.click("text=Bring it back")
    assert page.input_value("[name=body]") == LONG
    page.click("text=Save and keep writing")
    page.wait_for_selector(".messagelist .success")
    stored = ArticleRevision.objects.get(pk=draft.pk)
    assert stored.title == "A title typed late" and stored.body.replace("\r\n", "\n") == LONG
    assert not page.is_visible(OFFER) and kept(page) == {}


def test_without_a_connection_nothing_is_lost_either(page, context, draft):
    sign_in(page, draft.author, admin_url(draft))
    page.fill("[name=body]", LONG)
    page.wait_for_timeout(600)
    context.set_offline(True)
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    again.goto(admin_url(draft))
    again.click("text=Bring it back")
    assert again.input_value("[name=body]") == LONG


def test_what_was_kept_can_be_dropped_and_belongs_to_one_person(page, context, draft):
    sign_in(page, draft.author, admin_url(draft))
    page.fill("[name=body]", LONG)
    page.wait_for_timeout(600)
    context.clear_cookies()
    sign_in(page, may_sign_in(make.editor()), admin_url(draft))
    assert not page.is_visible(OFFER) and len(kept(page)) == 1
    context.clear_cookies()
    sign_in(page, draft.author, admin_url(draft))
    page.click("text=Drop it")
    assert kept(page) == {} and not page.is_visible(OFFER)
    page.reload()
    assert not page.is_visible(OFFER)


def test_a_refused_save_keeps_it_and_a_submitted_text_forgets_it(page, draft):
    sign_in(page, draft.author, admin_url(draft))
    page.evaluate("document.querySelector('[name=title]').removeAttribute('required')")
    page.fill("[name=title]", "")
    page.fill("[name=body]", LONG)
    page.click("text=Save and keep writing")
    page.wait_for_selector(".errornote")
    assert page.input_value("[name=body]").replace("\r\n", "\n") == LONG and len(kept(page)) == 1
    page.fill("[name=title]", "A title")
    page.fill("[name=body]", "## A\n\nShort.")
    page.click("text=Save and submit for review")
    page.wait_for_selector("text=Submitted. It waits")
    assert kept(page) == {}


def test_what_is_older_than_some_days_goes_by_itself(page, draft):
    sign_in(page, draft.author)
    old = json.dumps({"at": 0, "values": {"body": "old"}})
    page.evaluate("old => localStorage.setItem('kept:1:x:1', old)", old)
    page.goto(admin_url(draft))
    assert kept(page) == {}


def test_public_pages_keep_nothing(page, transactional_db):
    text = make.published()
    for address in ("/", text.get_absolute_url(), "/search/"):
        page.goto(address)
        assert page.locator("script[src*='kept-draft']").count() == 0
