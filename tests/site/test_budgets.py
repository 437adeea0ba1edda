"""How many queries a page costs: few, and as many with 500 rows as with 5."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Article,
    ArticleRevision,
    Claim,
    ClaimRevision,
    GlossaryTermRevision,
)
from articles.questions.models import Answer, Question
from microsite.searchables import SEARCHABLES
from tests import make

from .crowd import Crowd

SIZES = (5, 500)
LIST, DETAIL, DESK = 6, 8, 10
# What a page asks the database for, one query each. Navigation is on every page.
NOTICE = ["navigation", "notices", "sources"]
SHARED = ["figures", "terms", "claims"]
READ_ON = ["related articles", "related threads"]
ARTICLE = ["article", "licenses", "alerts", "changes", *NOTICE, *SHARED, *READ_ON]
SECTION = ["chapter", "articles of the section", "licenses", "alerts", "changes", "threads"]
SECTION += [*NOTICE, *SHARED]
# Related threads take two: what shares claims, and which of it is public.
THREAD = ["question", "comparison", "answers", "licenses", *NOTICE, *SHARED, *READ_ON, "public"]
# Whether there is something in each of ten lists, and what stands in eleven; states and their
# guides take two.
SITEMAP = 10 + 11 + 2
# One for the texts of all lists, one for each list of questions, two for outdated comparisons.
DESK_HOME = 15
# What the texts of a feed refer to; that of alerts looks for what five kinds of texts put right.
CITED = ["notices", "sources", *SHARED]
SAFETY_FEED = ["alerts", *["corrections"] * 5, *["withdrawals"] * 5, "threads", *CITED]

BUDGETS = {
    "home": LIST,
    # All chapters in one; what they share costs three more.
    "guide": len(["chapters", *NOTICE, *SHARED]),
    "section": len(SECTION),
    "article": len(ARTICLE),
    "policy": DETAIL,
    "notice": DETAIL,
    "questions": LIST,
    "questions of a section": LIST,
    "thread": len(THREAD),
    "ask": LIST,
    "states": LIST,
    "state": LIST,
    "state guide": DETAIL,
    "clinic": DETAIL,
    "report on a clinic": LIST,
    "numbers of reports": LIST,
    "clinic as data": LIST,
    # The clinic with its people, licenses and devices, and a sheet with what it shares.
    "clinic on a sheet": DETAIL,
    "clinics side by side": DETAIL,
    "devices": LIST,
    "device": DETAIL,
    "clinician": DETAIL,
    # Navigation, claims, sources, articles, and threads by their answers and comparisons.
    "evidence": LIST,
    "sources": LIST,
    "claim": DETAIL,
    "claim as data": LIST,
    "withdrawn claim": LIST,
    "glossary": LIST,
    "alerts": LIST,
    "alert": DETAIL,
    "quality": LIST,
    # One for the hits, one for each kind among them, and navigation.
    "search": 1 + len(SEARCHABLES) + 1,
    "search with many hits": 1 + len(SEARCHABLES) + 1,
    # Looks a second time, for any of the words.
    "loosened search": 2 + len(SEARCHABLES) + 1,
    # Looks a second time too, and shows the notice with its sources.
    "worrying search": 2 + len(SEARCHABLES) + 1 + 2,
    "newsletter": LIST,
    "past letters": LIST,
    "past letter": DETAIL,
    "feed of articles": len(["articles", *CITED]),
    "feed of answers": len(["answers", *CITED]),
    "feed of a section": len(["articles", "answers", *CITED]),
    "feed of alerts": len(SAFETY_FEED),
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
    "claims": "/admin/articles/claim/",
    "texts of claims": "/admin/articles/claimrevision/",
    "terms": "/admin/articles/glossaryterm/",
    "texts of terms": "/admin/articles/glossarytermrevision/",
    "alerts": "/admin/articles/alert/",
    "texts of alerts": "/admin/articles/alertrevision/",
    "comparisons": "/admin/questions/comparison/",
    "texts of comparisons": "/admin/questions/comparisonrevision/",
    "figures": "/admin/articles/figure/",
    "sources": "/admin/articles/source/",
    "editions": "/admin/newsletter/edition/",
    "clinics": "/admin/clinics/clinic/",
    "boards": "/admin/clinics/board/",
    "state guides": "/admin/clinics/stateguide/",
    "all clinics": "/admin/clinics/clinic/?standing=all",
    "reports on listings": "/admin/clinics/listingreport/",
    "licenses to check": "/admin/clinics/licensetocheck/",
    "devices": "/admin/clinics/device/",
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
            status = {"missing page": 404, "withdrawn claim": 410}.get(name, 200)
            cost[name, "cold"] = queries(reader, address, status)
            cost[name, "warm"] = queries(reader, address, status)
        for name, address in DESK_LISTS.items():
            cost[name, "desk"] = queries(desk, address)
        cost["the desk itself", "desk"] = queries(desk, "/admin/")
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
    with subtests.test("the desk itself"):
        assert too_many(costs, "the desk itself", "desk", DESK_HOME) == ""
    with subtests.test("a search costs one query, one for each kind on its page, and navigation"):
        assert len(costs[SIZES[1]]["search", "warm"]) == 1 + len(SEARCHABLES) + 1


LOOKED_UP = {
    "threads": Question.objects.published,
    "list of threads": lambda: (
        Question.objects.published().with_answer_counts().newest_answered_first()
    ),
    "waiting": Question.objects.waiting,
    "queue": Question.objects.awaiting_answer,
    "articles": Article.objects.published,
    "answers": Answer.objects.published,
    "claims": Claim.objects.published,
    "texts of claims": ClaimRevision.objects.newest_public,
    "terms": lambda: GlossaryTermRevision.objects.current().named(["milia"]),
    "changed evidence": lambda: ArticleRevision.objects.current().with_changed_evidence(),
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics of its own")
@pytest.mark.parametrize("rows", LOOKED_UP.values(), ids=LOOKED_UP)
def test_the_public_text_of_a_page_is_looked_up_by_its_page_not_among_all_that_are_approved(rows):
    """Otherwise the cost of a list grows with the square of what there is."""
    plan = rows().explain()
    assert "revision_public (page_id=?" in plan
    assert "_queue (submitted_at" not in plan
    assert "_queue (status" not in plan.replace("question_queue (status", "")
