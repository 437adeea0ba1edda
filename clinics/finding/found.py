"""One page of the clinics that were found.

Counting stops soon after what anybody reads: the numbers of the first clinics are fetched in
order, and what a page shows of them in a second query.
"""

from dataclasses import dataclass

from clinics.models import Clinic

PER_PAGE = 20
MANY = 500


@dataclass(frozen=True)
class Found:
    """A page of clinics. `total` is None when there are more than MANY and nobody counted."""

    clinics: list
    number: int
    total: int | None
    has_next: bool
    numbers: list
    """Primary keys of the first MANY that were found, or of this page if it stands behind them."""

    @property
    def is_many(self):
        return self.total is None

    @property
    def is_whole(self):
        """Whether `numbers` are those of all that were found."""
        return self.total == len(self.numbers)

    @property
    def pages(self):
        """How many pages there are, or None when nobody counted."""
        return None if self.total is None else max(1, -(-self.total // PER_PAGE))

    @property
    def has_other_pages(self):
        return self.has_next or self.number > 1


def find(clinics, number, may_count=False):
    """The page with that number of these ordered clinics; None when there is no such page.

    With `may_count` all are counted, where an index makes that cheap.
    """
    first = (number - 1) * PER_PAGE
    columns = ["pk", *clinics.query.annotations]
    if first + PER_PAGE <= MANY:
        rows = list(clinics.values_list(*columns)[: MANY + 1])
        total = len(rows) if len(rows) <= MANY else None
        here, has_next = rows[first : first + PER_PAGE], len(rows) > first + PER_PAGE
        numbers = [row[0] for row in rows[:MANY]]
    else:
        rows = list(clinics.values_list(*columns)[first : first + PER_PAGE + 1])
        total = None
        here, has_next = rows[:PER_PAGE], len(rows) > PER_PAGE
        numbers = [row[0] for row in here]
    if not here and number > 1:
        return None
    if may_count:
        total = clinics.count()
    return Found(_fetched(here, columns[1:]), number, total, has_next, numbers)


def _fetched(rows, annotations):
    """The clinics of these rows in their order, with what was worked out for each."""
    if not rows:
        return []
    clinics = Clinic.objects.with_license_seen().in_bulk([row[0] for row in rows])
    for number, *values in rows:
        for name, value in zip(annotations, values, strict=True):
            setattr(clinics[number], name, value)
    return [clinics[row[0]] for row in rows]
