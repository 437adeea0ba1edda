"""Every link leads somewhere: with the whole library, and on a live site that has nothing yet."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import resolve, reverse

from tests import make

from . import crawl
from .small_library import load

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    return crawl.starter_site(django_db_blocker)


def dead_links(site):
    """(page, link, what is wrong) of links inside the site that lead to no page or no place."""
    for page in site.values():
        for address, fragment in page.internal_links if page.is_html else ():
            if address.startswith(crawl.NOT_PAGES) or crawl.is_deep(address):
                continue
            target = site[address]
            if target is not page and target.status != 200:
                yield page.address, address, target.status
            elif fragment and fragment not in target.ids:
                yield page.address, f"{address}#{fragment}", "no such place"


def test_every_link_inside_the_site_leads_straight_to_a_page_and_a_place_on_it(site):
    assert list(dead_links(site)) == []


def test_nothing_public_leads_to_the_desk(site):
    desk = [
        (page.address, address)
        for page in site.values()
        for address, _ in page.internal_links
        if address.startswith(("/admin/", "/account/"))
    ]
    assert desk == []


def test_links_out_of_the_site_are_whole_addresses_and_hand_nothing_over(site):
    wrong = []
    for page in site.values():
        for link in page.links:
            parts = urlsplit(link)
            if link.startswith(f"{settings.BASE_URL}/"):
                continue
            if parts.scheme in ("tel", "mailto"):
                assert parts.path
            elif parts.scheme not in ("http", "https") or "." not in parts.netloc or parts.username:
                wrong.append((page.address, link))
        wrong += [
            (page.address, each.get("href"))
            for each in page.all("a")
            if each.get("target") == "_blank" and "noopener" not in each.get("rel", "")
        ]
    assert wrong == []


def test_every_link_has_words(site):
    silent = [
        (page.address, each.get("href"))
        for page in site.values()
        for each in page.all("a")
        if not (each.text.strip() or each.get("aria-label"))
    ]
    assert silent == []


def test_every_page_can_be_reached_by_links_from_the_home_page(site):
    reached, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address not in reached and address in site:
            reached.add(address)
            waiting += [link for link, _ in site[address].internal_links]
    # The steps of asking, what follows a report or signing up, and searches are reached by forms.
    forms = (crawl.FORM_PAGES, f"{crawl.REPORT_PAGES}thanks/", reverse("search"))
    forms += (reverse("newsletter:sent"),)
    apart = {page.address for page in site.values() if not page.path.startswith(forms)} - reached
    assert apart == set()


def test_the_navigation_of_every_page_marks_at_most_one_entry_as_the_current_one(site):
    wrong = []
    for page in site.values():
        marked = [
            each
            for each in page.all("a")
            if each.get("aria-current") and "main" not in each.inside and "nav" in each.inside
        ]
        if len(marked) > 1 or any(each.get("href") not in page.path for each in marked):
            wrong.append(page.address)
    assert wrong == []


@pytest.mark.parametrize("demo", [True, False])
def test_a_site_with_nothing_in_it_has_no_dead_link_either(demo, settings):
    settings.DEMO = demo
    assert list(dead_links(crawl.crawl())) == []


def test_links_of_a_site_with_one_article_only_lead_to_what_there_is(settings):
    settings.DEMO = False
    made = make.published()
    pages = crawl.crawl()
    assert list(dead_links(pages)) == []
    assert pages[made.get_absolute_url()].status == 200


def test_a_live_site_beside_the_samples_has_no_dead_link(settings):
    load()
    settings.DEMO = False
    pages = crawl.crawl()
    assert list(dead_links(pages)) == []
    named = {resolve(page.path).view_name for page in pages.values()}
    assert "article" not in named
    assert "policy" not in named
