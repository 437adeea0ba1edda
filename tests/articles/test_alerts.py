"""Alerts: on the pages that editors chose, while they are public, and nowhere else."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import ArticleRevision
from microsite.publishing.admin_urls import admin_url
from tests import make

DAY = datetime.timedelta(days=1)

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def read(client, page, status=200):
    response = client.get(page if isinstance(page, str) else page.get_absolute_url())
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_an_alert_stands_at_the_top_of_its_pages_and_on_no_other(client):
    chapter = make.published(make.article("risks", kind="chapter", slug="chapter")).page
    article, other = make.published().page, make.published(make.article("risks")).page
    thread = make.answered().page.question
    alert = make.alert(articles=[chapter, article], title="FDA: burns by one device")
    for page in (chapter, article):
        shown = read(client, page)
        assert shown.count(alert.title) == shown.count(alert.summary) == 1
        assert f'href="{alert.get_absolute_url()}"' in shown
        assert 'FDA, <time datetime="2025-10-15">October 15, 2025</time>' in shown
        assert shown.index(alert.title) < shown.index("The main message")
    for page in (other, thread, "/", "/questions/"):
        assert alert.title not in read(client, page)


def test_the_newest_warning_comes_first(client):
    page = make.published().page
    for year in (2024, 2026, 2025):
        make.alert(articles=[page], title=f"Of {year}", issued_on=datetime.date(year, 1, 5))
    for address in (page, "/alerts/"):
        shown = read(client, address)
        assert shown.index("Of 2026") < shown.index("Of 2025") < shown.index("Of 2024")


def test_a_withdrawn_alert_leaves_its_pages_and_says_why_at_its_own_address(client):
    page = make.published().page
    alert = make.alert(articles=[page], title="FDA: burns by one device")
    alert.page.withdraw(make.editor(), "FDA took the warning back.")
    for address in (page, "/alerts/", "/sitemap.xml"):
        assert alert.title not in read(client, address)
    gone = read(client, alert.page, status=410)
    assert "FDA took the warning back." in gone and alert.summary not in gone
    alert.page.reinstate(make.editor())
    assert alert.title in read(client, page)


def test_an_alert_for_later_stands_nowhere_before_its_time(client):
    page, moment = make.published().page, timezone.now() + DAY
    alert = make.alert(articles=[page], publish_at=moment, title="FDA: burns by one device")
    for address in (page, "/alerts/"):
        assert alert.title not in read(client, address)
    assert client.get(alert.get_absolute_url()).status_code == 404
    with time_machine.travel(moment, tick=False):
        for address in (page, "/alerts/", alert.page):
            assert alert.title in read(client, address)


def test_choosing_its_pages_needs_no_new_text_and_no_review(client):
    first, second = make.published().page, make.published().page
    alert = make.alert(articles=[first], title="FDA: burns by one device").page
    before = ArticleRevision.objects.count(), alert.revisions.count()
    client.force_login(make.editor())
    response = client.post(admin_url(alert), {"slug": alert.slug, "articles": [second.pk]})
    assert response.status_code == 302
    client.logout()
    assert "FDA: burns" not in read(client, first)
    assert "FDA: burns" in read(client, second)
    assert (ArticleRevision.objects.count(), alert.revisions.count()) == before


def test_a_clinician_does_not_choose_the_pages(client):
    page = make.published().page
    alert = make.alert().page
    client.force_login(make.clinician())
    assert client.post(admin_url(alert), {"slug": "x", "articles": [page.pk]}).status_code == 403
    assert not alert.articles.exists()


def test_an_alert_has_a_page_with_what_to_do_its_pages_and_when_to_get_help(client):
    make.red_flags()
    public, hidden = make.published().page, make.draft().page
    alert = make.alert(articles=[public, hidden], body="## What to do\n\nAsk.[@test-source]")
    shown = read(client, alert.page)
    for words in ("What to do", "Call 911", "Title of test-source", public.public.title):
        assert words in shown
    assert hidden.newest.title not in shown
    assert alert.full_review_by.clinician.name in shown


def test_a_policy_shows_no_alert(client):
    page = make.article(section="", kind="policy", slug="about")
    make.approve(make.submitted(page), make.editor())
    assert make.alert(articles=[page]).title not in read(client, page)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"issuer": " "}, "who warns, on which day, and what readers must know"),
        ({"issued_on": None}, "who warns, on which day"),
        ({"summary": ""}, "who warns, on which day"),
        ({"body": "Ask before you pay."}, "Cite the warning itself"),
        ({"body": "So.[@test-source][@claim:heals]"}, "rests on the warning, not on claims"),
        ({"body": "So.[@nobody]"}, "nobody"),
    ],
)
def test_an_alert_without_what_it_needs_is_not_handed_in(fields, sentence):
    draft = make.alert_draft(**fields)
    with refused(sentence):
        draft.submit(draft.author)


def test_an_alert_may_explain_a_term(client):
    make.term("milia")
    alert = make.alert(body="## What to do\n\nLook for [milia].[@test-source]")
    assert "(small hard white bumps)" in read(client, alert.page)


def test_without_an_alert_the_list_says_so(client):
    assert "No alert now" in read(client, "/alerts/")
