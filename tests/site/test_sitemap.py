"""The sitemap names exactly what search engines should know, and when it truly changed."""

import datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from microsite.people.models import Clinician
from tests import make
from tests.clinics.make import clinic, days_ago, listed_clinician

from . import crawl

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
DAY = datetime.timedelta(days=1)
HUBS = {"/", "/clinics/", "/clinics/about/", "/newsletter/"}
# Guides to states whose board's own text was read.
GUIDES = {"/clinics/california/guide/", "/clinics/nebraska/guide/"}
# Lists that are in it once something real is in them.
FILLED = {"/guide/", "/questions/", "/quality/", "/glossary/", "/alerts/"}
FILLED |= {"/evidence/", "/evidence/sources/"}

pytestmark = pytest.mark.django_db


def entries(client, **headers):
    """{path: day of the last change or None} of everything in the sitemap."""
    response = client.get("/sitemap.xml", headers=headers)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    found = {}
    for url in ElementTree.fromstring(response.content).findall("s:url", NAMESPACE):  # noqa: S314
        location = url.findtext("s:loc", namespaces=NAMESPACE)
        assert location.startswith(f"{settings.BASE_URL}/")
        path = location.removeprefix(settings.BASE_URL)
        assert path not in found
        found[path] = url.findtext("s:lastmod", namespaces=NAMESPACE)
    return found


def day(moment):
    """A moment as the sitemap writes it."""
    return moment.date().isoformat()


# --- what is in it ------------------------------------------------------------------------------


def test_an_empty_site_has_its_home_page_and_the_list_of_states(client):
    assert set(entries(client)) == HUBS | GUIDES


def test_everything_real_that_has_an_address_is_in_it_once(client):
    notice = make.red_flags()
    chapter = make.published(make.article("risks", kind="chapter", slug="chapter"))
    article = make.published()
    policy = make.submitted(make.article(section="", kind="policy", slug="privacy"))
    make.approve(policy, make.editor())
    thread = make.thread(answers=2)
    make.comparison(thread)
    claim, alert = make.claim(), make.alert()
    make.term()
    person = listed_clinician()
    listed = clinic(clinicians=[person])
    rows = [notice, chapter, article, policy, thread, claim, alert, listed, listed.state]
    people = Clinician.objects.published()
    assert person in people
    assert set(entries(client)) == {
        *HUBS,
        *GUIDES,
        *FILLED,
        *(row.get_absolute_url() for row in [*rows, *people]),
    }


def test_the_guide_is_in_it_with_its_first_chapter(client):
    make.published()
    assert "/guide/" not in entries(client)
    make.published(make.article("risks", kind="chapter", slug="chapter"))
    assert "/guide/" in entries(client)


def test_samples_are_never_in_it_not_even_in_a_demonstration(client):
    author, reviewer = make.editor(is_sample=True), make.clinician(is_sample=True)
    written = make.published(author=author)
    approved = make.published(reviewer=reviewer)
    answered = make.answered(make.accepted(), author=reviewer)
    shown = clinic(is_sample=True, clinicians=[reviewer.clinician])
    shared = [
        make.approved(make_draft(author=author))
        for make_draft in (make.claim_draft, make.alert_draft, make.term_draft)
    ]
    rows = [written, approved, answered.page.question, shown, reviewer.clinician, *shared]
    assert {client.get(row.get_absolute_url()).status_code for row in rows} == {200}
    real = {person.get_absolute_url() for person in Clinician.objects.filter(is_sample=False)}
    # Sources are no samples: their list is as real as they are.
    assert set(entries(client)) == HUBS | GUIDES | real | {"/evidence/sources/"}


def test_a_thread_with_a_sample_answer_and_a_real_one_is_in_it_for_the_real_one(client):
    thread = make.accepted()
    make.answered(thread, author=make.clinician(is_sample=True))
    assert thread.get_absolute_url() not in entries(client)
    make.answered(thread)
    assert thread.get_absolute_url() in entries(client)


def test_states_are_in_it_with_a_listing_that_is_shown_and_leave_with_it(client):
    shown = clinic(state_code="CO")
    clinic(state_code="UT", last_confirmed=days_ago(400))
    clinic(state_code="TX", is_sample=True)
    clinic(state_code="NY").remove(make.editor(), "It closed.")
    states = {path for path in entries(client) if path.count("/") == 3 and "clinics" in path}
    assert states - HUBS == {"/clinics/colorado/"}
    with time_machine.travel(timezone.now() + 400 * DAY):
        found = entries(client)
    assert not {"/clinics/colorado/", shown.get_absolute_url()} & set(found)


def test_what_is_not_listed_any_more_leaves(client):
    person = listed_clinician()
    assert person.get_absolute_url() in entries(client)
    person.listed = False
    person.save()
    assert person.get_absolute_url() not in entries(client)


def test_what_is_moved_is_in_it_at_its_new_address_only(client):
    page = make.published().page
    before = page.get_absolute_url()
    page.slug = "new-place"
    page.save()
    found = entries(client)
    assert page.get_absolute_url() in found
    assert before not in found


def test_addresses_follow_the_site_and_not_who_asks(client):
    make.published()
    clinic()
    assert entries(client, host="localhost") == entries(client)


# --- when it changed ----------------------------------------------------------------------------


def test_an_article_changed_when_its_public_text_became_public(client):
    page = make.article()
    now = timezone.now()
    with time_machine.travel(now - 9 * DAY):
        make.published(page)
    assert entries(client)[page.get_absolute_url()] == day(now - 9 * DAY)
    with time_machine.travel(now - 5 * DAY):
        text = make.submitted(page)
    assert entries(client)[page.get_absolute_url()] == day(now - 9 * DAY)
    with time_machine.travel(now - 3 * DAY):
        make.approve(text, make.clinician(), publish_at=now + 2 * DAY)
    assert entries(client)[page.get_absolute_url()] == day(now - 9 * DAY)
    with time_machine.travel(now + 2 * DAY):
        assert entries(client)[page.get_absolute_url()] == day(now + 2 * DAY)


def test_a_thread_changed_when_its_newest_answer_text_became_public(client):
    now = timezone.now()
    with time_machine.travel(now - 9 * DAY):
        first = make.answered()
    thread = first.page.question
    with time_machine.travel(now - 5 * DAY):
        make.answered(thread)
    assert entries(client)[thread.get_absolute_url()] == day(now - 5 * DAY)
    with time_machine.travel(now - 2 * DAY):
        text = first.page.edit(first.author)
        make.fill(text, body="Skin that heals often feels tight for days.")
        text.submit(first.author)
        make.approve(text, make.clinician())
    assert entries(client)[thread.get_absolute_url()] == day(now - 2 * DAY)


def test_a_listing_and_its_state_changed_when_somebody_changed_the_listing(client):
    now = timezone.now()
    with time_machine.travel(now - 9 * DAY):
        made = clinic()
    addresses = (made.get_absolute_url(), made.state.get_absolute_url())
    assert {entries(client)[address] for address in addresses} == {day(now - 9 * DAY)}
    with time_machine.travel(now - 2 * DAY):
        made.confirm(make.editor(), "The clinic told us.")
    assert {entries(client)[address] for address in addresses} == {day(now - 2 * DAY)}


def test_a_clinician_changed_with_the_newest_license_check(client):
    now = timezone.now()
    with time_machine.travel(now - 9 * DAY):
        person = listed_clinician()
    with time_machine.travel(now - 2 * DAY):
        make.license_check(person, checked_on=days_ago(0))
    assert entries(client)[person.get_absolute_url()] == day(now - 2 * DAY)


@pytest.mark.parametrize("begin", [make.claim_draft, make.alert_draft])
def test_a_claim_and_an_alert_changed_when_their_public_text_became_public(client, begin):
    now = timezone.now()
    with time_machine.travel(now - 9 * DAY):
        page = make.approved(begin()).page
    with time_machine.travel(now - 3 * DAY):
        make.approved(begin(page), publish_at=now + 2 * DAY)
    assert entries(client)[page.get_absolute_url()] == day(now - 9 * DAY)
    with time_machine.travel(now + 2 * DAY):
        assert entries(client)[page.get_absolute_url()] == day(now + 2 * DAY)


def test_nothing_but_the_lists_lacks_its_day_and_no_day_is_in_the_future(client):
    make.published(make.article("risks", kind="chapter", slug="chapter"))
    make.claim()
    make.term()
    make.alert()
    make.answered()
    clinic()
    found = entries(client)
    assert {path for path, changed in found.items() if not changed} == HUBS | FILLED
    assert max(filter(None, found.values())) <= day(timezone.now())


# --- what it leads to ---------------------------------------------------------------------------


def test_it_has_exactly_the_pages_that_search_engines_may_keep(client):
    make.red_flags()
    make.published(make.article("risks", kind="chapter", slug="chapter"))
    make.published()
    make.thread(answers=2)
    make.claim()
    make.claim().page.withdraw(make.editor(), "Out of date.")
    clinic(clinicians=[listed_clinician()])
    sample = clinic(is_sample=True)
    site = crawl.crawl()
    found = set(entries(client))
    for address in found:
        assert site[address].status == 200
        assert site[address].meta("robots") == ""
    # A form, and lists that hold a part of another list.
    apart = {reverse("questions:ask"), reverse("questions:section", args=["recovery"])}
    # A section without a chapter, and a notice's address while nobody has approved it.
    apart |= {"/guide/recovery/"}
    kept = {
        page.path
        for page in site.values()
        if page.status == 200 and page.is_html and page.meta("robots") == ""
    }
    assert kept - apart == found
    assert sample.get_absolute_url() in site
