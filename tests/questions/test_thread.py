"""A thread as readers see it."""

import pytest

from articles.questions.models import Answer
from tests import make

pytestmark = pytest.mark.django_db


def test_a_thread_shows_question_answers_credentials_license_date_sources_and_anchors(client):
    make.source("chu21", title="A safety review")
    make.red_flags()
    question = make.accepted(shown_name="Dana")
    texts = [make.answered(question, body="Tightness is common.[@chu21]") for _ in range(3)]
    page = client.get(question.get_absolute_url()).content.decode()
    assert "3 answers" in page and "Dana" in page and "Call 911" in page
    for text in texts:
        answer = text.page
        assert f'id="{answer.anchor}"' in page and f'#{answer.anchor}"' in page
        assert f'id="{answer.anchor}-source-chu21"' in page
        assert answer.clinician.name in page and "MD" in page
        assert text.reviewed_by.clinician.name in page
    assert page.count("A safety review") == 3
    assert "checked" in page and "Colorado" in page
    check = texts[0].page.clinician.current_license.checked_on
    assert f'datetime="{check.isoformat()}"' in page


def test_an_answer_by_somebody_whose_license_lapsed_stays_but_says_so(client):
    text = make.answered()
    url = text.page.question.get_absolute_url()
    assert "no longer current" not in client.get(url).content.decode()
    make.license_check(text.page.clinician, status="expired")
    assert "no longer current" in client.get(url).content.decode()


def test_who_is_no_longer_listed_is_not_named(client):
    text = make.answered()
    clinician = text.page.clinician
    clinician.listed = False
    clinician.save()
    page = client.get(text.page.question.get_absolute_url()).content.decode()
    assert clinician.name not in page and "no longer listed" in page


def test_one_withdrawn_answer_leaves_the_others(client):
    question = make.accepted()
    first, second = make.answered(question), make.answered(question)
    first.page.withdraw(make.editor(), "It named a product.")
    page = client.get(question.get_absolute_url()).content.decode()
    assert first.page.anchor not in page and second.page.anchor in page
    assert "1 answer" in page


def test_a_thread_whose_only_answer_is_withdrawn_says_why(client):
    answer = make.answered().page
    answer.withdraw(make.editor(), "It named a product.")
    response = client.get(answer.question.get_absolute_url())
    assert response.status_code == 410 and "It named a product." in response.content.decode()


def test_an_answer_has_its_address_inside_the_thread():
    answer = make.answered().page
    assert answer.get_absolute_url() == f"{answer.question.get_absolute_url()}#answer-{answer.pk}"
    assert Answer.objects.published().get() == answer
