"""Lists of threads: every filter and every pair of filters."""

from functools import partial
from itertools import combinations

from articles.questions.browse_queries import PER_PAGE, place_of
from articles.questions.browsing import Chosen
from articles.questions.models import Question

from .measuring import middle, page_costs

SMALL, LARGE = 1_000, 100_000
# One value of each filter: every single one and every pair of them is measured.
VALUES = {"section": "recovery", "stage": "healing", "day": "4-7", "skin-tone": "brown"}


def seed(size):
    """The words of the commands that fill a database."""
    yield "seed_scale", "--questions", str(size), "--articles", "60", "--without-search"


def measured():
    """{name: milliseconds} of whole pages and of their queries."""
    costs, addresses = {}, {}
    for size in (0, 1, 2):
        for names in combinations(VALUES, size):
            chosen = Chosen.of({name: VALUES[name] for name in names})
            name = " + ".join(names) or "all"
            costs[f"query: {name}"] = middle(partial(_first_page, chosen))
            addresses[f"page: {name}"] = chosen.address()
    addresses["page: all, the last one"] = _last_page()
    thread = Question.objects.published().newest_answered_first().first()
    addresses["page: a thread"] = thread.get_absolute_url()
    return costs | page_costs(addresses)


def _first_page(chosen):
    return Question.objects.published().matching(chosen).with_answer_counts().page_before()


def _last_page():
    """The address of the page of the oldest threads."""
    threads = Question.objects.published().order_by("answered_at", "pk")
    return Chosen().address(before=place_of(threads[PER_PAGE]))
