"""How fast reports on listings are answered: the numbers for everybody."""

from dataclasses import dataclass
from statistics import median_low

from django.utils import timezone

from . import working_days
from .choices import Kind, Status
from .report import ListingReport

LABELS = {
    Kind.ERROR: "Errors",
    Kind.CLAIM: "Claims of clinics",
    Kind.REMOVE: "Asked to be removed",
}


@dataclass(frozen=True)
class Answers:
    """One kind of report, or all: what came in during the last 12 months, and what became of it."""

    label: str
    received: int
    in_time: int
    late: int
    """Answered after the day on which the answer was due, or not within a year."""
    waiting: int
    overdue: int
    """Of those that wait: how many should have an answer already."""
    median: int | None
    """Working days to the answer, for half of those that have one."""


def answers():
    """[Answers], all reports first, then each kind. One query, and nothing personal in it."""
    rows = list(
        ListingReport.objects.counted()
        .order_by()
        .values_list("kind", "status", "received_at", "due_on", "closed_at")
    )
    kinds = [_counted(LABELS[kind], [row for row in rows if row[0] == kind]) for kind in Kind]
    return [_counted("All reports", rows), *kinds]


def _counted(label, rows):
    today = timezone.localdate()
    waiting = [due for _, status, _, due, _ in rows if status == Status.OPEN]
    answered = [
        (timezone.localdate(received), due, timezone.localdate(closed))
        for _, status, received, due, closed in rows
        if status in (Status.DONE, Status.DECLINED)
    ]
    in_time = sum(closed <= due for _, due, closed in answered)
    days = [working_days.between(received, closed) for received, _, closed in answered]
    return Answers(
        label=label,
        received=len(rows),
        in_time=in_time,
        late=len(rows) - len(waiting) - in_time,
        waiting=len(waiting),
        overdue=sum(due < today for due in waiting),
        median=median_low(days) if days else None,
    )
