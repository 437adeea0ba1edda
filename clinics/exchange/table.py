"""The file itself: bytes to rows that know their line, and rows to a file that no formula hides in.

Whatever is wrong with the shape of the file is found here; what its cells say is not looked at.
"""

import csv
import difflib
import io
import re
from dataclasses import dataclass

import tablib
from django.core.exceptions import ValidationError

from .columns import KEY, NAMES, NEEDED

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100

AS_CSV = "In the spreadsheet, save it as “CSV UTF-8 (comma delimited)” and choose that file."
QUOTES = (
    "A quotation mark is not closed, or stands inside a cell without quotation marks around it. "
    'Put the cell in quotation marks and double each one inside it: "a ""big"" room". '
    "The rest of the file was not read."
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A spreadsheet takes a cell that begins with one of these for a formula. An apostrophe before it
# says that it is a text; reading takes one away again.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class Place:
    """Where a row begins: its line in the file, and its row in a spreadsheet."""

    line: int
    row: int

    def __str__(self):
        same = self.line == self.row
        return f"Line {self.line}" if same else f"Line {self.line} (row {self.row} of the sheet)"


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place, and how to mend it."""

    place: Place
    column: str
    cell: str
    sentence: str


class Table(tablib.Dataset):
    """The rows of a file in the known columns, the `places` of the rows, and the `faults` so far.

    `text` is the file itself. What has faults in its shape has fewer rows, and none when they
    can't be told apart.
    """

    def __init__(self, *rows, text="", **options):
        super().__init__(*rows, **options)
        self.text = text
        self.places = []
        self.faults = []

    @property
    def has_key(self):
        """Whether anybody can say which listings the rows are about."""
        return set(KEY) <= set(self.headers)


def read_table(data):
    """The Table in these bytes; ValidationError when they are no table at all."""
    text = _decoded(data)
    records = _Records(text)
    first = next(records, None)
    if first is None:
        if records.faults:
            raise ValidationError(QUOTES)
        raise ValidationError("This file is empty. Start from the empty template.")
    place, cells = first
    headers = _headers(cells)
    if len(headers) > MOST_COLUMNS:
        raise ValidationError(
            f"The first line names {len(headers):,} columns. Start from the empty template."
        )
    known = [header for header in dict.fromkeys(headers) if header in NAMES]
    table = Table(headers=known, text=text)
    _refuse_other_separators(cells, headers)
    table.faults += _header_faults(place, headers)
    if table.has_key:
        _fill(table, headers, records)
    table.faults += records.faults
    if not table.faults and not len(table):
        raise ValidationError("There are no rows below the first line: nothing to import.")
    return table


def write_table(dataset):
    """The rows as the text of a file, with every formula made harmless."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(dataset.headers)
    writer.writerows([escaped(str(cell)) for cell in row] for row in dataset)
    return written.getvalue()


def escaped(cell):
    """The cell so that a spreadsheet takes it for a text."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescaped(cell):
    """What `escaped` was given."""
    return cell[1:] if ESCAPED.match(cell) else cell


def one_kind_of_line(text):
    """The text with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Records:
    """Iterates over (Place, cells) of the rows that hold something; keeps what is unreadable."""

    def __init__(self, text):
        self.faults = []
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self._row = 0

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            self._row += 1
            place = Place(self._reader.line_num + 1, self._row)
            try:
                cells = next(self._reader)
            except csv.Error:
                self.faults.append(Fault(place, "", "", QUOTES))
                raise StopIteration from None
            if any(cell.strip() for cell in cells):
                return place, cells


def _decoded(data):
    """The bytes as text; ValidationError with what to do when they are none."""
    if len(data) > MOST_BYTES:
        raise ValidationError(
            f"This file is larger than {MOST_BYTES // 1024**2} MB. Split it in several files."
        )
    if data.startswith(WORKBOOKS):
        raise ValidationError(f"This is a workbook of a spreadsheet program. {AS_CSV}")
    if data.startswith(UTF_16):
        raise ValidationError(f"The letters of this file are stored as UTF-16. {AS_CSV}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ValidationError(f"This is no text file. {AS_CSV}") from None
        line = data.count(b"\n", 0, error.start) + 1
        raise ValidationError(
            f"The letters of this file are not stored as UTF-8: the first wrong one is in line "
            f"{line}. {AS_CSV}"
        ) from None


def _headers(cells):
    """The names of the columns as we write them, without empty ones at the end."""
    headers = ["_".join(cell.lower().split()) for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    return headers


def _refuse_other_separators(cells, headers):
    """ValidationError when nothing in the first line is a name of ours."""
    if set(headers) & set(NAMES):
        return
    if len(headers) == 1 and re.search("[;\t|]", cells[0]):
        raise ValidationError(f"The columns of this file are not parted by commas. {AS_CSV}")
    raise ValidationError(
        "The first line names none of our columns. It has to say what stands below: "
        "start from the empty template."
    )


def _header_faults(place, headers):
    """What is wrong with the first line."""
    for name in NEEDED:
        if name not in headers:
            sentence = f"The column “{name}” is missing. Add it to the first line and to each row."
            yield Fault(place, name, "", sentence)
    for number, header in enumerate(headers, 1):
        if not header:
            sentence = f"Column {number} has no name. Name it in the first line, or delete it."
            yield Fault(place, "", "", sentence)
        elif header not in NAMES:
            near = difflib.get_close_matches(header, NAMES, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else ""
            sentence = f"“{header[:60]}” is no column of ours. Rename or delete it.{meant}"
            yield Fault(place, header[:60], "", sentence)
        elif header in headers[: number - 1]:
            before = headers.index(header) + 1
            sentence = f"“{header}” stands twice: in column {before} and {number}. Keep one."
            yield Fault(place, header, "", sentence)


def _fill(table, headers, records):
    """Append the rows whose cells match the first line; the others are faults."""
    chosen = [headers.index(name) for name in table.headers]
    for place, cells in records:
        if len(table) >= MOST_ROWS:
            raise ValidationError(
                f"This file has more than {MOST_ROWS:,} rows. Split it in several files."
            )
        while len(cells) > len(headers) and not cells[-1].strip():
            cells.pop()
        if len(cells) == len(headers):
            table.append([one_kind_of_line(unescaped(cells[index])) for index in chosen])
            table.places.append(place)
        else:
            table.faults.append(Fault(place, "", "", _wrong_width(len(cells), len(headers))))


def _wrong_width(found, wanted):
    cells = "1 cell" if found == 1 else f"{found} cells"
    if found > wanted:
        return (
            f"This row has {cells}, and the first line names {wanted} columns. A text with a comma "
            "in it needs quotation marks around it."
        )
    return (
        f"This row has only {cells}, and the first line names {wanted} columns. Leave a comma for "
        "each empty cell."
    )
