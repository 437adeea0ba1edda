"""DEMO=0: load_content hands the texts in for review, approves none and loads no sample."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import (
    AlertRevision,
    Article,
    ArticleRevision,
    Claim,
    ClaimRevision,
    Figure,
    GlossaryTermRevision,
    SafetyNoticeRevision,
    Source,
)
from articles.questions.models import Comparison, Question
from clinics.models import Clinic
from microsite import search
from microsite.desk.texts import REVISIONS
from microsite.markup import cited_keys
from microsite.people.models import Clinician, User
from microsite.searchables import SEARCHABLES
from microsite.starter.people import LIBRARY_EMAIL
from tests import make

from . import crawl
from .small_library import load

# What is handed in; answers and their comparisons are samples and stay out.
HANDED_IN = {
    *(SafetyNoticeRevision, AlertRevision, ArticleRevision, ClaimRevision, GlossaryTermRevision)
}
MUST_BE_APPROVED_FIRST = "claims that have no public text"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="class")
def library(django_db_setup, django_db_blocker):
    """The starter library as a demonstration has it."""
    with crawl.starter_library(django_db_blocker):
        yield


@pytest.fixture
def live(library, settings):
    """The same database on a live site."""
    settings.DEMO = False


def waiting():
    return {model.__name__: model.objects.awaiting_review().count() for model in REVISIONS}


class TestAfterADemonstration:
    """The library was loaded with DEMO=1; the site went live on the same database."""

    def test_loading_on_a_live_site_hands_the_texts_in_and_approves_none(self, live, client):
        pages = {
            model.__name__: model._meta.get_field("page").related_model.objects.count()
            if model in HANDED_IN
            else 0
            for model in REVISIONS
        }
        load()
        assert waiting() == pages
        for model in REVISIONS:
            handed_in = model.objects.awaiting_review()
            assert {revision.author.email for revision in handed_in} <= {LIBRARY_EMAIL}
            assert not any(revision.touches_sample() for revision in handed_in)
            assert not model.objects.current().exists()
        assert crawl.Page.get(client, "/guide/overview/").status == 404

    def test_loading_twice_on_a_live_site_changes_nothing(self, live):
        load()
        before = waiting(), ArticleRevision.objects.count(), Source.objects.count()
        assert f"Content loaded: {sum(before[0].values())} texts unchanged." in load()
        assert (waiting(), ArticleRevision.objects.count(), Source.objects.count()) == before

    def test_what_a_live_site_approves_of_the_library_is_public_and_no_sample(self, live, client):
        load()
        notice = SafetyNoticeRevision.objects.awaiting_review().get()
        chapter = ArticleRevision.objects.awaiting_review().get(
            page__kind="chapter", page__section="recovery"
        )
        with pytest.raises(ValidationError, match=MUST_BE_APPROVED_FIRST):
            make.approve(chapter, make.clinician())
        keys = set().union(*(cited_keys(text).claims for text in chapter.parts.values()))
        claims = ClaimRevision.objects.awaiting_review().filter(page__slug__in=keys)
        assert len(claims) == len(keys) > 3
        for text in (notice, *claims, chapter):
            make.approve(text, make.clinician())
            assert not text.is_sample
        page = crawl.Page.get(client, "/guide/recovery/")
        assert page.status == 200
        assert chapter.title in page.words
        assert page.meta("robots") == ""
        assert {claim.statement in page.words for claim in claims} == {True}
        assert set(Claim.objects.published()) == {text.page for text in claims}
        assert crawl.Page.get(client, "/questions/ask/question/?now=no").all("textarea")


class TestOnAFreshDatabase:
    """A live site from its first day, without any sample."""

    @pytest.fixture(autouse=True)
    def fresh(self, settings):
        settings.DEMO = False

    def test_loading_makes_no_sample_at_all_and_approves_nothing(self, client):
        load()
        assert not User.objects.filter(is_sample=True).exists()
        assert not Clinician.objects.exists()
        assert not Clinic.objects.exists()
        assert not Question.objects.exists()
        assert not Comparison.objects.exists()
        assert waiting()["ArticleRevision"] == Article.objects.count() > 10
        assert waiting()["SafetyNoticeRevision"] == 1
        assert waiting()["ClaimRevision"] >= 100
        assert waiting()["GlossaryTermRevision"] >= 80
        assert waiting()["AlertRevision"] >= 3
        assert not any(model.objects.approved().exists() for model in REVISIONS)
        assert Source.objects.count() > 100
        assert Figure.objects.exclude(drawing="").exists()
        for address in ("/", "/evidence/", "/evidence/sources/", "/glossary/", "/alerts/"):
            assert client.get(address).status_code == 200
        assert search.find("microneedling", SEARCHABLES).total == 0

    def test_loading_leaves_alone_what_people_have_changed_since(self):
        load()
        text = ArticleRevision.objects.awaiting_review().first()
        draft = text.return_with_notes(make.editor(), "Say it in other words.")
        address = text.page.get_absolute_url()
        assert f"Left alone, because people changed it: {address}" in load()
        assert text.page.newest == draft

    def test_the_account_of_the_library_can_not_sign_in(self):
        load()
        account = User.objects.get(email=LIBRARY_EMAIL)
        assert not account.has_usable_password()
        assert not account.is_staff

    def test_a_site_that_becomes_a_demonstration_shows_the_same_texts_as_samples(
        self, settings, client
    ):
        load()
        settings.DEMO = True
        load()
        texts = ArticleRevision.objects.current()
        assert texts.count() == Article.objects.count()
        assert not texts.filter(is_sample=False).exists()
        assert Claim.objects.published().count() == Claim.objects.count() > 0
        assert not texts.with_changed_evidence().exists()
        settings.DEMO = False
        assert client.get("/guide/risks/").status_code == 404
