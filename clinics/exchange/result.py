"""What a file would change, row by row, or what is wrong with it."""

import hashlib
from dataclasses import dataclass

from import_export.results import Result, RowResult


@dataclass(frozen=True)
class Change:
    """One cell that differs: what the listing says, and what it will say."""

    column: str
    before: str
    after: str


class ClinicRow(RowResult):
    """One row of the file; `changes` once it was read."""

    def __init__(self):
        super().__init__()
        self.place = None
        self.key = ()
        self.changes = ()


class ClinicResult(Result):
    """All rows that change something, and the `faults` of the whole file in order of lines."""

    def __init__(self, faults=()):
        super().__init__()
        self.faults = list(faults)

    @property
    def new(self):
        return [row for row in self.rows if row.is_new()]

    @property
    def changed(self):
        return [row for row in self.rows if row.is_update()]

    @property
    def unchanged(self):
        """How many rows say what their listing says already."""
        return self.totals[RowResult.IMPORT_TYPE_SKIP]

    @property
    def hidden(self):
        """How many of the new listings readers will not see yet."""
        return sum(row.instance.is_expired for row in self.new)

    @property
    def digest(self):
        """The same for the same differences: what somebody saw is what they confirm."""
        seen = repr([(row.import_type, row.key, row.changes) for row in self.rows])
        return hashlib.sha256(seen.encode("utf-8", "backslashreplace")).hexdigest()
