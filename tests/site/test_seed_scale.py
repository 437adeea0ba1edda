"""The large data set for measuring: as many as asked, public, and never among real pages."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.questions.models import AnswerRevision, Question
from clinics.finding.facets import FACETS
from clinics.models import Clinic, Trait
from tests import make
from tests.clinics.some_places import load_some_places

pytestmark = pytest.mark.django_db


def seed(**options):
    call_command("seed_scale", verbosity=0, **options)


def test_it_writes_as_many_as_asked_and_all_of_it_says_that_it_is_generated(client, settings):
    settings.DEMO = False
    load_some_places()
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


def test_clinics_need_places_and_can_then_be_found_by_every_filter(client):
    with pytest.raises(CommandError, match="Run load_places first"):
        seed(clinics=1)
    load_some_places()
    seed(clinics=150)
    assert Clinic.objects.published().filter(cell__isnull=False).count() == 150
    assert {facet.name for facet in FACETS} == set(Trait.objects.values_list("facet", flat=True))
    clinic = Trait.objects.recent().filter(facet="license").first().clinic
    near = client.get("/clinics/near/", {"place": clinic.postal_code, "license": "checked"})
    assert "Generated clinic" in near.content.decode()


def test_a_number_below_zero_is_refused():
    with pytest.raises(CommandError, match="0 or more"):
        seed(questions=-1)
