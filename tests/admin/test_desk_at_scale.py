"""The desk and its lists stay cheap with 10,000 texts and 20,000 questions."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ArticleRevision
from articles.questions.models import AnswerRevision, Question
from microsite import scale
from microsite.desk import freshness, reviewing, writing
from microsite.people.models import User
from microsite.people.roles import CLINICIANS
from tests import make
from tests.clinics.some_places import load_some_places

pytestmark = pytest.mark.django_db
DESK, LIST = 15, 10
QUESTIONS, UNFINISHED = 20_000, 400
# Of a thousand questions so many wait; the others have 10,000 answers.
WAITING = 650


@pytest.fixture
def people(monkeypatch):
    """Somebody of each role in a database as large as ours may become."""
    # Short texts: how long each one is makes no difference to how many are asked for.
    monkeypatch.setattr(scale.Scale, "_sentences", lambda self, count: "Generated.")
    monkeypatch.setattr(scale, "WAITING", WAITING)
    load_some_places()
    scale.Scale().write(articles=120, questions=QUESTIONS, clinics=40, unfinished=UNFINISHED)
    clinician = User.objects.get(email="generated-1@example.invalid")
    clinician.is_staff = True
    clinician.save()
    clinician.groups.add(make.Group.objects.get(name=CLINICIANS))
    return {
        "clinician": clinician,
        "editor": make.editor(),
        "administrator": make.user(is_staff=True, is_superuser=True),
    }


def queries(client, address):
    """The SQL statements that an answer costs."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"][:200] for query in captured.captured_queries]


def test_the_desk_and_every_list_cost_few_queries_and_count_exactly(client, people, subtests):
    assert AnswerRevision.objects.count() + ArticleRevision.objects.count() >= 10_000
    assert Question.objects.count() == QUESTIONS
    for role, user in people.items():
        client.force_login(user)
        with subtests.test(f"the desk of the {role}"):
            found = queries(client, "/admin/")
            assert len(found) <= DESK, "\n".join(found)
            totals = {panel.title: panel.total for panel in client.get("/admin/").context["panels"]}
            for title, total in {
                "Questions that wait for an answer": QUESTIONS * WAITING // 1000,
                "Texts that wait for your review": UNFINISHED // 4,
                "Submitted, waiting for a review": UNFINISHED // 4,
                "Approved for later": UNFINISHED // 4,
                "Due for review": UNFINISHED // 4,
            }.items():
                assert totals.get(title, total) == total, title
    for model in admin.site._registry:
        with subtests.test(f"the list of {model._meta.verbose_name_plural}"):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
            found = queries(client, reverse(name))
            assert len(found) <= LIST, "\n".join(found)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics of its own")
@pytest.mark.parametrize(
    ("lists", "name"),
    [
        (writing, writing.DRAFTS),
        (writing, writing.RETURNED),
        (writing, writing.SUBMITTED),
        (writing, writing.LATER),
        (reviewing, reviewing.REVIEWS),
        (freshness, freshness.DUE),
    ],
)
def test_a_list_of_the_desk_is_looked_up_by_an_index_of_its_own(lists, name):
    """Otherwise it reads every text that was ever approved."""
    user = make.clinician(is_superuser=True)
    plan = lists.lists(user)[name].texts(AnswerRevision).order_by().explain()
    indexes = [f"answerrevision_{each}" for each in ("drafts", "waits", "later", "due")]
    assert any(f"INDEX {index}" in plan for index in indexes), plan
