"""Histories and looked-at addresses in a real browser: policy, light and dark, small, axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import LinkCheck
from microsite.links.probe import Found
from tests import make
from tests.clinics.make import clinic, listed_clinician

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "https://example.org/" + "a-very-long-part-of-an-address/" * 6


@pytest.fixture
def screens(transactional_db):
    """Address of each screen, with something to read on it."""
    source = make.source(title="Old title", url=LONG)
    source.title = "A title without a place to break it: " + "x" * 120
    source.save()
    listing = clinic([listed_clinician()])
    listing.record_source(["phone"], "the clinic told us by phone")
    listing.save()
    term = make.term("milia").page
    term.withdraw(make.editor(), "Nobody says this.")
    claim = make.claim(basis="Two small studies say so.[@test-source]")
    gone = Found("failed", 404, LONG, "The page is gone (404).")
    LinkCheck.objects.record(source, "", LONG, gone)
    assert claim
    return {
        "source": f"/admin/articles/source/{source.pk}/history/",
        "listing": f"/admin/clinics/clinic/{listing.pk}/history/",
        "term": f"/admin/articles/glossaryterm/{term.pk}/history/",
        "addresses": "/admin/articles/linkcheck/",
    }


@pytest.fixture
def desk(browser, live_server, client):
    """Opens the desk of an editor with a scheme and a width."""
    contexts = []
    client.force_login(make.editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}

    def open_desk(scheme, width):
        context = browser.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
        )
        context.add_cookies([{**cookie, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield open_desk
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_the_screens_keep_the_policy_and_fit(screens, desk, scheme, width):
    page, said = desk(scheme, width), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name, address in screens.items():
        assert page.goto(address).status == 200
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert said == [], name
    # Apart from the above: axe tries inline styles itself, and the browser says so when it likes.
    # The list of addresses is Django's own: only the histories are designed here.
    for name in screens.keys() - {"addresses"}:
        page.goto(screens[name])
        found = Axe().run(page, options={"preload": False}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name


def test_the_claims_of_an_address_unfold_by_keyboard(screens, desk):
    page = desk("light", 1280)
    page.goto(screens["addresses"])
    claim = page.locator(".desk-claims a").first
    assert not claim.is_visible()
    page.locator("summary", has_text="1 claim").focus()
    page.keyboard.press("Enter")
    assert claim.is_visible()
