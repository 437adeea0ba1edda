"""An edition from what is new to what anybody may read: composing, two people, freezing."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.newsletter.models import Edition, EditionItem
from microsite.news import find_news
from tests import make
from tests.site.crawl import Page

from . import make as letters

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def titles(edition):
    return [item.title for item in edition.items.included()]


def refuses(verb, *args, **options):
    """The sentence with which a verb refuses."""
    with pytest.raises(ValidationError) as refusal:
        verb(*args, **options)
    return " ".join(refusal.value.messages)


# --- composing ----------------------------------------------------------------------------------


def test_an_edition_begins_with_what_is_new_by_kind_and_says_what_is_new_about_it():
    now = timezone.now()
    with time_machine.travel(now - 40 * DAY):
        old = make.published(title="Old page").page
        fixed = make.published(title="Page with a mistake").page
        claim = make.claim(statement="It heals in 3 days.").page
        make.claim(statement="It stays the same.")
        make.alert(title="Old alert")
        policy = make.submitted(make.article(section="", kind="policy", slug="privacy"))
        make.approve(policy, make.editor())
    make.published(old, title="Old page, new text")
    make.approve(make.submitted(fixed, title="Page mended"), make.clinician(), kind="correction")
    make.claim(page=claim, statement="It heals in 5 days.")
    make.published(title="New page")
    make.answered(make.accepted("Is it new?"), short_answer="Yes, it is.")
    make.alert(title="New alert")
    for hidden in (make.published(), make.published(publish_at=now + DAY)):
        hidden.page.withdraw(make.editor(), "Wrong.")
    make.submitted(title="Not approved")
    edition = Edition.objects.start(make.editor(), find_news)
    found = [(item.get_kind_display(), item.title) for item in edition.items.included()]
    # The claim and the answer rest on texts that are new as well, but only what changed is news.
    assert found == [
        ("Safety alert", "New alert"),
        ("Correction", "Page mended"),
        ("New page", "New page"),
        ("New text of a page", "Old page, new text"),
        ("New answer", "Is it new?"),
        ("What the evidence says now", "It heals in 5 days."),
    ]
    answer = edition.items.get(kind="answer")
    assert answer.summary == "Yes, it is." and "#answer-" in answer.path


def test_the_next_edition_looks_from_where_the_last_one_ended():
    now = timezone.now()
    with time_machine.travel(now - 5 * DAY):
        make.published(title="First")
        letters.approved()
    with time_machine.travel(now - 2 * DAY):
        make.published(title="Second")
    assert titles(letters.draft()) == ["Second"]


def test_there_is_one_open_edition_at_a_time():
    letters.draft()
    assert "Another edition is open" in refuses(Edition.objects.start, make.editor(), find_news)


def test_looking_again_adds_what_came_and_brings_the_rest_up_to_date():
    first = make.published(title="First")
    gone = make.published(title="Gone").page
    edition = letters.draft()
    item = edition.items.get(title="First")
    item.words = "Read it."
    item.save()
    make.published(first.page, title="First, mended")
    gone.withdraw(make.editor(), "Wrong.")
    make.published(title="Later")
    edition.renew(edition.author, find_news)
    assert titles(edition) == ["First, mended", "Later"]
    assert edition.items.get(title="First, mended").words == "Read it."


def test_an_editor_leaves_out_and_puts_in_order():
    for title in ("A", "B", "C"):
        make.published(title=title)
    edition = letters.draft()
    for title, place, included in (("A", 3, True), ("B", 1, True), ("C", 2, False)):
        item = edition.items.get(title=title)
        item.place, item.is_included = place, included
        item.save()
    assert titles(edition) == ["B", "A"]


# --- two people ---------------------------------------------------------------------------------


def test_another_editor_approves_and_nobody_who_composed_or_changed_it():
    author, helper, other = make.editor(), make.editor(), make.editor()
    edition = letters.submitted(author)
    edition.note_contributor(helper)
    for user in (author, helper):
        assert "another editor has to approve it" in refuses(edition.approve, user)
    assert "Your role does not include this." in refuses(edition.approve, make.clinician())
    edition.approve(other)
    assert (edition.status, edition.approved_by, edition.number) == ("approved", other, 1)


def test_the_database_itself_refuses_an_edition_approved_by_its_author():
    edition = letters.submitted()
    fields = {"number": 1, "send_at": timezone.now(), "status": "approved"}
    for wrong in ({"approved_by": edition.author}, {"approved_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(**fields, **wrong)


def test_what_is_handed_in_can_not_be_changed_until_it_is_returned():
    edition = letters.submitted()
    item = edition.items.first()
    for save in (edition.save, item.save, edition.delete):
        assert "Only a draft can be changed" in refuses(save)
    assert "Only a draft" in refuses(edition.renew, edition.author, find_news)
    assert "Say what should change" in refuses(edition.return_with_note, make.editor(), " ")
    edition.return_with_note(make.editor(), "Shorter, please.")
    edition.subject = "Shorter"
    edition.save()
    assert Edition.objects.get().returned_with == "Shorter, please."
    assert "draft" in refuses(edition.approve, make.editor())


def test_an_empty_edition_is_not_handed_in():
    edition = letters.draft()
    edition.items.update(is_included=False)
    assert "There is nothing in it" in refuses(edition.submit, edition.author)


@pytest.mark.parametrize("verb", ["submit", "approve"])
def test_a_page_that_changed_or_left_since_has_to_be_read_again(verb):
    for change in ("text", "withdrawal"):
        text = make.published()
        edition = letters.draft() if verb == "submit" else letters.submitted()
        if change == "text":
            make.published(text.page, title="Another title")
        else:
            text.page.withdraw(make.editor(), "Wrong.")
        by = edition.author if verb == "submit" else make.editor()
        assert "changed or left the site" in refuses(getattr(edition, verb), by)
        if verb == "approve":
            edition.return_with_note(by, "Look again.")
        edition.delete()


def test_only_who_may_publish_composes_and_stops():
    edition = letters.submitted()
    for user in (make.clinician(), make.user()):
        for verb in (edition.cancel, edition.submit):
            assert "Your role does not include this." in refuses(verb, user)
        assert "Your role" in refuses(Edition.objects.start, user, find_news)


# --- when it goes out ---------------------------------------------------------------------------


def test_an_edition_for_later_is_nowhere_until_its_minute_and_can_be_cancelled(client):
    moment = timezone.now() + DAY
    edition = letters.approved(send_at=moment, subject="Zanthian letter")
    assert client.get("/newsletter/editions/1/").status_code == 404
    assert not Edition.objects.going_out().exists()
    with time_machine.travel(moment, tick=False):
        assert b"Zanthian letter" in client.get("/newsletter/editions/1/").content
        assert b"Zanthian letter" in client.get("/newsletter/editions/").content
        assert Edition.objects.going_out().get() == edition
    edition.cancel(make.editor())
    with time_machine.travel(moment, tick=False):
        assert client.get("/newsletter/editions/1/").status_code == 404
        assert not Edition.objects.going_out().exists()
    assert "can be stopped" in refuses(edition.cancel, make.editor())


@pytest.mark.parametrize("days", [-1, 400])
def test_the_moment_is_neither_past_nor_far_away(days):
    edition = letters.submitted()
    at = timezone.now() + days * DAY
    assert "within the next year" in refuses(edition.approve, make.editor(), at)


# --- an alert, alone and at once ----------------------------------------------------------------


def test_an_alert_goes_out_alone_at_once_in_the_name_of_its_author_and_reviewer():
    text, editor = make.alert(title="Fake needles"), make.editor()
    edition = Edition.objects.send_alert(text, editor)
    assert edition.subject == "Safety alert: Fake needles"
    assert (edition.author, edition.approved_by) == (text.author, text.reviewed_by)
    assert titles(edition) == ["Fake needles"]
    assert Edition.objects.going_out().get() == edition
    assert "already" in refuses(Edition.objects.send_alert, text, editor)
    # Another text of it may go out again.
    newer = make.alert(page=text.page, title="Fake needles, more of them")
    assert Edition.objects.send_alert(newer, editor).number == 2


def test_only_an_alert_that_readers_see_goes_out_and_only_an_editor_sends_it():
    text = make.alert()
    assert "Your role" in refuses(Edition.objects.send_alert, text, make.clinician())
    later = make.alert(publish_at=timezone.now() + DAY)
    withdrawn = make.alert()
    withdrawn.page.withdraw(make.editor(), "Wrong.")
    for hidden in (later, make.alert_draft(), withdrawn, None):
        assert "do not see this alert" in refuses(Edition.objects.send_alert, hidden, make.editor())


def test_an_alert_that_goes_out_does_not_stand_in_the_way_of_an_edition():
    letters.draft()
    Edition.objects.send_alert(make.alert(), make.editor())
    assert Edition.objects.count() == 2


# --- what anybody may read ----------------------------------------------------------------------


def test_a_past_edition_stays_as_it_was_sent_and_names_what_was_withdrawn(client):
    changed = make.published(title="Zanthian skin", summary="How Zanthian skin heals.").page
    gone = make.published(title="Quorvelish skin", summary="How Quorvelish skin heals.").page
    edition = letters.approved(intro="Two things.\n\nBoth are <b>new</b>.")
    make.published(changed, title="Other title", summary="Other words.")
    gone.withdraw(make.editor(), "Wrong.")
    page = Page.get(client, edition.get_absolute_url())
    assert "How Zanthian skin heals." in page.words and "Other words." not in page.words
    assert "Withdrawn." in page.words and "Quorvelish skin" in page.words
    assert "How Quorvelish skin heals." not in page.words
    assert f'href="{gone.get_absolute_url()}"' not in page.html
    assert "Both are <b>new</b>." in page.words and "&lt;b&gt;" in page.html
    gone.reinstate(make.editor())
    assert "How Quorvelish skin heals." in Page.get(client, edition.get_absolute_url()).words


def test_an_edition_with_a_sample_in_it_is_one_and_not_on_a_live_site(client, settings):
    make.published(author=make.editor(is_sample=True))
    edition = letters.approved()
    assert edition.is_sample
    page = Page.get(client, edition.get_absolute_url())
    assert "Sample" in page.words and page.meta("robots") == "noindex"
    assert edition.get_absolute_url() not in client.get("/sitemap.xml").content.decode()
    settings.DEMO = False
    assert client.get(edition.get_absolute_url()).status_code == 404
    assert not Edition.objects.going_out().exists()
    assert b"No letter has been sent yet" in client.get("/newsletter/editions/").content


def test_a_real_edition_is_in_the_sitemap(client):
    edition = letters.approved()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"{edition.get_absolute_url()}</loc>" in sitemap and "/newsletter/editions/<" in sitemap


@pytest.mark.parametrize("path", ["0", "2", "9" * 30])
def test_no_other_edition_is_found(client, path):
    letters.approved()
    assert client.get(f"/newsletter/editions/{path}/").status_code == 404


def test_past_editions_are_listed_the_newest_first_in_pages(client):
    for number in range(1, 24):
        edition = letters.draft(subject=f"Letter {number} of many")
        Edition.objects.filter(pk=edition.pk).update(
            number=number, status="approved", approved_by=make.editor(), send_at=timezone.now()
        )
    first = Page.get(client, "/newsletter/editions/")
    assert first.words.index("Letter 23 of") < first.words.index("Letter 4 of")
    assert "Letter 3 of" not in first.words and "?page=2" in first.html
    assert "Letter 3 of" in Page.get(client, "/newsletter/editions/?page=2").words
    assert client.get("/newsletter/editions/?page=3").status_code == 404
    assert EditionItem.objects.exists()
