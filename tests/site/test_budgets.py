"""How many queries a page costs: few, and as many with 500 rows as with 5."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.questions.models import Answer, Question
from microsite.searchables import SEARCHABLES
from tests import make

from .crowd import Crowd

SIZES = (5, 500)
LIST, DETAIL, SITEMAP, DESK = 6, 8, 10, 20

BUDGETS = {
    "home": LIST,
    "guide": LIST,
    "section": DETAIL,
    "article": DETAIL,
    "policy": DETAIL,
    "notice": DETAIL,
    "questions": LIST,
    "questions of a section": LIST,
    "thread": DETAIL,
    "ask": LIST,
    "states": LIST,
    "state": LIST,
    "clinic": DETAIL,
    "clinician": DETAIL,
    "search": LIST,
    "search with many hits": LIST,
    # Looks a second time, for any of the words.
    "loosened search": LIST + 1,
    # Looks a second time too, and shows the notice with its sources.
    "worrying search": LIST + 3,
    "sitemap": SITEMAP,
    "missing page": LIST,
}
DESK_LISTS = {
    "question queue": "/admin/questions/question/",
    "all questions": "/admin/questions/question/?show=all",
    "answers": "/admin/questions/answer/",
    "texts of answers": "/admin/questions/answerrevision/",
    "articles": "/admin/articles/article/",
    "texts of articles": "/admin/articles/articlerevision/",
    "texts of notices": "/admin/articles/safetynoticerevision/",
    "sources": "/admin/articles/source/",
    "clinics": "/admin/clinics/clinic/",
    "clinicians": "/admin/people/clinician/",
}

pytestmark = pytest.mark.django_db


def measure():
    crowd, reader, desk = Crowd(), Client(), Client()
    desk.force_login(make.editor())
    costs = {}
    for size in SIZES:
        crowd.grow(size)
        if connection.vendor == "postgresql":
            # What autovacuum does within a minute; without it the planner guesses at empty tables.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        cost = costs[size] = {}
        for name, address in crowd.addresses.items():
            cache.clear()
            status = 404 if name == "missing page" else 200
            cost[name, "cold"] = queries(reader, address, status)
            cost[name, "warm"] = queries(reader, address, status)
        for name, address in DESK_LISTS.items():
            cost[name, "desk"] = queries(desk, address)
    return costs


def queries(client, address, status=200):
    """The SQL statements that an answer costs."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == status, address
    return [query["sql"] for query in captured.captured_queries]


def too_many(costs, name, when, budget):
    """What is wrong with the costs of a page: the queries themselves, to read; "" when nothing."""
    few, many = (costs[size][name, when] for size in SIZES)
    if max(len(few), len(many)) > budget:
        return f"{len(few)} and {len(many)}, at most {budget}:\n" + "\n".join(many)
    # A page of hits may hold things of fewer kinds when there are more of one kind.
    if len(few) != len(many) and name != "search with many hits":
        return f"{len(few)} with {SIZES[0]} rows, {len(many)} with {SIZES[1]}:\n" + "\n".join(many)
    return ""


def test_every_page_and_every_list_of_the_desk_costs_few_queries_however_many_rows(subtests):
    """One test, because making 500 of everything takes seconds."""
    costs = measure()
    assert {name for name, when in costs[SIZES[0]] if when != "desk"} == set(BUDGETS)
    for name, budget in BUDGETS.items():
        for when in ("cold", "warm"):
            with subtests.test(f"{name}, {when}"):
                assert too_many(costs, name, when, budget) == ""
    for name in DESK_LISTS:
        with subtests.test(f"{name} on the desk"):
            assert too_many(costs, name, "desk", DESK) == ""
    with subtests.test("a search costs one query, one for each kind on its page, and navigation"):
        assert len(costs[SIZES[1]]["search", "warm"]) == 1 + len(SEARCHABLES) + 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics of its own")
@pytest.mark.parametrize(
    "rows",
    [
        Question.objects.published,
        lambda: Question.objects.published().with_answer_counts().newest_answered_first(),
        Question.objects.waiting,
        Question.objects.awaiting_answer,
        Article.objects.published,
        Answer.objects.published,
    ],
    ids=["threads", "list of threads", "waiting", "queue", "articles", "answers"],
)
def test_the_public_text_of_a_page_is_looked_up_by_its_page_not_among_all_that_are_approved(rows):
    """Otherwise the cost of a list grows with the square of what there is."""
    plan = rows().explain()
    assert "revision_public (page_id=?" in plan
    assert "_queue (submitted_at" not in plan
    assert "_queue (status" not in plan.replace("question_queue (status", "")
