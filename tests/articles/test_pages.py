"""An article as readers see it."""

import datetime
import json
import re

import pytest
from django.core.cache import cache

from articles.models import ArticleRevision
from microsite.markup import render
from tests import make

pytestmark = pytest.mark.django_db


def read(client, page):
    response = client.get(page.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_main_message_comes_first_and_everything_that_earns_trust_is_there(client):
    make.source("chu21", title="A safety review", url="https://example.org/chu")
    make.red_flags()
    text = make.published(
        main_message="Most people heal in a week.[@chu21]",
        body="## What happens\n\nSkin heals.\n\n## What to do\n\nWait.",
        known="- This is known.",
        unknown="- This is not known.",
        next_step="Ask your clinic.",
    )
    page = read(client, text.page)
    order = [
        text.title,
        "Most people heal in a week.",
        "Skin heals.",
        "This is known.",
        "This is not known.",
        "Ask your clinic.",
        "Call 911",
        "A safety review",
    ]
    main = page[page.index("<main") :]
    places = [main.index(words) for words in order]
    assert places == sorted(places)
    assert 'href="#what-happens"' in page and 'id="what-happens"' in page
    for credit in (text.author.display_name, text.reviewed_by.clinician.name, "MD"):
        assert credit in main
    for day in (text.full_review_on, text.review_due):
        assert f'datetime="{day.isoformat()}"' in main


def test_sources_are_numbered_once_over_all_parts_of_a_page(client):
    for key in ("first", "second"):
        make.source(key)
    text = make.published(
        main_message="One.[@first]", body="Two.[@second] Three.[@first]", known="- Four.[@second]"
    )
    page = read(client, text.page)
    numbers = re.findall(r'<a href="#source-(\w+)" aria-label="Source (\d)"', page)
    assert numbers == [("first", "1"), ("second", "2"), ("first", "1"), ("second", "2")]
    assert page.count('id="source-first"') == page.count('id="source-second"') == 1


def test_the_red_flag_notice_stands_once_wherever_the_text_places_it(client):
    make.red_flags()
    placed = make.published(body="## A\n\n/// notice | red-flags\n///\n\n## B\n\nText.")
    unplaced = make.published()
    for text in (placed, unplaced):
        assert read(client, text.page).count("You have trouble breathing.") == 1


def test_without_an_approved_notice_the_page_says_call_911_or_your_clinic(client):
    page = read(client, make.published().page)
    assert "911" in page[page.index("<main") :]


def test_a_policy_has_no_red_flags_and_stands_at_the_top_level(client):
    make.red_flags()
    page = make.article(kind="policy", section="", slug="about")
    text = make.submitted(page, main_message="", known="", unknown="", next_step="")
    make.approve(text, make.editor())
    assert page.get_absolute_url() == "/about/"
    assert "trouble breathing" not in read(client, page)


def test_an_overdue_page_says_so_by_itself(client):
    text = make.published()
    assert "overdue" not in read(client, text.page)
    yesterday = text.full_review_on - datetime.timedelta(days=1)
    ArticleRevision.objects.filter(pk=text.pk).update(review_due=yesterday)
    assert "overdue" in read(client, text.page)


def test_related_pages_are_the_pinned_ones_first_and_never_the_page_itself(client):
    text = make.published()
    same_section = make.published()
    pinned = make.published(make.article(section="risks"))
    elsewhere = make.published(make.article(section="overview"))
    text.page.related.add(pinned.page)
    related = ArticleRevision.objects.current().related_to(text.page).pages()
    assert related == [pinned.page, same_section.page]
    assert elsewhere.title not in read(client, text.page)


def test_featured_articles_stand_in_the_editors_order_and_the_block_hides_when_empty(client):
    second = make.published(make.article(featured_order=2))
    first = make.published(make.article(featured_order=1))
    draft = make.draft(make.article(featured_order=3))
    home = client.get("/").content.decode()
    assert home.index(first.title) < home.index(second.title)
    assert draft.title not in home
    heading = re.search(r"<h2[^>]*>\s*(Good to read first)", home)
    assert heading
    for text in (first, second):
        text.page.withdraw(make.editor(), "Out of date.")
    assert "Good to read first" not in client.get("/").content.decode()


def test_structured_data_equals_what_the_page_shows_and_samples_have_none(client):
    text = make.published()
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', read(client, text.page)
    )
    data = {block["@type"]: block for block in map(json.loads, blocks)}
    page = data["MedicalWebPage"]
    assert page["name"] == text.title
    assert page["lastReviewed"] == text.full_review_on.isoformat()
    assert page["reviewedBy"]["name"] == text.reviewed_by.clinician.name
    assert page["url"] == f"http://127.0.0.1:8000{text.get_absolute_url()}"
    assert data["BreadcrumbList"]["itemListElement"][-1]["name"] == text.title
    sample = make.submitted()
    make.approve(sample, make.clinician(is_sample=True))
    shown = read(client, sample.page)
    assert "ld+json" not in shown and "noindex" in shown


def test_a_policy_is_no_medical_page_in_structured_data(client):
    page = make.article(kind="policy", section="", slug="about")
    make.approve(make.submitted(page), make.editor())
    shown = read(client, page)
    assert "BreadcrumbList" in shown
    assert "MedicalWebPage" not in shown


def test_a_changed_source_shows_at_once_although_texts_are_kept_rendered(client):
    source = make.source("chu21", title="Old title")
    page = make.published(body="It heals.[@chu21]").page
    assert "Old title" in read(client, page)
    source.title = "New title"
    source.save()
    shown = read(client, page)
    assert "New title" in shown and "Old title" not in shown


def test_texts_and_the_notice_are_rendered_once_and_then_kept(client, monkeypatch):
    make.red_flags()
    text, other = make.published(), make.published()
    seen = []

    def counting(markdown, *args, **options):
        seen.append(markdown)
        return render(markdown, *args, **options)

    monkeypatch.setattr("articles.rendered_text.render", counting)
    cache.clear()
    read(client, text.page)
    assert len(seen) == len(text.parts) + 1
    seen.clear()
    read(client, text.page)
    assert seen == []
    read(client, other.page)
    assert make.RED_FLAG_TEXT not in seen
