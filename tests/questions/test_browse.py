"""Browsing threads: filters that are links, pages without numbers, indexes that serve them."""

import datetime
from itertools import combinations

import pytest
from django.db import connection
from django.utils import timezone

from articles.questions.browse_queries import PER_PAGE, place_of
from articles.questions.browsing import FACETS, Chosen
from articles.questions.models import Answer, AnswerRevision, Question
from tests import make

pytestmark = pytest.mark.django_db

VALUES = {"section": "recovery", "stage": "healing", "day": "2-3", "skin-tone": "brown"}


def thread(title="Is this normal on day three?", **fields):
    return make.answered(make.accepted(title, **fields)).page.question


def titles(response):
    return [question.title for question in response.context["page"].threads]


def robots(response):
    return 'name="robots" content="noindex"' in response.content.decode()


def canonical(response):
    page = response.content.decode()
    return page.split('<link rel="canonical" href="')[1].split('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize("name", VALUES)
def test_each_filter_shows_its_threads_only_at_an_address_of_its_own(client, name):
    told = {"stage": "healing", "day_since": 3, "skin_tone": "brown"}
    other = {"stage": "worried", "day_since": 30, "skin_tone": "light"}
    thread("Is it this one?", section="recovery", **told)
    thread("Is it another?", section="risks", **other)
    address = f"/questions/{name}/{VALUES[name]}/"
    response = client.get(address)
    assert titles(response) == ["Is it this one?"]
    assert not robots(response) and canonical(response).endswith(address)
    assert len(titles(client.get("/questions/"))) == 2
    by_query = client.get(f"/questions/?{name}={VALUES[name]}")
    assert (by_query.status_code, by_query["Location"]) == (301, address)


def test_filters_combine_in_one_address_and_combinations_are_not_indexed(client):
    thread("Is it both?", stage="healing")
    thread("Is it one of them?", stage="worried")
    thread("Is it the other?", section="risks", stage="healing")
    response = client.get("/questions/?stage=healing&section=recovery")
    assert titles(response) == ["Is it both?"]
    assert robots(response)
    assert canonical(response).endswith("/questions/?section=recovery&stage=healing")
    page = client.get("/questions/section/recovery/").content.decode()
    assert 'href="/questions/?section=recovery&amp;stage=healing"' in page
    # Taking one of the two away leads to the address of the other alone.
    assert 'href="/questions/stage/healing/"' in response.content.decode()


def test_only_values_that_have_threads_beside_what_is_chosen_are_offered(client):
    thread(stage="healing", skin_tone="brown")
    thread(section="risks", stage="worried")

    def offered(address):
        facets = client.get(address).context["facets"]
        return {link["label"] for facet in facets for link in facet["links"]} - {"All"}

    assert offered("/questions/") == {"Recovery", "Risks", "healing", "worried", "brown"}
    assert offered("/questions/section/risks/") == {"Recovery", "Risks", "worried"}


def test_without_threads_there_is_nothing_to_filter_by(client):
    page = client.get("/questions/").content.decode()
    assert "No answered question here yet" in page and 'class="browse"' not in page


@pytest.mark.parametrize(
    "address",
    [
        "/questions/section/nothing/",
        "/questions/day/3/",
        "/questions/?stage=nothing",
        "/questions/?section=recovery&skin-tone=blue",
        "/questions/?before=nothing",
        "/questions/?after=-1-1",
        "/questions/?before=9999999999999999-1",
        "/questions/?before=99999999999999999999-1",
    ],
)
def test_what_there_is_not_is_not_found(client, address):
    thread()
    assert client.get(address).status_code in (200, 404)
    if "before=9999999999999999-1" not in address:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("day", "band"),
    [(None, ""), (0, "0-1"), (1, "0-1"), (2, "2-3"), (7, "4-7"), (28, "8-28"), (85, "85-up")],
)
def test_the_band_of_days_follows_the_day(day, band):
    question = make.question(day_since=day)
    question.refresh_from_db()
    assert question.day_band == band
    Question.objects.update(day_since=None)
    question.refresh_from_db()
    assert question.day_band == ""


def many(count):
    """So many threads with a public answer, two at each moment; returned the newest first."""
    editor, author, reviewer = make.editor(), make.clinician(), make.clinician()
    start = timezone.now() - datetime.timedelta(days=30)
    moments = [start + datetime.timedelta(minutes=n // 2) for n in range(count)]
    questions = Question.objects.bulk_create(
        Question(
            status="accepted",
            section="recovery",
            title=f"Is it number {n}?",
            slug="it",
            text="Is it?",
            accepted_by=editor,
            answered_at=moment,
        )
        for n, moment in enumerate(moments)
    )
    answers = Answer.objects.bulk_create(
        Answer(question=question, clinician=author.clinician, sort_date=question.answered_at)
        for question in questions
    )
    AnswerRevision.objects.bulk_create(
        AnswerRevision(
            page=answer,
            author=author,
            status="approved",
            reviewed_by=reviewer,
            full_review_by=reviewer,
            publish_at=answer.sort_date,
            short_answer="Yes.",
            body="So.",
        )
        for answer in answers
    )
    return questions[::-1]


def test_pages_go_through_all_threads_once_and_back(client):
    expected = [question.title for question in many(2 * PER_PAGE + 5)]
    address, shown, pages = "/questions/section/recovery/", [], []
    while address:
        response = client.get(address)
        assert response.status_code == 200
        assert robots(response) is bool(pages)
        pages.append(titles(response))
        shown += titles(response)
        address = response.context["older_url"]
    assert shown == expected and [len(page) for page in pages] == [20, 20, 5]
    back = client.get(response.context["newer_url"])
    assert titles(back) == pages[1]
    assert back.context["newer_url"] == "/questions/section/recovery/"
    # A link of yesterday may ask for a page of which only some threads are left above it.
    newest = Question.objects.newest_answered_first().first()
    stale = client.get(f"/questions/section/recovery/?after={place_of(newest)}")
    assert (stale.status_code, stale["Location"]) == (302, "/questions/section/recovery/")


def test_a_thread_that_is_new_moves_no_page(client):
    many(PER_PAGE + 5)
    older = client.get("/questions/").context["older_url"]
    before = titles(client.get(older))
    thread("Is it brand new?")
    assert titles(client.get(older)) == before


def test_the_number_of_unanswered_questions_is_public_and_their_words_are_not(client):
    make.question(asked_text="Zanthian words?")
    make.accepted("Is it quorvelish?")
    make.question(held_at=timezone.now())
    declined = make.question()
    declined.decline(make.editor(), "Not ours.")
    thread()
    page = client.get("/questions/").content.decode()
    assert "2 questions are waiting" in page
    assert "Zanthian" not in page and "quorvelish" not in page


CHOICES = [dict(pairs) for size in (0, 1, 2) for pairs in combinations(VALUES.items(), size)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
@pytest.mark.parametrize("wanted", CHOICES, ids=lambda wanted: " ".join(wanted) or "all")
def test_an_index_serves_every_filter_and_every_pair(wanted):
    chosen = Chosen.of(wanted)
    threads = Question.objects.published().matching(chosen).with_answer_counts()
    plan = threads.newest_answered_first().explain()
    columns = [facet.column for facet in FACETS if facet.name in wanted]
    name = "_".join(column.split("_")[0] for column in columns) or "all"
    served = "".join(f" AND {column}=?" for column in columns)
    assert f"INDEX browse_{name} (status=?{served} AND answered_at>?)" in plan, plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan.split("CORRELATED")[0], plan
    assert "SCAN questions_question\n" not in plan, plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
def test_counting_what_waits_reads_no_answered_thread():
    plan = Question.objects.without_answer().order_by().explain()
    assert "INDEX browse_all (status=? AND answered_at=?)" in plan, plan


@pytest.mark.parametrize("count", [3, PER_PAGE + 5])
def test_a_list_costs_four_queries_however_long_it_is(client, django_assert_num_queries, count):
    many(count)
    for address in ("/questions/", "/questions/section/recovery/", "/questions/?stage=healing"):
        address = client.get(address).headers.get("Location", address)
        with django_assert_num_queries(4):
            client.get(address)
