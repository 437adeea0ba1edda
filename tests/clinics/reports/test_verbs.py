"""What editors do with a report: each verb allowed and refused, and the message that follows."""

import pytest
from django.core.exceptions import ValidationError

from clinics.models import Clinic, ListingReport
from microsite.mail.models import OutboxMessage
from microsite.people.models import Clinician
from tests.clinics.make import clinic, listed_clinician
from tests.make import clinician, editor

from .sending import report

pytestmark = pytest.mark.django_db
REPLY = "We called the clinic and changed the number."


@pytest.fixture
def somebody():
    return editor()


def test_an_answer_closes_the_report_and_is_sent_once(somebody, settings):
    settings.MAIL_CONFIGURED = False
    made = report(clinic(name="Main Street Skin"))
    made.answer(somebody, f" {REPLY} ")
    made.refresh_from_db()
    assert (made.status, made.reply, made.closed_by) == ("done", REPLY, somebody)
    message = OutboxMessage.objects.get()
    assert message.to == "dana@zanthian.example"
    assert REPLY in message.text and "Main Street Skin" in message.text
    assert made.clinic.get_absolute_url() in message.text
    assert "Main Street" not in message.subject


def test_who_left_no_address_gets_nothing(somebody):
    report(clinic(), email="").answer(somebody, REPLY)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("verb", ["answer", "decline"])
def test_an_answer_without_words_is_refused(somebody, verb):
    made = report(clinic())
    with pytest.raises(ValidationError, match="the answer that we send"):
        getattr(made, verb)(somebody, "  ")
    made.refresh_from_db()
    assert made.is_open


def test_declining_says_why(somebody):
    made = report(clinic())
    made.decline(somebody, "The record shows the number as it is.")
    assert made.status == "declined"
    assert "as it is" in OutboxMessage.objects.get().text


@pytest.mark.parametrize("verb", ["answer", "decline"])
def test_a_report_is_answered_once(somebody, verb):
    made = report(clinic())
    again = ListingReport.objects.get(pk=made.pk)
    made.answer(somebody, REPLY)
    with pytest.raises(ValidationError, match="answered already"):
        getattr(again, verb)(somebody, "Something else.")
    assert ListingReport.objects.get().reply == REPLY
    assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("make", [clinic, listed_clinician])
def test_removing_now_takes_the_page_off_and_answers_in_one_step(client, somebody, make):
    subject = make()
    made = report(subject, "remove")
    assert client.get(subject.get_absolute_url()).status_code == 200
    made.remove_now(somebody)
    assert client.get(subject.get_absolute_url()).status_code == 404
    made.refresh_from_db()
    assert made.status == "done" and "off the site" in made.reply
    text = OutboxMessage.objects.get().text
    assert subject.name in text and subject.get_absolute_url() not in text


def test_what_was_removed_before_is_only_answered(somebody):
    subject = clinic()
    subject.remove(somebody, "closed")
    report(subject, "remove").remove_now(somebody)
    assert Clinic.objects.get().removed_reason == "closed"


def test_removing_now_is_all_or_nothing(somebody):
    subject = clinic()
    made = report(subject, "remove")
    ListingReport.objects.filter(pk=made.pk).update(status="done", closed_at=made.received_at)
    with pytest.raises(ValidationError, match="answered already"):
        made.remove_now(somebody)
    assert Clinic.objects.get().removed_at is None


@pytest.mark.parametrize("kind", ["error", "claim"])
def test_nobody_removes_what_was_not_asked_to_be_removed(somebody, kind):
    with pytest.raises(ValidationError, match="Nobody asked here"):
        report(clinic(), kind).remove_now(somebody)


@pytest.mark.parametrize("make", [clinic, listed_clinician])
def test_nobody_says_that_a_page_is_gone_while_it_stands(somebody, make):
    made = report(make(), "remove")
    with pytest.raises(ValidationError, match="still on the site"):
        made.answer(somebody, "It is gone.")
    assert made.is_open


@pytest.mark.parametrize("verb", ["answer", "decline", "remove_now"])
def test_only_editors_decide_and_samples_only_about_samples(verb):
    words = [] if verb == "remove_now" else ["Because."]
    made = report(clinic(), "remove")
    with pytest.raises(ValidationError, match="Ask an editor"):
        getattr(made, verb)(clinician(), *words)
    with pytest.raises(ValidationError, match="sample person"):
        getattr(made, verb)(editor(is_sample=True), *words)
    sample = report(clinic(is_sample=True), "remove")
    sample.remove_now(editor(is_sample=True))
    assert not sample.is_open and made.is_open


def test_a_report_is_named_by_its_number_alone():
    made = report(clinic(name="Main Street Skin"), told="Zanthian")
    assert str(made) == f"Report {made.pk}: an error"


def test_a_clinician_with_a_report_is_not_deleted(admin_client):
    person = listed_clinician(license=False)
    report(person)
    admin_client.post(f"/admin/people/clinician/{person.pk}/delete/", {"post": "yes"})
    assert Clinician.objects.filter(pk=person.pk).exists()
