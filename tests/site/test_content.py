"""The starter library is right, and load_content loads it carefully."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, ArticleRevision, SafetyNoticeRevision, Source
from articles.questions.models import Answer, AnswerRevision, Question
from clinics.models import Clinic
from microsite import search
from microsite.people.models import Clinician, LicenseCheck
from microsite.searchables import SEARCHABLES
from tests import make

from .small_library import SmallLibrary, rows

DAY = datetime.timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(tmp_path):
    return SmallLibrary(tmp_path)


# --- loading again ------------------------------------------------------------------------------

ARTICLE = "articles/recovery/day-three.md"
QUESTION = "threads/dry-skin/question.md"


def day_three():
    return Article.objects.get(slug="day-three")


def test_loading_twice_changes_nothing(library):
    library.load()
    before = rows(), day_three().public.pk
    assert library.load() == "Content loaded: 1 clinics, 15 texts unchanged.\n"
    assert (rows(), day_three().public.pk) == before


def test_loading_only_to_check_writes_nothing(library):
    before = rows()
    library.load(check=True)
    assert rows() == before


def test_a_changed_file_makes_a_new_text_through_the_verbs_and_keeps_the_old_one(library, client):
    library.load()
    old = day_three().public
    library.change(ARTICLE, "Words of text.", "Zanthian words.")
    assert "1 texts changed, 14 texts unchanged" in library.load()
    new = day_three().public
    assert new.pk != old.pk
    assert new.status == "approved"
    assert new.author.is_sample
    assert new.reviewed_by.clinician.is_sample
    assert new.reviewed_by != new.author
    assert new.is_sample
    assert new.change_note
    kept = ArticleRevision.objects.get(pk=old.pk)
    assert "Words of text." in kept.body
    assert kept.state == "replaced"
    assert b"Zanthian" in client.get(day_three().get_absolute_url()).content
    assert search.find("zanthian", SEARCHABLES).total == 1


def test_a_changed_answer_notice_and_policy_get_new_texts_too(library):
    library.load()
    library.change("threads/dry-skin/answer-one.md", "is dry.", "is Zanthian.")
    library.change("notices/red-flags.md", "breathing.", "breathing, which is Zanthian.")
    library.change("policies/privacy.md", "We keep little.", "We keep Zanthian little.")
    # The comparison of the answers is a new text, too.
    assert "4 texts changed, 11 texts unchanged" in library.load()
    for model in (AnswerRevision, SafetyNoticeRevision, ArticleRevision):
        assert model.objects.current().filter(body__contains="Zanthian").count() == 1


def test_a_new_file_makes_a_new_page_and_a_file_that_is_gone_takes_nothing_away(library):
    library.load()
    text = (library.root / ARTICLE).read_text()
    library.write("articles/risks/other.md", text.replace("section: recovery", "section: risks"))
    library.remove(ARTICLE)
    library.load()
    assert Article.objects.published().filter(slug="day-three").count() == 2


@pytest.mark.parametrize("step", ["draft", "submitted", "approved"])
def test_a_page_that_people_have_changed_is_reported_and_left_alone(library, step):
    library.load()
    page = day_three()
    text = make.fill(page.edit(make.editor()), body="## A heading\n\nWords of an editor.")
    if step != "draft":
        text.submit(text.author)
    if step == "approved":
        make.approve(text, make.clinician())
    before = rows()
    library.change(ARTICLE, "Words of text.", "Other words.")
    assert f"Left alone, because people changed it: {page.get_absolute_url()}\n" in library.load()
    assert rows() == before
    assert page.newest == text
    assert "Other words" not in page.public.body


def test_a_withdrawn_page_stays_withdrawn(library, client):
    library.load()
    page = day_three()
    page.withdraw(make.editor(), "It was wrong.")
    library.change(ARTICLE, "Words of text.", "Other words.")
    assert f"Left alone, because people changed it: {page.get_absolute_url()}\n" in library.load()
    assert client.get(page.get_absolute_url()).status_code == 410


def test_a_question_that_an_editor_has_worded_anew_keeps_that_wording(library):
    library.load()
    question = Question.objects.get()
    question.accept(make.editor(), "Is skin that peels normal?", "Is it?", "risks")
    assert f"people changed it: {question.get_absolute_url()}\n" in library.load()
    question.refresh_from_db()
    assert (question.title, question.section) == ("Is skin that peels normal?", "risks")


def test_a_changed_question_is_worded_anew_while_nobody_else_has_done_it(library):
    library.load()
    library.change(QUESTION, "Is dry skin normal?", "Is very dry skin normal?")
    library.load()
    assert Question.objects.get().title == "Is very dry skin normal?"


def test_a_declined_question_stays_declined(library):
    library.load()
    question = Question.objects.get()
    for answer in question.answers.all():
        answer.withdraw(make.editor(), "It was wrong.")
    question.decline(make.editor(), "It is no question.")
    library.change(QUESTION, "Is dry skin normal?", "Is very dry skin normal?")
    assert "Left alone" in library.load()
    question.refresh_from_db()
    assert (question.status, question.title) == ("declined", "Is dry skin normal?")
    assert not Answer.objects.published().exists()


def test_a_source_that_an_editor_has_checked_keeps_the_day_and_what_was_changed(library):
    library.load()
    today = timezone.localdate()
    Source.objects.filter(key="one").update(link_checked_on=today, note="Opened it.")
    library.load()
    source = Source.objects.get(key="one")
    assert (source.link_checked_on, source.note) == (today, "Opened it.")


def test_a_source_whose_file_changed_is_renewed_and_still_keeps_the_day(library):
    library.load()
    today = timezone.localdate()
    Source.objects.filter(key="one").update(link_checked_on=today, note="Opened it.")
    library.change("sources/all.yaml", "The first source", "The first source, revised")
    assert "1 sources changed" in library.load()
    source = Source.objects.get(key="one")
    assert (source.title, source.link_checked_on) == ("The first source, revised", today)
    assert source.note == "Read in full."


# --- samples stay fresh -------------------------------------------------------------------------


def test_license_checks_of_sample_clinicians_are_renewed_when_they_are_a_month_old(library):
    library.load()
    assert LicenseCheck.objects.count() == 2
    now = timezone.now()
    with time_machine.travel(now + 29 * DAY):
        library.load()
        assert LicenseCheck.objects.count() == 2
    with time_machine.travel(now + 31 * DAY):
        library.load()
        assert LicenseCheck.objects.count() == 4


def test_after_years_without_a_load_the_next_one_makes_everything_current_again(library):
    library.load()
    with time_machine.travel(timezone.now() + 800 * DAY):
        assert not Clinic.objects.published().exists()
        assert not Clinician.objects.with_current_license().exists()
        library.change(ARTICLE, "Words of text.", "Other words.")
        assert "1 texts changed" in library.load()
        assert Clinic.objects.published().count() == 1
        assert Clinician.objects.with_current_license().count() == 2
        assert "Other words" in day_three().public.body


def test_the_day_of_a_sample_clinic_counts_back_from_the_load(library):
    library.load()
    assert Clinic.objects.get().last_confirmed == timezone.localdate() - 12 * DAY
    with time_machine.travel(timezone.now() + 100 * DAY):
        library.load()
        clinic = Clinic.objects.get()
        assert clinic.last_confirmed == timezone.localdate() - 12 * DAY
        assert {each.date for each in clinic.checked.values()} == {clinic.last_confirmed}


def test_a_clinic_that_an_editor_has_removed_stays_removed(library):
    library.load()
    Clinic.objects.get().remove(make.editor(), "It closed.")
    library.load()
    assert not Clinic.objects.published().exists()
    assert Clinic.objects.count() == 1


def test_a_file_never_touches_a_real_page_of_the_same_address(library):
    text = make.published(make.article(slug="day-three"), body="## A\n\nReal words.")
    assert f"people changed it: {text.get_absolute_url()}\n" in library.load()
    assert text.page.public == text
    assert not text.is_sample
