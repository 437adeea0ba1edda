"""The large data set for measuring: as many as asked, public, and never among real pages."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.questions.models import AnswerRevision, Question
from clinics.models import Clinic
from tests import make

pytestmark = pytest.mark.django_db


def seed(**options):
    call_command("seed_scale", verbosity=0, **options)


def test_it_writes_as_many_as_asked_and_all_of_it_says_that_it_is_generated(client, settings):
    settings.DEMO = False
    seed(articles=7, questions=60, clinics=5)
    assert Article.objects.published().count() == 7
    assert Question.objects.count() == 60 and Clinic.objects.count() == 5
    assert Question.objects.published().count() == 40
    assert {"enerated" in title for title in Question.objects.values_list("title", flat=True)} == {
        True
    }
    for text in AnswerRevision.objects.current():
        text.check_ready()
    assert client.get("/questions/").status_code == 200
    assert "20 questions are waiting" in client.get("/questions/").content.decode()
    thread = Question.objects.published().first()
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert "generated" in client.get("/search/?q=generated").content.decode()


def test_a_database_with_something_in_it_is_left_alone_unless_one_insists():
    make.editor()
    with pytest.raises(CommandError, match="has something in it already"):
        seed(questions=2)
    assert not Question.objects.exists()
    seed(questions=2, force=True)
    assert Question.objects.count() == 2
    with pytest.raises(CommandError, match="filled by this command once"):
        seed(questions=2, force=True)


def test_a_number_below_zero_is_refused():
    with pytest.raises(CommandError, match="0 or more"):
        seed(questions=-1)
