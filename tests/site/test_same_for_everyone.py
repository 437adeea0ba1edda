"""Every public page is the same for everyone, loads nothing from elsewhere and marks samples."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve

from tests import make

from . import crawl
from .small_library import load

PUBLIC = "public, max-age=0, must-revalidate"
FORM = "private, no-store"
# Whatever makes a browser fetch something by itself, or send a form: tag -> attribute.
FETCHES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
    "input": "src",
    "form": "action",
    "use": "href",
    "image": "href",
}
FETCHED_LINKS = {
    "stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch",
    "preconnect", "dns-prefetch", "manifest", "mask-icon",
}  # fmt: skip# The kinds of pages that show something a sample person wrote, approved or is.
SAMPLES = {
    "guide", "section", "article", "policy", "notice", "questions:thread", "clinics:clinic",
    "clinician", "evidence", "claim", "glossary", "alerts", "alert", "quality",
}  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """{address: Page} of everything that readers can reach."""
    return crawl.starter_site(django_db_blocker)


@pytest.fixture(scope="module")
def answers(site):
    """Everything, what is there for machines too."""
    return list(site.values())


@pytest.fixture(scope="module")
def pages(site):
    """Without what is there for machines."""
    return [page for page in site.values() if page.is_html]


def broken(pages, keeps):
    """The addresses of the pages that do not keep a promise."""
    return [page.address for page in pages if not keeps(page)]


# --- nothing from elsewhere ---------------------------------------------------------------------


def fetched(page):
    """Addresses of everything that a browser loads for the page or sends its forms to."""
    for element in page.elements:
        if element.get(FETCHES.get(element.tag, "")):
            yield element.get(FETCHES[element.tag])
        if element.tag == "link" and FETCHED_LINKS & set(element.get("rel", "").split()):
            yield element.get("href")
        if element.get("formaction") or element.get("poster"):
            yield element.get("formaction") or element.get("poster")
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def test_nothing_is_loaded_from_another_host_and_no_form_is_sent_there(pages):
    foreign = {
        (page.address, address)
        for page in pages
        for address in fetched(page)
        if urlsplit(address).scheme or urlsplit(address).netloc
    }
    assert foreign == set()


def test_every_file_that_a_page_loads_exists(pages):
    files = {
        urlsplit(address).path
        for page in pages
        for address in fetched(page)
        if address.startswith(settings.STATIC_URL)
    }
    assert files
    assert {name for name in files if not finders.find(name.removeprefix("/static/"))} == set()


def test_nothing_runs_inline(pages):
    inline = {
        (page.address, element.tag, attribute)
        for page in pages
        for element in page.elements
        for attribute in element.attributes
        if attribute == "style" or attribute.startswith("on")
    }
    blocks = {
        (page.address, element.tag)
        for page in pages
        for element in page.all("style", "script")
        # A block of data, which no browser runs.
        if element.get("type") != "application/ld+json"
        and not (element.tag == "script" and element.get("src"))
    }
    commands = {
        (page.address, value)
        for page in pages
        for element in page.elements
        for value in element.attributes.values()
        if value.strip().lower().startswith(("javascript:", "data:"))
    }
    assert inline | blocks | commands == set()


# --- the same for everyone ----------------------------------------------------------------------


def test_no_page_sets_a_cookie_or_depends_on_one(answers):
    def keeps(page):
        vary = {word.strip().lower() for word in page.headers.get("Vary", "").split(",")}
        return not page.cookies and "Set-Cookie" not in page.headers and not vary & {"cookie", "*"}

    assert broken(answers, keeps) == []


def test_everybody_may_keep_a_page_and_must_ask_again_but_nobody_keeps_a_form(answers, pages):
    steps = {crawl.FORM_PAGES, crawl.STEPS[0], f"{crawl.FORM_PAGES}thanks/", crawl.NEAR}
    steps |= {"/newsletter/", "/newsletter/sent/"}
    reports = {page.path for page in pages if page.path.startswith(crawl.REPORT_PAGES)}
    steps |= reports
    forms = [page for page in pages if page.path in steps]
    others = [page for page in answers if page not in forms]
    posting = {page.path for page in pages for form in page.all("form") if is_post(form)}
    assert {page.path for page in forms} == steps
    posts = {crawl.STEPS[0], "/newsletter/", *reports} - {f"{crawl.REPORT_PAGES}thanks/"}
    assert posting == posts
    assert broken(forms, lambda page: page.headers["Cache-Control"] == FORM) == []
    assert broken(forms, lambda page: "ETag" not in page.headers) == []
    assert broken(others, lambda page: page.headers["Cache-Control"] == PUBLIC) == []
    assert broken(others, lambda page: page.headers.get("ETag")) == []


def is_post(form):
    return form.get("method", "get").lower() == "post"


def test_whoever_is_signed_in_gets_the_very_same_bytes_and_asking_again_costs_none(client):
    """For one page of each kind of the starter library."""
    load()
    people = [make.editor(), make.clinician(), make.user(is_staff=True, is_superuser=True)]
    signed_in = [Client() for _ in people]
    for theirs, person in zip(signed_in, people, strict=True):
        theirs.force_login(person)
    addresses = crawl.one_of_each_kind()
    assert len(addresses) > 12
    for address in addresses:
        page = crawl.Page.get(client, address)
        if page.status == 301:
            continue
        for theirs in signed_in:
            other = crawl.Page.get(theirs, address)
            if address.startswith((crawl.FORM_PAGES, crawl.REPORT_PAGES)):
                # Its stamp is new each time; nothing else may differ.
                assert (other.words, other.cookies) == (page.words, {})
            else:
                assert other.content == page.content, address
        if "ETag" in page.headers:
            again = client.get(address, headers={"If-None-Match": page.headers["ETag"]})
            assert (again.status_code, again.content) == (304, b""), address


def test_every_page_says_what_a_browser_may_load_and_use(answers):
    def keeps(page):
        policy = page.headers.get("Content-Security-Policy", "")
        return (
            "default-src 'none'" in policy
            and "unsafe" not in policy
            and "nonce" not in policy
            and page.headers.get("X-Content-Type-Options") == "nosniff"
            and page.headers.get("X-Frame-Options") == "DENY"
            and page.headers.get("Referrer-Policy") == "same-origin"
            and "camera=()" in page.headers.get("Permissions-Policy", "")
        )

    assert broken(answers, keeps) == []


# --- samples ------------------------------------------------------------------------------------


def test_every_sample_carries_its_mark_and_stays_out_of_search_engines(site):
    """Everything in the starter library is one (test_starter_library)."""
    samples = [page for page in site.values() if resolve(page.path).view_name in SAMPLES]
    assert len(samples) > 30
    assert broken(samples, lambda page: page.meta("robots") == "noindex") == []
    assert broken(samples, is_marked) == []


def is_marked(page):
    """Whether its own part, between header and footer, says what is made up."""
    marks = [each for each in page.elements if each.get("class") == "sample-mark"]
    own = [each for each in marks if "main" in each.inside]
    (main,) = page.all("main")
    return own or "Approved by a sample clinician to try the software" in main.text


def test_every_page_of_a_demonstration_says_that_it_is_one(pages, client, settings):
    def keeps(page):
        return any(each.get("class") == "demo-banner" for each in page.elements)

    assert broken(pages, keeps) == []
    settings.DEMO = False
    assert not keeps(crawl.Page.get(client, "/"))


def test_what_has_nothing_to_be_found_stays_out_of_search_engines(site):
    empty = site["/clinics/alabama/"]
    assert empty.meta("robots") == "noindex"
    searches = [page for page in site.values() if page.path == "/search/"]
    assert broken(searches, lambda page: page.meta("robots") == "noindex") == []
    assert site["/questions/ask/thanks/"].meta("robots") == "noindex"
    for address in ("/", "/questions/", "/clinics/", "/questions/ask/"):
        assert site[address].meta("robots") == "", address
