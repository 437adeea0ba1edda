"""Feeds: valid, with names that last, true dates and full texts; safety in the same request."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from articles.questions.models import Question
from articles.sections import Section
from tests import make
from tests.site.crawl import Page, starter_site

from .atom_rules import entries, read

DAY = datetime.timedelta(days=1)
ARTICLES, ANSWERS, SAFETY = "/feeds/articles/", "/feeds/answers/", "/feeds/alerts/"
SECTIONS = [f"/feeds/guide/{section}/" for section in Section.values]
ALL = [ARTICLES, ANSWERS, SAFETY, *SECTIONS]

pytestmark = pytest.mark.django_db


def feed(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return read(response.content, f"{settings.BASE_URL}{address}")


def found(client, address):
    return entries(feed(client, address))


def titles(client, address):
    return [entry["title"] for entry in found(client, address)]


# --- valid --------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ALL)
def test_a_feed_without_entries_is_valid_and_does_not_follow_the_clock(client, address):
    first = client.get(address)
    read(first.content, f"{settings.BASE_URL}{address}")
    with time_machine.travel(timezone.now() + DAY):
        assert client.get(address).content == first.content


def test_the_feeds_of_the_whole_library_are_valid(client, django_db_blocker):
    assert starter_site(django_db_blocker)
    from_library = {address: client.get(address) for address in ALL}
    for address, response in from_library.items():
        read(response.content, f"{settings.BASE_URL}{address}")


@pytest.mark.parametrize("words", ["<b>& ]]> \"'", "é 皮肤 🙂", "a\x0bb\x1f", "&amp;lt;"])
def test_whatever_stands_in_a_text_the_feed_stays_valid(client, words):
    make.published(title=f"T {words}", summary=f"S {words}")
    (entry,) = found(client, ARTICLES)
    plain = words.replace("\x0b", "").replace("\x1f", "")
    assert entry["title"] == f"T {plain}"


# --- full texts, names and dates ----------------------------------------------------------------


def test_an_article_stands_there_in_full_with_complete_links(client):
    make.source()
    make.red_flags()
    make.picture()
    text = make.published(
        title="Zanthian skin",
        body="## A heading\n\nSee [the alerts](/alerts/).[@test-source]\n\n/// figure | cheek\n///",
        known="- We know this much.",
    )
    (entry,) = found(client, ARTICLES)
    assert entry["title"] == "Zanthian skin" and entry["summary"] == text.summary
    assert entry["link"] == f"{settings.BASE_URL}{text.get_absolute_url()}"
    content = entry["content"]
    for words in ("The short answer.", "A heading", "We know this much.", "Title of test-source"):
        assert words in content
    assert f'href="{settings.BASE_URL}/alerts/"' in content
    assert f'src="{settings.BASE_URL}/media/' in content
    assert 'srcset="/' not in content and ", /" not in content and 'class="icon' not in content
    assert f'href="{settings.BASE_URL}/guide/notices/red-flags/"' in content


def test_an_answer_stands_there_under_its_question_by_its_clinician(client):
    text = make.answered(make.accepted("Is it Zanthian?"), short_answer="Yes, it is.")
    (entry,) = found(client, ANSWERS)
    assert (entry["title"], entry["summary"]) == ("Is it Zanthian?", "Yes, it is.")
    assert "Skin that heals often feels tight." in entry["content"]
    assert "Use a plain moisturizer." in entry["content"]
    assert f"#answer-{text.page_id}" in entry["link"]
    anchor = f"answer-{text.page_id}-source-test-source"
    assert f'href="{entry["link"].partition("#")[0]}#{anchor}"' in entry["content"]
    assert f'id="{anchor}"' in client.get(text.page.question.get_absolute_url()).content.decode()


def test_a_name_lasts_and_the_dates_are_true_when_a_page_changes_and_moves(client):
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now - 9 * DAY, tick=False):
        page = make.published(make.article(slug="before")).page
    (before,) = found(client, ARTICLES)
    with time_machine.travel(now - 2 * DAY, tick=False):
        make.published(page, title="Another title")
    page.slug = "after"
    page.save()
    (after,) = found(client, ARTICLES)
    assert before["id"] == after["id"] and before["link"] != after["link"]
    assert before["published"] == before["updated"] == after["published"]
    dates = [datetime.datetime.fromisoformat(after[name]) for name in ("published", "updated")]
    assert dates == [now - 9 * DAY, now - 2 * DAY]


def test_a_section_has_its_articles_and_answers_and_no_others(client):
    make.published(make.article("risks"), title="About risks")
    make.published(make.article("recovery"), title="About recovery")
    make.answered(make.accepted("A question of risk?", section="risks"))
    assert sorted(titles(client, "/feeds/guide/risks/")) == ["A question of risk?", "About risks"]
    assert titles(client, "/feeds/guide/recovery/") == ["About recovery"]
    assert client.get("/feeds/guide/nowhere/").status_code == 404


def test_policies_drafts_and_what_is_for_later_are_in_no_feed(client):
    policy = make.submitted(make.article(section="", kind="policy", slug="privacy"))
    make.approve(policy, make.editor())
    make.submitted()
    later = make.published(publish_at=timezone.now() + DAY, title="Later")
    assert [titles(client, address) for address in ALL] == [[]] * len(ALL)
    with time_machine.travel(timezone.now() + DAY + DAY / 24):
        assert titles(client, ARTICLES) == [later.title]


def test_the_newest_stand_first_and_as_many_as_a_reader_could_want(client):
    now = timezone.now()
    for number in range(23):
        with time_machine.travel(now - (30 - number) * DAY):
            make.published(title=f"Page {number}")
    assert titles(client, ARTICLES) == [f"Page {number}" for number in range(22, 2, -1)]


# --- safety -------------------------------------------------------------------------------------


def test_the_alerts_feed_has_alerts_corrections_and_withdrawals_and_nothing_else(client):
    make.published(title="A new page")
    make.published(make.published().page, title="A new text, fully reviewed")
    make.answered()
    make.claim()
    assert titles(client, SAFETY) == []
    alert = make.alert(title="Fake needles", summary="Some needles are fakes.")
    (entry,) = found(client, SAFETY)
    assert (entry["title"], entry["summary"]) == ("Fake needles", "Some needles are fakes.")
    assert "Ask before you pay." in entry["content"]
    alert.page.withdraw(make.editor(), "It was not so.")
    assert titles(client, SAFETY) == ["Withdrawn: Fake needles"]


def corrected(text, **fields):
    """A correction of a public text."""
    draft = make.fill(text.page.edit(text.author), change_note="A number was wrong.", **fields)
    draft.submit(text.author)
    make.approve(draft, make.clinician(), kind="correction")
    return draft


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (lambda: make.published(title="Healing"), "Healing"),
        (lambda: make.answered(make.accepted("Is it so?")), "Is it so?"),
        (lambda: make.claim(statement="It heals."), "It heals."),
        (lambda: make.alert(title="Fakes"), "Fakes"),
        (make.red_flags, "When to get help"),
    ],
)
def test_a_correction_and_a_withdrawal_show_in_the_very_next_request(client, kind, title):
    text = kind()
    before = client.get(SAFETY)
    kept = {"If-None-Match": before["ETag"]}
    assert client.get(SAFETY, headers=kept).status_code == 304
    new = corrected(text)
    response = client.get(SAFETY, headers=kept)
    assert response.status_code == 200
    entry = next(
        each
        for each in entries(read(response.content, f"{settings.BASE_URL}{SAFETY}"))
        if each["title"] == f"Correction: {title}"
    )
    assert entry["summary"] == "A number was wrong." and entry["summary"] in entry["content"]
    assert entry["id"].endswith(f"correction-{new.pk}")
    kept = {"If-None-Match": response["ETag"]}
    text.page.withdraw(make.editor(), "The advice was out of date.")
    response = client.get(SAFETY, headers=kept)
    assert response.status_code == 200
    withdrawn = entries(read(response.content, f"{settings.BASE_URL}{SAFETY}"))
    assert [each["title"] for each in withdrawn] == [f"Withdrawn: {title}"]
    assert "The advice was out of date." in withdrawn[0]["content"]
    text.page.reinstate(make.editor())
    assert f"Withdrawn: {title}" not in titles(client, SAFETY)


def test_a_withdrawn_page_leaves_the_other_feeds_at_once(client):
    text = make.published()
    kept = {"If-None-Match": client.get(ARTICLES)["ETag"]}
    text.page.withdraw(make.editor(), "Wrong.")
    response = client.get(ARTICLES, headers=kept)
    assert response.status_code == 200 and text.title not in response.content.decode()


def test_a_withdrawn_thread_is_named_and_its_answers_are_gone(client):
    thread = make.thread(title="Is it so?")
    assert len(found(client, ANSWERS)) == 2
    thread.withdraw(make.editor(), "It was not safe.")
    assert found(client, ANSWERS) == []
    (entry,) = found(client, SAFETY)
    assert entry["title"] == "Withdrawn: Is it so?" and "It was not safe." in entry["content"]


def test_a_thread_that_its_asker_took_back_says_nothing_of_it(client):
    thread = make.thread(title="Is my Zanthian skin normal?", email="dana@example.org")
    Question.objects.get(pk=thread.pk).take_back()
    assert "Zanthian" not in client.get(SAFETY).content.decode()
    assert titles(client, SAFETY) == ["Withdrawn: a question"]


# --- samples, and where feeds are found ---------------------------------------------------------


def test_samples_are_marked_in_a_demonstration_and_absent_on_a_live_site(client, settings):
    sample = make.published(author=make.editor(is_sample=True), title="Zanthian skin")
    sample_alert = make.approved(make.alert_draft(author=make.editor(is_sample=True)))
    (entry,) = found(client, ARTICLES)
    assert entry["title"] == "Sample: Zanthian skin"
    assert "No clinician has reviewed this text" in entry["content"]
    assert titles(client, SAFETY) == [f"Sample: {sample_alert.title}"]
    sample_alert.page.withdraw(make.editor(), "Wrong.")
    settings.DEMO = False
    assert [titles(client, address) for address in ALL] == [[]] * len(ALL)
    assert sample.title not in client.get(ARTICLES).content.decode()


def links_of(client, address):
    links = Page.get(client, address).all("link")
    return [each.get("href") for each in links if each.get("type") == "application/atom+xml"]


def test_pages_tell_programs_where_their_feeds_are(client):
    chapter = make.published(make.article("risks", kind="chapter", slug="chapter"))
    article = make.published(make.article("risks"))
    thread = make.thread(answers=1)
    assert chapter.get_absolute_url() == "/guide/risks/"
    expected = {
        "/": [SAFETY, ARTICLES, ANSWERS],
        "/guide/": [SAFETY, ARTICLES],
        "/guide/risks/": [SAFETY, "/feeds/guide/risks/"],
        article.get_absolute_url(): [SAFETY, "/feeds/guide/risks/"],
        "/questions/": [SAFETY, ANSWERS],
        thread.get_absolute_url(): [SAFETY, ANSWERS],
        "/alerts/": [SAFETY],
        "/newsletter/": [SAFETY, ARTICLES, ANSWERS],
    }
    assert {address: links_of(client, address) for address in expected} == expected
    page = Page.get(client, "/newsletter/")
    assert set(ALL) <= {path for path, _ in page.internal_links}


def test_feeds_can_only_be_asked_for_and_set_no_cookie(client):
    for address in ALL:
        response = client.get(address)
        assert not response.cookies
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert client.post(address).status_code == 405
