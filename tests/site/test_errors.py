"""When something is wrong the site still answers, in its own design, and never with a failure."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client

from microsite import views
from tests import make

from .crawl import Page


@pytest.fixture
def strict(client):
    """A client that shows a failure as readers would see it."""
    client.raise_request_exception = False
    return client


def assert_designed(page, status):
    """A page of ours: one first heading, words on what to do, and ways on that exist."""
    assert page.status == status
    assert page.is_html
    assert page.badly_nested == []
    assert [level for level, _ in page.headings].count(1) == 1
    assert page.title
    (html,) = page.all("html")
    assert html.get("lang") == "en"
    assert page.meta("robots") == "noindex"
    assert "call 911" in page.words
    styles = [each for each in page.all("link") if each.get("rel") == "stylesheet"]
    assert [bool(finders.find(each.get("href")[8:])) for each in styles] == [True]
    assert ("/", "") in page.internal_links
    assert not page.cookies
    (main,) = page.all("main")
    assert len(main.text.split()) > 25


# --- the pages ------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [True, False])
def test_a_missing_page_says_so_and_leads_on(client, settings, demo):
    settings.DEMO = demo
    make.published()
    page = Page.get(client, "/guide/recovery/no-such-page/")
    assert_designed(page, 404)
    assert [each for each in page.all("link") if each.get("rel") == "canonical"] == []
    assert [each for each in page.all("form") if each.get("action") == "/search/"]
    links = [address for address, _ in page.internal_links if address != page.address]
    assert {"/", "/questions/", "/clinics/", "/guide/recovery/"} <= set(links)
    for address in links:
        assert client.get(address).status_code == 200, address


@pytest.mark.django_db
def test_a_withdrawn_page_says_why_and_leads_on(client):
    text = make.published()
    text.page.withdraw(make.editor(), "The advice is <b>out of date</b>.")
    page = Page.get(client, text.get_absolute_url())
    assert_designed(page, 410)
    assert "The advice is <b>out of date</b>." in page.words
    for address, _ in page.internal_links:
        assert client.get(address).status_code == (410 if address == page.address else 200)


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_with_the_sentence_that_says_why(client):
    response = client.post("/questions/ask/details/", {}, headers={"Sec-Fetch-Site": "cross-site"})
    page = Page("/questions/ask/details/", 403, response.headers, response.content)
    assert response.status_code == 403
    assert_designed(page, 403)
    assert "did not come from our own page" in page.words


@pytest.mark.django_db
def test_a_page_that_is_not_open_to_somebody_says_so(rf):
    response = views.permission_denied(rf.get("/x/"), PermissionDenied())
    assert_designed(Page("/x/", 403, response.headers, response.content), 403)


@pytest.mark.django_db
def test_a_form_of_the_desk_without_its_token_is_refused_in_our_design():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert_designed(Page("/admin/login/", 403, response.headers, response.content), 403)


@pytest.mark.django_db
def test_a_request_for_another_host_is_refused_in_our_design(strict):
    response = strict.get("/", headers={"host": "other.example"})
    page = Page("/", response.status_code, response.headers, response.content)
    assert_designed_plainly(page, 400)
    assert "other.example" not in page.html


def assert_designed_plainly(page, status):
    """As above, of a page that needs nothing else of the site to work."""
    assert_designed(page, status)
    assert {address for address, _ in page.internal_links} == {"/"}
    assert page.all("img", "script", "form") == []


def test_a_failure_shows_a_page_that_needs_neither_database_nor_request():
    response = views.server_error(None)
    assert response.status_code == 500
    assert_designed_plainly(Page("/", 500, response.headers, response.content), 500)
    assert response.content.decode() == render_to_string("errors/500.html")


def test_while_the_database_is_away_every_page_fails_in_our_design_and_gives_nothing_away(strict):
    """No database in this test: whatever asks for it fails."""
    for address in ("/", "/guide/", "/questions/", "/search/?q=pus", "/no-such-page/"):
        response = strict.get(address)
        page = Page(address, response.status_code, response.headers, response.content)
        assert_designed_plainly(page, 500)
        assert "Traceback" not in page.html
        assert "no-store" in page.headers["Cache-Control"]
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["400", "500"])
def test_the_pages_that_stand_alone_name_files_that_exist(name):
    page = Page(
        "/", 500, {"Content-Type": "text/html"}, render_to_string(f"errors/{name}.html").encode()
    )
    files = [each.get("href") for each in page.all("link")]
    assert files
    for file in files:
        assert finders.find(file.removeprefix(settings.STATIC_URL)), file


@pytest.mark.django_db
def test_a_form_that_is_larger_than_any_question_is_refused_in_our_design(strict):
    fields = {"question": "a" * 2_000_000}
    response = strict.post(
        "/questions/ask/details/", fields, headers={"Sec-Fetch-Site": "same-origin"}
    )
    page = Page("/questions/ask/details/", response.status_code, response.headers, response.content)
    assert page.status in (400, 413, 422)
    assert_designed_plainly(page, page.status)


# --- what machines ask for ------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_health_check_says_ok_and_is_not_kept(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response.headers["Content-Type"] == "text/plain"
    assert "no-store" in response.headers["Cache-Control"]
    assert client.head("/healthz").status_code == 200


def test_the_health_check_says_503_while_the_database_is_away(client):
    """No database in this test."""
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.content == b"database away\n"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_robots_may_read_everything_but_the_desk_searches_and_the_form(client):
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain"
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert [line.removeprefix("Disallow: ") for line in lines if line.startswith("Dis")] == [
        "/admin/",
        "/account/",
        "/search/",
        "/questions/ask/",
        "/clinics/report/",
    ]
    assert lines[-1] == f"Sitemap: {settings.BASE_URL}/sitemap.xml"


@pytest.mark.django_db
def test_the_icon_is_found_where_pages_name_it_and_where_browsers_guess(client):
    page = Page.get(client, "/")
    icons = [each.get("href") for each in page.all("link") if "icon" in each.get("rel", "")]
    assert len(icons) == 3
    icons.append(client.get("/favicon.ico")["Location"])
    for icon in icons:
        assert finders.find(icon.removeprefix(settings.STATIC_URL)), icon
