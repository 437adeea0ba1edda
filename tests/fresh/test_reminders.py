"""Reminders: 30, 7 and 0 days before, once each, to the two people who can do something."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import ArticleRevision
from microsite.mail.models import OutboxMessage
from microsite.people.roles import EDITORS
from tests import make
from tests.moments import days_from_now

pytestmark = pytest.mark.django_db

YEAR = 365


@pytest.fixture(autouse=True)
def _everything_stays_in_the_outbox(settings):
    settings.MAIL_CONFIGURED = False


@pytest.fixture
def text():
    """A public text whose author and reviewer can both be told; its review is due in a year."""
    reviewer = make.clinician(license="none", display_name="Rita Reviews")
    author = make.editor(display_name="Olga Owns", email="olga@example.org")
    make.license_check(reviewer.clinician)
    return make.published(author=author, reviewer=reviewer, title="Sun after microneedling")


def renew_license(user):
    """Somebody looked into the record again, on the day that the test stands at."""
    make.license_check(user.clinician, checked_on=timezone.localdate())


def run(day, renewed=()):
    """Run the command so many days from today; returns {address: message} of what is new."""
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    with days_from_now(day):
        for user in renewed:
            renew_license(user)
        call_command("send_reminders", verbosity=0)
    return {one.to: one for one in OutboxMessage.objects.exclude(pk__in=before)}


def test_owner_and_reviewer_are_told_30_7_and_0_days_before_once_each(text):
    both = {text.author.email, text.reviewed_by.email}
    told = {}
    for left in (40, 31, 30, 29, 28, 20, 8, 7, 6, 5, 1, 0, -1, -2, -40):
        day = YEAR - left
        # Renewed so that only the page is due.
        if messages := run(day, [text.reviewed_by]):
            assert messages.keys() == both
            told[left] = len(messages)
        assert run(day) == {}
    assert told == {30: 2, 7: 2, 0: 2}


def test_a_message_names_the_page_the_day_and_the_way_there(text, settings):
    message = run(YEAR - 7, [text.reviewed_by])["olga@example.org"]
    assert message.subject == "Due for review: 1 page"
    assert "Hello Olga Owns," in message.text and "Sun after microneedling" in message.text
    assert f"Due on {text.review_due:%B %-d, %Y}" in message.text
    assert f"{settings.BASE_URL}/admin/articles/article/{text.page_id}/change/" in message.text
    assert not re.search(r"\n{4}|{{|{%|&#", message.text)


@pytest.mark.parametrize(
    ("days_left", "then"), [(29, 7), (8, 7), (6, 0), (1, 0), (-1, None), (-300, None)]
)
def test_after_days_without_a_run_only_the_nearest_reminder_is_sent(text, days_left, then):
    assert len(run(YEAR - days_left, [text.reviewed_by])) == 2
    later = [left for left in (28, 8, 7, 6, 1, 0, -1, -9) if left < days_left]
    following = [left for left in later if run(YEAR - left, [text.reviewed_by])]
    assert following == ([] if then is None else [7, 0] if then == 7 else [0])


def test_what_is_late_says_so(text):
    message = run(YEAR + 3, [text.reviewed_by])["olga@example.org"]
    assert f"Late: it was due on {text.review_due:%B %-d, %Y}" in message.text


def test_all_pages_of_a_person_stand_in_one_message_the_most_urgent_first(text):
    for title, days in [("Later", 20), ("Sooner", 3), ("Far away", 31)]:
        made = make.published(author=text.author, reviewer=text.reviewed_by, title=title)
        due = made.review_due + datetime.timedelta(days=days)
        ArticleRevision.objects.filter(pk=made.pk).update(review_due=due)
    messages = run(YEAR, [text.reviewed_by])
    message = messages["olga@example.org"]
    assert message.subject == "Due for review: 3 pages" and len(messages) == 2
    places = [message.text.index(title) for title in ("Sun after", "Sooner", "Later")]
    assert places == sorted(places) and "Far away" not in message.text


def test_what_comes_near_later_on_the_same_day_waits_for_the_next(text):
    another = make.published(author=text.author, reviewer=text.reviewed_by, title="Another")
    stored = ArticleRevision.objects.filter(pk=another.pk)
    stored.update(review_due=text.review_due + datetime.timedelta(days=90))
    assert "Another" not in run(YEAR - 30, [text.reviewed_by])["olga@example.org"].text
    stored.update(review_due=text.review_due)
    assert run(YEAR - 30) == {}
    assert "Another" in run(YEAR - 29)["olga@example.org"].text
    assert run(YEAR - 28) == {}


def test_a_new_full_review_ends_the_reminders_and_begins_them_anew(text):
    run(YEAR - 30, [text.reviewed_by])
    with days_from_now(YEAR - 20):
        again = text.page.edit(text.author)
        again.submit(text.author)
        make.approve(again, text.reviewed_by)
    assert run(YEAR - 7) == run(YEAR) == {}
    assert len(run(2 * YEAR - 20 - 30, [text.reviewed_by])) == 2


def test_a_correction_does_not_repeat_a_reminder(text):
    run(YEAR - 30, [text.reviewed_by])
    with days_from_now(YEAR - 20):
        again = text.page.edit(text.author)
        again.submit(text.author)
        make.approve(again, text.reviewed_by, kind="correction")
    assert run(YEAR - 19) == {}
    assert len(run(YEAR - 7)) == 2


def test_an_answer_is_told_to_the_clinician_whose_answer_it_is():
    author, reviewer = make.clinician(), make.clinician()
    text = make.answered(author=author, reviewer=reviewer)
    messages = run(YEAR, [author, reviewer])
    assert messages.keys() == {author.email, reviewer.email}
    assert f"Answer to “{text.page.question.title}”" in messages[author.email].text


def lapsed(reviewer):
    """Nothing to do: the check of a year ago counts no more."""


def left(reviewer):
    reviewer.is_active = False
    reviewer.save()


def no_desk(reviewer):
    reviewer.is_staff = False
    reviewer.save()


def other_role(reviewer):
    reviewer.groups.clear()


@pytest.mark.parametrize("change", [lapsed, left, no_desk, other_role])
def test_editors_are_told_where_the_reviewer_can_not_review(text, change):
    editor, gone = make.editor(), make.editor(is_active=False)
    change(text.reviewed_by)
    renewed = [] if change is lapsed else [text.reviewed_by]
    messages = run(YEAR, renewed)
    assert {text.author.email, editor.email} <= messages.keys()
    assert gone.email not in messages
    if change in (left, no_desk):
        assert text.reviewed_by.email not in messages


def test_editors_are_told_where_the_owner_left(text):
    editor = make.editor()
    text.author.is_active = False
    text.author.save()
    messages = run(YEAR, [text.reviewed_by])
    assert messages.keys() == {editor.email, text.reviewed_by.email}


def test_without_editors_an_administrator_is_told(text):
    administrator = make.user(is_staff=True, is_superuser=True)
    text.author.groups.clear()
    left(text.author)
    left(text.reviewed_by)
    assert administrator.email in run(YEAR)


@pytest.mark.parametrize("demo", [True, False])
def test_samples_are_left_out_on_a_live_site(settings, demo):
    sample_editor = make.editor(is_sample=True)
    author, reviewer = make.editor(), make.clinician(is_sample=True)
    make.published(author=author, reviewer=reviewer, title="A sample")
    settings.DEMO = demo
    messages = run(YEAR, [reviewer] if demo else [])
    assert bool(messages) == demo
    if demo:
        assert reviewer.email in messages and sample_editor.email not in messages


def test_withdrawn_pages_and_drafts_are_not_due(text):
    make.draft()
    text.page.withdraw(text.author, "It was wrong.")
    assert run(YEAR, [text.reviewed_by]) == {}


# --- license checks -------------------------------------------------------------------------------


def days_ahead(days):
    return timezone.localdate() + datetime.timedelta(days=days)


def test_a_license_check_that_ends_is_told_to_the_clinician_and_the_editors():
    editor, clinician = make.editor(), make.clinician(license="none")
    check = make.license_check(clinician.clinician, expires=days_ahead(100))
    days = (60, 69, 70, 71, 92, 93, 94, 99, 100, 101, 120)
    told = {100 - day: messages for day in days if (messages := run(day))}
    assert list(told) == [30, 7, 0]
    assert all(messages.keys() == {editor.email, clinician.email} for messages in told.values())
    message = told[7][clinician.email]
    assert message.subject == "Ending soon: 1 license check"
    assert check.number in message.text
    assert f"Counts until {check.expires:%B %-d, %Y}" in message.text


def test_a_check_without_a_date_ends_a_year_after_the_look():
    clinician = make.clinician(license="none")
    make.license_check(clinician.clinician)
    assert run(YEAR - 31) == {}
    assert clinician.email in run(YEAR - 30)


def test_a_newer_check_ends_the_reminders():
    clinician = make.clinician(license="none")
    make.license_check(clinician.clinician, expires=days_ahead(40))
    assert clinician.email in run(10)
    with days_from_now(20):
        make.license_check(clinician.clinician, expires=days_ahead(400))
    assert run(33) == run(40) == {}


def test_nobody_is_told_of_somebody_who_is_neither_listed_nor_signs_in():
    make.editor()
    clinician = make.clinician(license="none", listed=False)
    make.license_check(clinician.clinician, expires=days_ahead(10))
    assert clinician.email in run(0)
    left(clinician)
    assert run(3) == run(10) == {}


def test_a_suspended_license_is_no_matter_of_dates():
    clinician = make.clinician(license="none")
    make.license_check(clinician.clinician, expires=days_ahead(10), status="suspended")
    assert run(0) == run(10) == {}


def test_pages_and_license_checks_come_in_one_message(text):
    text.author.groups.clear()
    text.author.groups.add(*make.editor().groups.filter(name=EDITORS))
    messages = run(YEAR)
    assert "Due for review: 1 page; ending: 1 license check" in {
        message.subject for message in messages.values()
    }
    assert len(messages) == len({message.to for message in messages.values()})


def test_a_long_list_is_cut_with_the_way_to_the_rest(settings, text, monkeypatch):
    monkeypatch.setattr("microsite.reminders.NAMED_AT_MOST", 1)
    make.published(author=text.author, reviewer=text.reviewed_by)
    message = run(YEAR, [text.reviewed_by])["olga@example.org"]
    assert f"… and 1 more on the desk: {settings.BASE_URL}/admin/" in message.text
    assert message.subject == "Due for review: 2 pages"
