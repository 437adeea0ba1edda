"""How long askers wait for a first answer: the numbers for editors."""

import datetime
import math
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from articles.sections import Section

from .question import Question

OF_THE_LAST = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Numbers:
    """One section, or all of them: what was answered in the last year, and what waits now."""

    label: str
    answered: int
    median: datetime.timedelta | None
    ninetieth: datetime.timedelta | None
    waiting: int
    late: int


def time_to_answer(now=None):
    """[Numbers], all questions first, then each section; samples are left out.

    Three queries, however many questions there are.
    """
    now = now or timezone.now()
    real = Question.objects.filter(is_sample=False)
    answered = real.filter(answered_at__gt=now - OF_THE_LAST, answered_at__lte=now)
    spans = {}
    for section, asked, first in answered.values_list("section", "asked_at", "answered_at"):
        spans.setdefault(section, []).append(first - asked)
    waiting, late = _by_section(real.waiting()), _by_section(real.late())

    def numbers(label, sections):
        ours = sorted(span for section in sections for span in spans.get(section, ()))
        return Numbers(
            label=label,
            answered=len(ours),
            median=percentile(ours, 50),
            ninetieth=percentile(ours, 90),
            waiting=sum(waiting.get(section, 0) for section in sections),
            late=sum(late.get(section, 0) for section in sections),
        )

    everything = [*Section.values, ""]
    return [
        numbers("All questions", everything),
        *(numbers(section.label, [section.value]) for section in Section),
        numbers("No section yet", [""]),
    ]


def percentile(ordered, percent):
    """The smallest value that at least so many percent do not pass (nearest rank), or None."""
    if not ordered:
        return None
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def in_words(span):
    """A time span as people say it; a dash for None."""
    if span is None:
        return "—"
    hours = span.total_seconds() / 3600
    if hours < 1:
        return "less than an hour"
    count, unit = (round(hours), "hour") if hours < 48 else (round(hours / 24), "day")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _by_section(questions):
    return dict(questions.order_by().values_list("section").annotate(n=Count("pk")))
