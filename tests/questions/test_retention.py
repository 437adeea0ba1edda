"""After each rule's time the data is gone: from every table, the log of the desk, and search."""

import datetime
import io

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.questions.models import Question, RetentionRun, Sender
from articles.questions.retention import enforce
from articles.questions.searchables import ANSWERS
from microsite import search
from microsite.mail.models import OutboxMessage
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db
ADDRESS = "dana@zanthian.example"
TYPED = "Is a zanthian rash normal?"
SHOWN = "Zanthiana"
MOMENT = datetime.timedelta(minutes=5)


@pytest.fixture(autouse=True)
def clock():
    """Time that the tests move."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def run_after(clock, days):
    """What retention does so many days from now, and a moment."""
    clock.shift(datetime.timedelta(days=days) + MOMENT)
    out = io.StringIO()
    call_command("enforce_retention", stdout=out)
    clock.shift(-datetime.timedelta(days=days) - MOMENT)
    return out.getvalue()


def places_with(word):
    """Every table and column in which a word stands, the search index among them."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if word.lower() in str(value).lower():
                        found.add(f"{table}.{name}")
    return found


def received(**fields):
    fields = {"asked_text": TYPED, "shown_name": SHOWN, "email": ADDRESS, **fields}
    return Question.objects.receive(f"key-{Question.objects.count()}", **fields)


def confirmed(**fields):
    return received(email_confirmed_at=timezone.now(), **fields)


def public(question):
    question.accept(make.editor(), "Is this rash normal?", "Is this rash normal?", "recovery")
    make.answered(question)
    return question


def test_an_address_that_nobody_confirmed_is_gone_after_a_week(clock, settings):
    settings.MAIL_CONFIGURED = False
    received()
    assert places_with(ADDRESS) == {"questions_question.email", "mail_outboxmessage.to"}
    run_after(clock, 6.9)
    assert places_with(ADDRESS)
    run_after(clock, 7)
    assert places_with(ADDRESS) == set()
    assert Question.objects.get().asked_text == TYPED


def test_a_confirmed_address_stays_while_the_question_waits(clock):
    confirmed()
    run_after(clock, 100)
    assert places_with(ADDRESS)


def test_an_address_is_gone_30_days_after_the_answer_whatever_hinders_the_mail(clock, settings):
    settings.MAIL_CONFIGURED = False
    public(confirmed())
    assert places_with(ADDRESS) == {"mail_outboxmessage.to"}
    run_after(clock, 30)
    assert places_with(ADDRESS) == set()
    assert places_with("/questions/yours/") == set()


def test_an_address_that_could_not_be_used_is_gone_30_days_after_the_answer(clock):
    question = public(confirmed())
    Question.objects.update(email=ADDRESS)
    run_after(clock, 29.9)
    assert places_with(ADDRESS)
    run_after(clock, 30)
    assert places_with(ADDRESS) == set()
    double = confirmed()
    Question.objects.filter(pk=double.pk).update(merged_into=question, status="merged")
    run_after(clock, 30)
    assert places_with(ADDRESS) == set()


def test_a_message_that_is_stuck_keeps_no_address(clock, settings):
    settings.MAIL_CONFIGURED = False
    public(confirmed())
    OutboxMessage.objects.exclude(to="").update(attempts=99)
    run_after(clock, 30)
    assert places_with(ADDRESS) == set()


def test_a_notice_for_later_is_kept_for_its_time(clock, settings):
    settings.MAIL_CONFIGURED = False
    question = confirmed()
    question.accept(make.editor(), "Is this rash normal?", "Is it?", "recovery")
    make.answered(question, publish_at=timezone.now() + datetime.timedelta(days=60))
    run_after(clock, 45)
    assert places_with(ADDRESS)
    run_after(clock, 90)
    assert places_with(ADDRESS) == set()


@pytest.mark.parametrize("how", ["answered", "withdrawn", "answer-withdrawn", "merged"])
def test_what_was_typed_is_gone_after_90_days_and_the_public_wording_stays(clock, how):
    question = confirmed(age_band="30-44")
    if how == "merged":
        question.merge(make.editor(), make.answered().page.question)
    else:
        public(question)
    if how == "withdrawn":
        question.withdraw(make.editor(), "Out of date.")
    if how == "answer-withdrawn":
        question.answers.get().withdraw(make.editor(), "It named a product.")
    run_after(clock, 89.9)
    assert places_with("zanthian rash") == {"questions_question.asked_text"}
    run_after(clock, 90)
    assert places_with("zanthian rash") == set()
    question.refresh_from_db()
    assert question.age_band == ""
    assert how == "merged" or question.text == "Is this rash normal?"


def decline_on_the_desk(client, question):
    """As a moderator does it, so that the desk logs it."""
    client.force_login(make.editor())
    wording = {"title": f"{TYPED}", "text": TYPED, "section": "recovery", "shown_name": SHOWN}
    wording |= {"stage": "", "day_since": "", "treatment": "", "skin_tone": "", "_continue": "1"}
    client.post(admin_url(question), wording)
    address = reverse("admin:questions_question_verb", args=[question.pk, "decline"])
    client.post(address, {"reason": "Zanthian is not our subject."})
    question.refresh_from_db()
    assert question.status == "declined"


def test_a_declined_question_is_gone_after_90_days_from_the_log_of_the_desk_too(client, clock):
    question = confirmed()
    decline_on_the_desk(client, question)
    run_after(clock, 89.9)
    assert places_with("zanthian")
    run_after(clock, 90)
    assert places_with("zanthian") == set()
    assert not Question.objects.filter(pk=question.pk).exists()


def test_a_declined_question_that_was_begun_to_be_answered_says_nothing_any_more(client, clock):
    question = confirmed()
    question.accept(make.editor(), TYPED, TYPED, "recovery", SHOWN)
    make.answered(question, publish_at=timezone.now() + datetime.timedelta(days=200))
    question.decline(make.editor(), "Zanthian is not our subject.")
    run_after(clock, 90)
    assert places_with("zanthian") == set()
    clock.shift(datetime.timedelta(days=201))
    assert search.find("rash", [ANSWERS]).total == 0


def test_what_nobody_could_answer_in_a_year_is_gone(clock):
    open_ones = [received(), confirmed(), confirmed()]
    open_ones[1].accept(make.editor(), TYPED, TYPED, "recovery", SHOWN)
    open_ones[2].ask_for_information(make.editor(), "Which zanthian day?")
    run_after(clock, 364.9)
    assert places_with("zanthian")
    run_after(clock, 365)
    assert places_with("zanthian") == set()
    assert set(Question.objects.values_list("status", flat=True)) == {"declined"}


def test_what_was_put_aside_is_gone_when_nobody_took_it_back(clock):
    received(held_at=timezone.now(), held_because="Links.")
    run_after(clock, 89.9)
    assert places_with("zanthian rash")
    run_after(clock, 90)
    assert places_with("zanthian") == set()


def test_hashes_are_gone_after_a_day(clock):
    received()
    Sender.objects.count_question("203.0.113.9")
    digest = Sender.objects.get().digest
    assert places_with("key-0") and places_with(digest)
    run_after(clock, 1)
    assert places_with("key-0") == set() and places_with(digest) == set()


def test_a_sample_keeps_the_name_of_its_file(clock):
    make.question(is_sample=True, form_key="sample-one")
    run_after(clock, 400)
    assert Question.objects.get().form_key == "sample-one"


def test_running_it_again_changes_nothing(clock):
    public(confirmed())
    confirmed().decline(make.editor(), "Not here.")
    first = run_after(clock, 91)
    assert "what readers typed: 2" in first and "declined: 1" in first
    assert "what readers typed: 0" in run_after(clock, 91)


def test_the_page_on_quality_says_when_it_last_ran(client, clock):
    page = client.get("/quality/").content.decode()
    assert "It has not run on this site yet." in page
    enforce()
    run = RetentionRun.objects.get()
    page = client.get("/quality/").content.decode()
    assert f'datetime="{timezone.localtime(run.ran_at).date().isoformat()}' in page
    assert "It last ran on" in page


def test_runs_are_kept_for_a_year(clock):
    enforce()
    run_after(clock, 366)
    assert RetentionRun.objects.count() == 1
