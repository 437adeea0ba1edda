"""One row on its way into its listing: what would change, and what is wrong with it."""

import datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from clinics.facts import facts_of

from .cells import INVISIBLE, Several, read_day
from .columns import FILLED
from .result import Change
from .table import one_kind_of_line

MOST_SOURCE = 160
SAY_HOW = (
    "Say how you know, such as “the clinic told us by phone”: readers see it beside what changes."
)
NOT_TO_SEE = (
    "This cell holds a character that nobody can see, such as NUL. Delete the cell and type it "
    "again."
)


class Reading:
    """Reads one row; afterwards the listing says what the row says, and is not saved.

    `fields` are those that have a column in the file. `changes` and `faults` (sentences by
    column) say what was found; `chosen` has rows of other tables, which only `save` can set.
    """

    def __init__(self, row, clinic, fields, today):
        self.row = row
        self.clinic = clinic
        self.fields = fields
        self.today = today
        self.chosen = {}
        self.faults = {}
        self.changes = []
        self.source = ""
        self.confirmed_on = None
        self.before = {
            field.column_name: field.widget.render(field.get_value(clinic)) for field in fields
        }

    def read(self):
        """Read every cell. A cell that a new export would write just so changes nothing."""
        for field in self.fields:
            self._try(field.column_name, self._read, field)
        self._try("source", self._read_source)
        self._try("confirmed_on", self._read_day)
        self._compare()
        if self.changes or self.faults:
            self._check_prices()
            self._check_model()
            # Checking makes phone numbers and the like tidy.
            self._compare()
            self._check_source()

    @property
    def changed_fields(self):
        """The fields of the listing that change, as the facts name them."""
        attributes = {field.column_name: field.attribute for field in self.fields}
        return [attributes[one.column] for one in self.changes if one.column in attributes]

    @property
    def changed_cells(self):
        """Those of them that the listing holds itself."""
        return [name for name in self.changed_fields if name not in self.chosen]

    @property
    def as_of(self):
        """The day of which the changed facts are right."""
        return self.confirmed_on or self.today

    @property
    def confirms(self):
        """Whether the row moves the day of the last confirmation; it never moves it back."""
        last = self.clinic.last_confirmed
        return self.confirmed_on is not None and (last is None or last < self.confirmed_on)

    def refuse(self, column, sentence):
        self.faults.setdefault(column, []).append(sentence)

    def _try(self, column, read, *arguments):
        try:
            read(*arguments)
        except ValidationError as error:
            self.faults[column] = error.messages

    def _cell(self, column):
        cell = self.row.get(column, "")
        if INVISIBLE.search(cell):
            raise ValidationError(NOT_TO_SEE)
        return cell

    def _read(self, field):
        column, widget = field.column_name, field.widget
        cell, before = self.row[column], self.before[column]
        if column in FILLED and not cell.strip():
            raise ValidationError("This cell is empty, and every listing needs it. Fill it in.")
        if cell.strip() == one_kind_of_line(before).strip():
            return
        value = widget.clean(self._cell(column))
        if widget.render(value) == before:
            return
        if isinstance(value, list):
            self.chosen[field.attribute] = value
        else:
            setattr(self.clinic, field.attribute, value)

    def _read_source(self):
        self.source = " ".join(self._cell("source").split())
        if len(self.source) > MOST_SOURCE:
            raise ValidationError(
                f"This is too long: {len(self.source)} characters, and {MOST_SOURCE} fit. "
                "Shorten it."
            )

    def _read_day(self):
        self.confirmed_on = read_day(self._cell("confirmed_on"))

    def _compare(self):
        after = {field.column_name: self._written(field) for field in self.fields}
        self.changes = [
            Change(column, before, after[column])
            for column, before in self.before.items()
            if after[column] != before
        ]
        if self.confirms:
            last = self.clinic.last_confirmed
            before = last.isoformat() if last else ""
            self.changes.append(Change("confirmed_on", before, self.confirmed_on.isoformat()))

    def _written(self, field):
        """What an export would write for the listing as it stands now."""
        if field.attribute in self.chosen:
            return field.widget.render(self.chosen[field.attribute])
        if isinstance(field.widget, Several):
            return self.before[field.column_name]
        return field.widget.render(getattr(self.clinic, field.attribute))

    def _check_prices(self):
        low, high = self.clinic.price_low, self.clinic.price_high
        if low is not None and high is not None and low > high:
            self.refuse(
                "price_high", f"The lower price comes first: {low} is more than {high}. Swap them."
            )

    def _check_model(self):
        """What the listing itself refuses, for cells that could be read."""
        changed = self.changed_cells
        others = {field.name for field in self.clinic._meta.fields if field.name not in changed}
        columns = {field.attribute: field.column_name for field in self.fields}
        for check in (lambda: self.clinic.clean_fields(exclude=others), self.clinic.clean):
            try:
                check()
            except ValidationError as error:
                for name, sentences in error.update_error_dict({}).items():
                    column = "" if name == NON_FIELD_ERRORS else columns.get(name, name)
                    left_out = column in FILLED and column not in self.row
                    if not left_out and column not in self.faults:
                        self.faults[column] = ValidationError(sentences).messages

    def _check_source(self):
        if not self.source and "source" in self.row and "source" not in self.faults:
            self.refuse("source", SAY_HOW)
        for key in facts_of(self.changed_fields):
            known = self.clinic.provenance.get(key)
            if known and known["date"] > self.as_of.isoformat():
                later = datetime.date.fromisoformat(known["date"])
                self.refuse(
                    "confirmed_on",
                    f"The listing has a newer “{key}” than this row: of {later:%B %-d, %Y}. Find "
                    "out which is right, and write the day on which you did.",
                )
                return
