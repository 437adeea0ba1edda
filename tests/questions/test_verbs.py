"""Questions from received to answered: each verb once allowed and once refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.questions.models import AnswerRevision, Question
from tests import make

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def test_accepting_words_the_question_and_makes_nothing_public():
    question = make.question()
    question.accept(make.editor(), "Is it normal?", "Is it?", "recovery")
    assert (question.status, question.slug, question.text) == ("accepted", "is-it-normal", "Is it?")
    assert not Question.objects.published().exists()


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        (("Is it normal", "Text", "recovery"), "ends with"),
        (("Is it normal?", " ", "recovery"), "as readers should see it"),
        (("Is it normal?", "Text", ""), "Choose the section"),
    ],
)
def test_a_question_is_not_accepted_without_a_proper_wording(wording, sentence):
    with refused(sentence):
        make.question().accept(make.editor(), *wording)


def test_somebody_without_the_permission_neither_accepts_nor_declines():
    outsider = make.user(is_staff=True)
    with refused("Your role does not include this"):
        make.question().accept(outsider, "Is it normal?", "Text", "recovery")
    with refused("Your role does not include this"):
        make.question().decline(outsider, "Because.")


def test_declining_needs_a_reason_and_erases_the_address():
    question = make.question(email="dana@example.org")
    with refused("Say why"):
        question.decline(make.editor(), "")
    question.decline(make.editor(), "Not about microneedling.")
    assert (question.status, question.email, question.text) == ("declined", "", "")
    with refused("This question is declined"):
        question.accept(make.editor(), "Is it normal?", "Text", "recovery")


def test_an_answered_question_is_not_declined():
    question = make.answered().page.question
    with refused("Withdraw the thread instead"):
        question.decline(make.editor(), "Too late.")


def test_only_checked_clinicians_answer_and_only_worded_questions():
    with refused("not linked to one"):
        make.accepted().start_answer(make.editor())
    with refused("not current"):
        make.accepted().start_answer(make.clinician(license="lapsed"))
    with refused("Word the question for readers first"):
        make.question().start_answer(make.clinician())
    assert make.accepted().start_answer(make.clinician()).is_draft


def test_starting_twice_continues_the_same_draft():
    question, clinician = make.accepted(), make.clinician()
    assert question.start_answer(clinician) == question.start_answer(clinician)


def test_an_answer_is_approved_by_another_clinician_with_a_current_license():
    text = make.answer_draft()
    text.submit(text.author)
    with refused("You wrote or changed this text"):
        make.approve(text, text.author)
    with refused("license check is not current"):
        make.approve(text, make.clinician(license="suspended"))
    with refused("A clinician approves texts"):
        make.approve(text, make.editor())
    assert not Question.objects.published().exists()
    make.approve(text, make.clinician())
    assert Question.objects.published().get() == text.page.question


def test_nobody_puts_words_into_a_clinicians_mouth():
    answer = make.answered().page
    for other in (make.editor(), make.clinician(), make.user(is_superuser=True)):
        with refused("Only the clinician whose answer it is changes it"):
            answer.edit(other)
    owner = answer.clinician.user
    assert answer.edit(owner).is_draft
    make.license_check(answer.clinician, status="suspended")
    answer.refresh_from_db()
    answer.clinician.refresh_from_db()
    with refused("not current"):
        answer.edit(owner)


def test_a_wording_is_frozen_from_the_moment_an_answer_to_it_is_handed_in():
    text = make.answer_draft()
    question = text.page.question
    wording = ("Is it another question?", "Other words.", "risks")
    question.accept(make.editor(), *wording)
    text.submit(text.author)
    with refused("can't change any more"):
        question.accept(make.editor(), "Third?", "Words.", "risks")
    text.take_back(text.author)
    question.accept(make.editor(), "Third?", "Words.", "risks")
    draft = question.answers.get().open_revision
    draft.submit(draft.author)
    make.approve(draft, make.clinician())
    with refused("can't change any more"):
        question.accept(make.clinician(), "Fourth?", "Words.", "risks")
    assert question.title == "Third?"


def test_a_withdrawn_thread_comes_back_and_no_answer_is_approved_meanwhile():
    text = make.answered()
    question = text.page.question
    waiting = make.answer_draft(question)
    waiting.submit(waiting.author)
    with refused("not withdrawn"):
        question.reinstate(make.editor())
    question.withdraw(make.editor(), "Under repair.")
    waiting = AnswerRevision.objects.get(pk=waiting.pk)
    with refused("withdrawn. Reinstate it first"):
        make.approve(waiting, make.clinician())
    with refused("Ask an editor"):
        question.reinstate(make.clinician())
    question.reinstate(make.editor())
    assert Question.objects.published().get() == question


def test_what_a_sample_person_worded_is_a_sample(settings):
    question = make.question()
    question.accept(make.editor(is_sample=True), "Is it?", "Words.", "risks")
    make.answered(question)
    settings.DEMO = False
    assert not Question.objects.published().exists()


def test_a_question_is_never_called_by_what_was_typed_or_worded():
    question = make.question(asked_text="My private words")
    assert str(question) == f"Question {question.pk}"
    assert str(make.accepted("Is it mine?")).startswith("Question ")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"short_answer": "word " * 41}, "has 41 words; 40 are the most"),
        ({"body": " "}, "Fill in why"),
        ({"body": "It helps.[@nothing]"}, "nothing"),
    ],
)
def test_an_unfinished_answer_is_not_submitted_and_stays_a_draft(fields, sentence):
    text = make.answer_draft(**fields)
    with refused(sentence):
        text.submit(text.author)
    assert text.is_draft


def test_withdrawing_a_thread_needs_an_editor_and_a_reason():
    question = make.answered().page.question
    with refused("Ask an editor"):
        question.withdraw(make.clinician(), "Wrong.")
    with refused("Say why"):
        question.withdraw(make.editor(), " ")
    question.withdraw(make.editor(), "The answer was out of date.")
    assert not Question.objects.published().exists()
    assert not AnswerRevision.objects.current().exists()
    with refused("withdrawn already"):
        question.withdraw(make.editor(), "Again.")


def test_the_queue_has_what_waits_the_oldest_first():
    now = timezone.now()
    newer = make.question(asked_at=now)
    older = make.accepted(asked_at=now - datetime.timedelta(days=4))
    handed_in = make.answer_draft()
    handed_in.submit(handed_in.author)
    done = make.answered().page.question
    declined = make.question()
    declined.decline(make.editor(), "Not about microneedling.")
    assert list(Question.objects.awaiting_answer()) == [older, newer]
    waiting = list(Question.objects.waiting())
    assert handed_in.page.question in waiting
    assert done not in waiting and declined not in waiting


def test_lists_are_sorted_by_the_first_answer_and_an_answer_for_later_does_not_move_them():
    first = make.answered().page.question
    second = make.answered().page.question
    later = timezone.now() + datetime.timedelta(days=3)
    make.answered(first, publish_at=later)
    newest = Question.objects.published().newest_answered_first()
    assert list(newest) == [second, first]
    assert newest.with_answer_counts().last().answer_count == 1


def test_an_answer_with_a_time_limit_of_its_own_is_not_handed_in():
    answer = make.answer_draft(body="If the swelling stays, call your clinic within two days.")
    with pytest.raises(ValidationError, match="warning signs"):
        answer.submit(answer.author)
    answer.body = "If the swelling stays, call your clinic. The list on this page says how soon."
    answer.save()
    answer.submit(answer.author)
    assert answer.status == answer.Status.SUBMITTED
