"""How long askers wait for a first answer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.questions.numbers import in_words, percentile, time_to_answer
from tests import make

pytestmark = pytest.mark.django_db


def hours_ago(hours):
    return timezone.now() - datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("values", "median", "ninetieth"),
    [([], None, None), ([7], 7, 7), ([1, 2], 1, 2), (range(1, 11), 5, 9), (range(1, 101), 50, 90)],
)
def test_percentiles_are_values_that_occurred(values, median, ninetieth):
    assert percentile(list(values), 50) == median
    assert percentile(list(values), 90) == ninetieth


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "less than an hour"), (1, "1 hour"), (30, "30 hours"), (48, "2 days"), (80, "3 days")],
)
def test_a_time_span_is_said_as_people_say_it(hours, words):
    assert in_words(datetime.timedelta(hours=hours)) == words


def test_the_numbers_count_each_section_and_leave_samples_and_spam_out(
    client, django_assert_num_queries
):
    for hours in (10, 20, 100):
        make.answered(make.accepted(asked_at=hours_ago(hours)))
    make.answered(make.accepted(section="risks", asked_at=hours_ago(40)))
    make.question(section="risks", asked_at=hours_ago(80))
    make.question(section="risks", asked_at=hours_ago(80), held_at=timezone.now())
    make.question(section="risks", asked_at=hours_ago(80), is_sample=True)
    with django_assert_num_queries(3):
        rows = {row.label: row for row in time_to_answer()}
    recovery, risks, everything = rows["Recovery"], rows["Risks"], rows["All questions"]
    assert (recovery.answered, in_words(recovery.median)) == (3, "20 hours")
    assert in_words(recovery.ninetieth) == "4 days"
    assert (risks.answered, risks.waiting, risks.late) == (1, 1, 1)
    assert (everything.answered, everything.late) == (4, 1)
    client.force_login(make.editor())
    page = client.get(reverse("admin:questions_numbers")).content.decode()
    assert "20 hours" in page
    client.force_login(make.clinician())
    assert client.get(reverse("admin:questions_numbers")).status_code == 403
