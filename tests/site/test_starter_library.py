"""The starter library keeps what it promises: sources, reading levels, everything a sample."""

from io import StringIO

import pytest

from articles.article import Kind
from articles.library import Library
from articles.models import (
    Alert,
    AlertRevision,
    Article,
    ArticleRevision,
    Claim,
    ClaimRevision,
    Figure,
    GlossaryTerm,
    GlossaryTermRevision,
    SafetyNotice,
    SafetyNoticeRevision,
    Source,
)
from articles.questions.models import AnswerRevision, ComparisonRevision, Question
from articles.questions.threads import show_thread
from articles.sections import Section
from clinics.models import Clinic
from microsite.desk.texts import REVISIONS
from microsite.markup import cited_keys, render
from microsite.markup.readability import grade
from microsite.people.models import Clinician, User

from .crawl import starter_library
from .small_library import load, rows

pytestmark = pytest.mark.django_db


def test_the_content_files_are_right():
    before = rows()
    errors = StringIO()
    assert load(check=True, stderr=errors) == "The content files are right.\n"
    assert errors.getvalue() == ""
    assert rows() == before


@pytest.fixture(scope="class")
def loaded(django_db_setup, django_db_blocker):
    with starter_library(django_db_blocker):
        yield


@pytest.mark.usefixtures("loaded")
class TestTheStarterLibrary:
    """Measured in what was loaded, apart from the loader's own checks."""

    def texts(self):
        """(name, Markdown texts, highest grade) of everything that is public."""
        for revision in ArticleRevision.objects.current().select_related("page"):
            ceiling = 6 if revision.page.section == Section.AFTERCARE else 8
            yield str(revision.page), list(revision.parts.values()), ceiling
        for revision in SafetyNoticeRevision.objects.current():
            yield revision.title, [revision.body], 6
        for revision in AnswerRevision.objects.current():
            yield str(revision), [revision.body], 8
        for revision in ClaimRevision.objects.current().select_related("page"):
            yield revision.statement, [revision.statement, revision.basis], revision.ceiling
        for revision in AlertRevision.objects.current():
            yield revision.title, [revision.body], 6
        for revision in (
            *GlossaryTermRevision.objects.current(),
            *ComparisonRevision.objects.current(),
        ):
            yield str(revision), list(revision.parts.values()), 8

    def test_it_has_what_the_site_promises(self):
        chapters = ArticleRevision.objects.current().filter(page__kind=Kind.CHAPTER)
        sections = set(chapters.values_list("page__section", flat=True))
        policies = Article.objects.published().filter(kind=Kind.POLICY)
        assert sections == set(Section.values)
        assert set(policies.values_list("slug", flat=True)) >= {
            *["about", "privacy", "editorial-policy", "accessibility"]
        }
        threads = Question.objects.published().with_answer_counts()
        assert threads.count() >= 20
        assert min(thread.answer_count for thread in threads) >= 2
        assert SafetyNotice.objects.published().get().slug == "red-flags"
        clinics = Clinic.objects.published()
        assert (clinics.count(), len(clinics.counts_by_state())) == (12, 8)
        assert Claim.objects.published().count() >= 100
        assert GlossaryTerm.objects.published().count() >= 80
        assert Alert.objects.published().count() >= 3

    def test_every_thread_shows_a_comparison_of_its_answers(self):
        for thread in Question.objects.published():
            assert show_thread(thread).comparison is not None, thread
        assert ComparisonRevision.objects.outdated() == []

    def test_no_page_refers_to_a_claim_that_changed_after_it(self):
        for model in (ArticleRevision, AnswerRevision, ComparisonRevision):
            assert not model.objects.current().with_changed_evidence().exists()

    def test_every_drawing_is_placed_and_every_alert_stands_on_a_page(self):
        placed = {
            key
            for _, texts, _ in self.texts()
            for text in texts
            for key in cited_keys(text).figures
        }
        assert placed == set(Figure.objects.values_list("key", flat=True))
        for alert in Alert.objects.published():
            assert alert.articles.exists(), alert

    def test_every_citation_resolves_and_every_text_renders_without_a_problem(self):
        stored = set(Source.objects.values_list("key", flat=True))
        public = set(Claim.objects.published().values_list("slug", flat=True))
        for name, texts, _ in self.texts():
            library = Library(texts)
            references = library.references()
            for text in texts:
                assert cited_keys(text).sources <= stored, name
                assert cited_keys(text).claims <= public, name
                assert render(text, references).problems == (), name

    def test_every_source_is_cited_or_was_seen_and_says_where_it_is(self):
        for source in Source.objects.all():
            assert source.url or source.identifier, source
            assert source.publisher or source.authors, source

    def test_the_reading_levels_hold(self):
        too_hard = {
            name: round(grade("\n\n".join(texts)), 1)
            for name, texts, ceiling in self.texts()
            if grade("\n\n".join(texts)) > ceiling
        }
        assert too_hard == {}

    def test_every_medical_page_cites_something(self):
        for revision in ArticleRevision.objects.current().exclude(page__kind=Kind.POLICY):
            text = "\n".join(revision.parts.values())
            assert len(cited_keys(text).sources) >= 3, revision

    def test_everybody_and_everything_in_it_is_a_sample(self):
        for model in (User, Clinician, Clinic, Question):
            assert not model.objects.filter(is_sample=False).exists(), model
        for model in REVISIONS:
            assert model.objects.current().exists(), model
            assert not model.objects.filter(is_sample=False).exists(), model

    def test_a_second_load_finds_nothing_new(self):
        before = rows()
        assert "texts changed" not in load()
        assert rows() == before
