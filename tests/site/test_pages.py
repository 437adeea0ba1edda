"""What every public page promises. A new page is found by itself and held to all of it."""

import json
from collections import Counter

import pytest
from django.conf import settings
from django.urls import resolve

from . import crawl

# Addresses that only lead to another one.
REDIRECTS = {"questions:thread-by-id"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """{address: Page} of everything that readers can reach."""
    return crawl.starter_site(django_db_blocker)


@pytest.fixture(scope="module")
def pages(site):
    """Without what is there for machines."""
    return [page for page in site.values() if page.is_html]


def broken(pages, keeps):
    """The addresses of the pages that do not keep a promise."""
    return [page.address for page in pages if not keeps(page)]


# --- which pages --------------------------------------------------------------------------------


def test_every_address_pattern_for_readers_was_reached(site):
    reached = {resolve(page.path).view_name for page in site.values()}
    assert {name for name, _ in crawl.public_patterns()} - REDIRECTS - reached == set()


def test_the_library_is_in_what_was_reached(site):
    kinds = Counter(resolve(page.path).view_name for page in site.values())
    assert kinds["section"] == 6
    assert kinds["questions:thread"] >= 20
    assert kinds["clinics:clinic"] == 12
    assert min(kinds["article"], kinds["policy"], kinds["clinician"]) >= 4
    assert kinds["claim"] == kinds["claim_json"] >= 100
    assert kinds["alert"] >= 3
    assert len(site) > 100


def test_every_page_that_readers_can_reach_answers_200_with_html(site):
    pages = [page for page in site.values() if not page.path.endswith(".json")]
    assert broken(pages, lambda page: page.status == 200 and page.is_html) == []


def test_every_claim_as_data_is_no_html_and_leads_back_to_its_page(site):
    data = [page for page in site.values() if page.path.endswith(".json")]
    assert broken(data, lambda page: page.status == 200 and not page.is_html) == []
    for page in data:
        address = json.loads(page.content)["url"].removeprefix(settings.BASE_URL)
        assert page.path in dict(site[address].internal_links)


# --- head ---------------------------------------------------------------------------------------


def test_every_page_names_itself_once_and_unlike_the_others(pages):
    titles, descriptions = {}, {}
    for page in pages:
        if page.path == "/search/":
            continue
        titles.setdefault(page.title, []).append(page.address)
        descriptions.setdefault(page.meta("description"), []).append(page.address)
    assert {title: at for title, at in titles.items() if len(at) > 1} == {}
    assert {text: at for text, at in descriptions.items() if len(at) > 1} == {}


def test_every_title_and_description_says_something_and_fits_into_a_result(pages):
    site_name = f" – {settings.SITE_NAME}"
    assert broken(pages, lambda page: page.title.endswith(site_name)) == []
    assert broken(pages, lambda page: 4 <= len(page.title) - len(site_name) <= 120) == []
    assert broken(pages, lambda page: 30 <= len(page.meta("description")) <= 200) == []


def test_every_page_names_its_own_address_as_the_canonical_one(pages):
    def keeps(page):
        links = [each for each in page.all("link") if each.get("rel") == "canonical"]
        # Lists of threads are as many pages as there are filters and places in them.
        own = page.address if page.path.startswith("/questions/") else page.path
        own = page.path if page.path.startswith(crawl.FORM_PAGES) else own
        return [each.get("href") for each in links] == [f"{settings.BASE_URL}{own}"]

    assert broken(pages, keeps) == []


def test_every_page_says_its_language_its_letters_and_that_it_may_be_enlarged(pages):
    def keeps(page):
        (html,) = page.all("html")
        charset = [each.get("charset") for each in page.all("meta") if each.get("charset")]
        viewport = page.meta("viewport")
        scalable = "user-scalable" not in viewport and "maximum-scale" not in viewport
        return (
            page.html.startswith("<!doctype html>")
            and html.get("lang") == "en"
            and charset == ["utf-8"]
            and "width=device-width" in viewport
            and scalable
        )

    assert broken(pages, keeps) == []


def test_every_page_links_its_icon_and_has_theme_colors_for_light_and_dark(pages):
    def keeps(page):
        icons = [each for each in page.all("link") if each.get("rel") == "icon"]
        themes = [each for each in page.all("meta") if each.get("name") == "theme-color"]
        schemes = {each.get("media"): each.get("content") for each in themes}
        light, dark = (f"(prefers-color-scheme: {name})" for name in ("light", "dark"))
        return icons and set(schemes) == {light, dark} and schemes[light] != schemes[dark]

    assert broken(pages, keeps) == []


# --- body ---------------------------------------------------------------------------------------


def test_every_page_has_one_first_heading_with_words(pages):
    def keeps(page):
        first = [words for level, words in page.headings if level == 1]
        return len(first) == 1 and first[0]

    assert broken(pages, keeps) == []


def test_headings_have_words_and_never_skip_a_level(pages):
    def keeps(page):
        levels = [level for level, _ in page.headings]
        steps = zip([0, *levels], levels, strict=False)
        return all(words for _, words in page.headings) and all(b <= a + 1 for a, b in steps)

    assert broken(pages, keeps) == []


def test_every_page_has_its_landmarks_once(pages):
    def keeps(page):
        (main,) = page.all("main")
        outside = [each for each in page.elements if "main" not in each.inside]
        count = Counter(each.tag for each in outside)
        links = [each for each in outside if each.get("href") == "#main"]
        navs = page.all("nav")
        return (
            main.get("id") == "main"
            and count["header"] == count["footer"] == 1
            and count["nav"] >= 1
            and len(links) == 1
            and all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in navs)
        )

    assert broken(pages, keeps) == []


def test_every_tag_is_closed_where_it_was_opened(pages):
    assert {page.address: page.badly_nested for page in pages if page.badly_nested} == {}


def test_every_id_stands_once_and_what_points_to_one_finds_it(pages):
    wrong = {}
    for page in pages:
        doubled = [name for name, count in page.ids.items() if count > 1 or not name]
        pointing = [
            (attribute, name)
            for element in page.elements
            for attribute in ("for", "aria-labelledby", "aria-describedby", "popovertarget")
            for name in element.get(attribute, "").split()
            if name not in page.ids
        ]
        if doubled or pointing:
            wrong[page.address] = doubled + pointing
    assert wrong == {}


def test_every_image_has_a_text_alternative_and_its_size(pages):
    def keeps(page):
        return all(
            "alt" in image.attributes and image.get("width") and image.get("height")
            for image in page.all("img")
        )

    assert broken(pages, keeps) == []


def test_every_drawing_is_hidden_from_screen_readers_or_has_a_name(pages):
    def keeps(page):
        return all(
            svg.get("aria-hidden") == "true" or svg.get("aria-label") or svg.get("aria-labelledby")
            for svg in page.all("svg")
        )

    assert broken(pages, keeps) == []


def test_every_field_has_a_label(pages):
    def keeps(page):
        labels = {each.get("for") for each in page.all("label")}
        fields = [
            each
            for each in page.all("input", "select", "textarea")
            if each.get("type") not in ("hidden", "submit")
        ]
        return all(each.get("id") in labels or each.get("aria-label") for each in fields)

    assert broken(pages, keeps) == []


def test_every_page_says_whom_to_call_and_that_it_is_no_medical_advice(pages):
    def keeps(page):
        return "In an emergency, call 911." in page.words and "not medical advice" in page.words

    assert broken(pages, keeps) == []


# --- without a library --------------------------------------------------------------------------


def test_the_crawler_sees_what_it_is_asked_to_see():
    page = crawl.Page(
        "/a/?b=1",
        200,
        {"Content-Type": "text/html"},
        b'<body><p id="x"><a href="../c/#d">C</a><a href="https://other.example/">O</a>'
        b'<img src="x"><p id="x"></i></body>',
    )
    assert page.path == "/a/"
    assert page.internal_links == [("/c/", "d")]
    assert page.ids == {"x": 2}
    assert set(page.badly_nested) == {"i", "body", "p"}
    assert [image.inside for image in page.all("img")] == [("body", "p")]
