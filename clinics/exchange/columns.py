"""The columns of the file, in their order, and what each means to those who fill them in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column. A file must have the `needed` ones, and a row a value in each `filled` one."""

    name: str
    meaning: str
    example: str = ""
    needed: bool = False
    filled: bool = False


COLUMNS = (
    Column(
        "state",
        "Two letters, or the name. With the slug it says which listing the row is about.",
        "CO",
        needed=True,
        filled=True,
    ),
    Column(
        "slug",
        "The last part of the address: small letters, digits, hyphens. Once in each state.",
        "main-street-skin",
        needed=True,
        filled=True,
    ),
    Column("name", "As on the door.", "Main Street Skin", needed=True, filled=True),
    Column("address", "Street and number.", "100 Main Street", needed=True, filled=True),
    Column("address_extra", "Suite or floor.", "Suite 210"),
    Column("city", "As in the postal address.", "Denver", needed=True, filled=True),
    Column(
        "postal_code",
        "The ZIP code with five or nine digits. Format the column as text, or a zero at the start "
        "gets lost.",
        "02108",
        needed=True,
        filled=True,
    ),
    Column("phone", "With the area code.", "303-555-0123 ext. 4"),
    Column("website", "The clinic’s own page.", "https://www.example.org"),
    Column(
        "services",
        "In plain words, each on a line of its own in the cell, or with semicolons.",
        "Microneedling for acne scars; visits to check healing",
    ),
    Column("hours", "Like the services: one line for each span.", "Mon-Fri 9:00 am-5:00 pm"),
    Column("languages", "With commas.", "English, Spanish"),
    Column("step_free", "“yes” or “no”; empty if nobody asked.", "yes"),
    Column("price_low", "Whole dollars for one session.", "250"),
    Column("price_high", "Whole dollars for one session.", "450"),
    Column(
        "clinicians",
        "Slugs or NPIs of clinicians who are on the desk already, with semicolons.",
        "ada-quill; 1234567893",
    ),
    Column("devices", "Slugs of devices that are on the desk already, with semicolons.", "pen-one"),
    Column(
        "source",
        "How you know. Needed in each row that adds or changes something: readers see it beside "
        "the facts. Nobody’s name.",
        "the clinic told us by phone",
        needed=True,
    ),
    Column(
        "confirmed_on",
        "The day on which somebody made sure that the whole row is right. Changed facts get this "
        "day, or today’s when it is empty. A new listing without it stays hidden until somebody "
        "confirms it.",
        "2026-11-21",
    ),
)
NAMES = tuple(column.name for column in COLUMNS)
NEEDED = tuple(column.name for column in COLUMNS if column.needed)
FILLED = tuple(column.name for column in COLUMNS if column.filled)
# Without these nobody can say which listing a row is about.
KEY = ("state", "slug")
