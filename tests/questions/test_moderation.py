"""What moderators do with a question: each verb once allowed and once refused."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.questions.models import Question
from tests import make

pytestmark = pytest.mark.django_db
URGENT = "There is pus on my cheek and I have a fever."


def refused(match):
    return pytest.raises(ValidationError, match=match)


def outsider():
    return make.user(is_staff=True)


def confirmed(**fields):
    return make.question(email="dana@example.org", email_confirmed_at=timezone.now(), **fields)


def test_a_question_can_be_asked_back_once_its_asker_can_be_reached():
    question = confirmed()
    question.ask_for_information(make.editor(), "Which day was it?")
    assert (question.status, question.asked_back) == ("needs-info", "Which day was it?")
    assert question not in Question.objects.waiting()
    assert question in Question.objects.needing_information()
    with refused("This question is waiting for the asker"):
        question.ask_for_information(make.editor(), "Where?")
    for other, message, sentence in (
        (confirmed(), " ", "Write what you need to know"),
        (make.question(), "Where?", "No e-mail address was left"),
        (confirmed(held_at=timezone.now()), "Where?", "put aside as spam"),
    ):
        with refused(sentence):
            other.ask_for_information(make.editor(), message)
    with refused("Your role does not include this"):
        confirmed().ask_for_information(outsider(), "Where?")


def test_what_waits_for_its_asker_can_be_worded_or_declined_all_the_same():
    for verb, arguments in (
        ("accept", ("Is it?", "Words.", "recovery")),
        ("decline", ("Not about microneedling.",)),
    ):
        question = confirmed()
        question.ask_for_information(make.editor(), "Which day was it?")
        getattr(question, verb)(make.editor(), *arguments)
        assert question.status in ("accepted", "declined")


def test_merging_leads_the_old_address_to_the_other_thread(client):
    thread = make.answered().page.question
    double = make.accepted("Is it the same?")
    double.merge(make.editor(), thread)
    assert (double.status, double.merged_into) == ("merged", thread)
    response = client.get(double.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, thread.get_absolute_url())
    assert double not in Question.objects.waiting()
    further = make.answered().page.question
    thread.merge(make.editor(), further)
    double.refresh_from_db()
    assert double.merged_into == further
    response = client.get(f"/questions/{double.pk}/")
    assert (response.status_code, response["Location"]) == (301, further.get_absolute_url())


def test_a_merged_question_leads_nowhere_before_the_other_one_is_public(client):
    double, thread = make.accepted(), make.accepted("Is it the same?")
    double.merge(make.editor(), thread)
    assert client.get(double.get_absolute_url()).status_code == 404


def test_what_cannot_be_merged_says_why():
    thread, question = make.accepted(), make.question()
    withdrawn = make.answered().page.question
    withdrawn.withdraw(make.editor(), "Under repair.")
    with refused("that is this very question|That is this very question"):
        thread.merge(make.editor(), thread)
    for other in (make.question(), withdrawn):
        with refused("neither declined nor withdrawn"):
            question.merge(make.editor(), other)
    with refused("Your role does not include this"):
        question.merge(outsider(), thread)
    with refused("would leave with it"):
        make.answered().page.question.merge(make.clinician(), thread)
    with refused("This thread is withdrawn"):
        withdrawn.merge(make.editor(), thread)


def test_somebody_who_may_moderate_looks_after_a_question():
    question, clinician = make.question(), make.clinician()
    question.assign(make.editor(), clinician)
    assert question.assigned_to == clinician
    question.assign(make.editor(), None)
    assert question.assigned_to is None
    with refused("Choose somebody who may moderate"):
        question.assign(make.editor(), outsider())
    with refused("Your role does not include this"):
        question.assign(outsider(), clinician)


def test_what_is_put_aside_is_in_no_queue_and_comes_back():
    question = make.question()
    question.hold(make.editor(), "It sells something.")
    assert question in Question.objects.put_aside()
    assert not Question.objects.waiting().exists()
    assert not Question.objects.awaiting_answer().exists()
    with refused("put aside already"):
        question.hold(make.editor(), "Again.")
    with refused("Your role does not include this"):
        question.release(outsider())
    question.release(make.clinician())
    assert question in Question.objects.waiting() and not question.held_because
    with refused("in the queue already"):
        question.release(make.editor())
    with refused("Say why"):
        question.hold(make.editor(), " ")
    with refused("Your role does not include this"):
        question.hold(outsider(), "It sells something.")


def test_the_red_flag_reply_goes_out_once_and_only_with_an_approved_notice():
    question = confirmed(asked_text=URGENT, urgent_at=timezone.now())
    with refused("No list of warning signs is approved"):
        question.send_red_flags(make.editor())
    make.red_flags()
    question.send_red_flags(make.editor())
    assert question.red_flags_at
    with refused("was sent already"):
        question.send_red_flags(make.editor())
    with refused("No e-mail address was left"):
        make.question().send_red_flags(make.editor())
    with refused("Your role does not include this"):
        confirmed().send_red_flags(outsider())


def test_wording_keeps_what_the_asker_told_unless_the_moderator_corrects_it():
    question = make.question(stage="worried", day_since=3, skin_tone="dark")
    question.accept(make.editor(), "Is it?", "Words.", "recovery", stage="healing")
    assert (question.stage, question.day_since, question.skin_tone) == ("healing", 3, "dark")


def test_no_mail_leaves_when_nobody_confirmed():
    question = make.question(email="dana@example.org")
    question.ask_for_information(make.editor(), "Which day?")
    question.decline(make.editor(), "Not here.")
    assert mail.outbox == []
