"""What the starter library promises as a whole: how much there is, and that each page is sound."""

import pytest
from django.urls import reverse

from articles.article import Kind
from articles.models import (
    AlertRevision,
    ArticleRevision,
    ClaimRevision,
    Figure,
    GlossaryTermRevision,
    Source,
)
from articles.questions.models import AnswerRevision, ComparisonRevision, Question
from articles.sections import Section
from microsite.markup import cited_keys
from microsite.markup.gates import gate_problems
from microsite.markup.uncited import uncited

from .crawl import starter_library

CLOSE_TO_THE_SKIN = (Section.RISKS, Section.PREPARATION, Section.RECOVERY, Section.AFTERCARE)
FLOOR = 90  # percent of what a program can decide of a checklist
# Without these a reader of a section would miss what the guide is for.
SUBJECTS = {
    "/guide/overview/what-happens-in-the-skin/",
    "/guide/overview/what-it-can-and-cannot-treat/",
    "/guide/overview/needle-depth/",
    "/guide/overview/devices-and-what-fda-cleared/",
    "/guide/overview/radiofrequency-microneedling/",
    "/guide/overview/prp-and-exosomes/",
    "/guide/overview/alternatives-and-doing-nothing/",
    "/guide/overview/cost-and-what-to-ask/",
    "/guide/overview/who-should-wait/",
    "/guide/overview/options-side-by-side/",
    "/guide/preparation/choose-and-check-a-license/",
    "/guide/preparation/consultation-sheet/",
    "/guide/preparation/medicines/",
    "/guide/preparation/numbing-cream-safety/",
    "/guide/procedure/record-of-what-happened/",
    "/guide/procedure/home-rollers/",
    "/guide/recovery/what-is-normal-and-what-is-not/",
    "/guide/recovery/bumps-pimples-milia-or-infection/",
    "/guide/risks/all-risks-with-numbers/",
    "/guide/risks/something-went-wrong/",
    "/guide/aftercare/first-24-hours/",
    "/guide/aftercare/aftercare-card/",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker):
    with starter_library(django_db_blocker):
        yield


def health_pages():
    return ArticleRevision.objects.current().exclude(page__kind=Kind.POLICY).select_related("page")


def test_there_is_as_much_as_the_library_promises():
    pages = health_pages()
    assert pages.count() >= 50
    assert pages.filter(page__kind=Kind.DISAGREEMENT).count() == 5
    assert pages.filter(page__kind=Kind.SHEET).count() == 4
    assert Question.objects.published().count() >= 20
    assert ClaimRevision.objects.current().count() >= 60
    assert GlossaryTermRevision.objects.current().count() >= 60
    assert Figure.objects.exclude(drawing="").count() >= 8
    assert AlertRevision.objects.current().count() == 3
    assert {page.get_absolute_url() for page in pages} >= SUBJECTS


def test_no_medical_passage_near_the_skin_is_uncited():
    found = [
        f"{revision.get_absolute_url()} {name}: {problem.message}"
        for revision in health_pages().filter(page__section__in=CLOSE_TO_THE_SKIN)
        for name, text in revision.parts.items()
        for problem in gate_problems(text, (uncited,))
    ]
    assert found == []


def test_every_page_reaches_the_floor_of_every_checklist():
    low = {}
    for revision in health_pages():
        quality = revision.quality
        numbers = (quality["pemat"]["percent"], quality["cdc"]["percent"])
        if quality["missing"] or quality["grade"] > quality["ceiling"] or min(numbers) < FLOOR:
            low[revision.get_absolute_url()] = (quality["grade"], *numbers, quality["missing"])
    assert low == {}


def test_the_public_table_shows_four_of_four_for_every_health_page(client):
    html = client.get(reverse("quality")).content.decode()
    assert html.count("4 of 4") >= health_pages().count()
    assert "3 of 4" not in html


def test_every_thread_has_two_answers_and_says_where_they_agree_and_differ():
    compared = set(ComparisonRevision.objects.current().values_list("page__question", flat=True))
    for question in Question.objects.published().with_answer_counts():
        assert question.answer_count >= 2, question
        assert question.pk in compared, question
    assert ComparisonRevision.objects.outdated() == []


def test_every_claim_is_used_and_every_source_is_cited_by_something():
    texts = [revision.parts.values() for revision in ArticleRevision.objects.current()]
    texts += [revision.parts.values() for revision in AnswerRevision.objects.current()]
    texts += [revision.parts.values() for revision in ComparisonRevision.objects.current()]
    cited = [cited_keys(text) for parts in texts for text in parts]
    used = set().union(*(keys.claims for keys in cited))
    slugs = set(ClaimRevision.objects.current().values_list("page__slug", flat=True))
    assert slugs - used == set()
    assert Source.objects.filter(key__in=set().union(*(keys.sources for keys in cited))).exists()


def test_every_drawing_says_all_of_it_in_words_and_stands_on_a_page():
    placed = set().union(
        *(
            cited_keys(text).figures
            for revision in ArticleRevision.objects.current()
            for text in revision.parts.values()
        )
    )
    for figure in Figure.objects.all():
        assert figure.key in placed, figure
        assert len(figure.description) > len(figure.caption) > 0, figure
        assert figure.alt and figure.skin_tone, figure


def test_every_alert_stands_on_pages():
    for revision in AlertRevision.objects.current().select_related("page"):
        assert revision.page.articles.count() >= 5, revision
