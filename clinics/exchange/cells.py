"""Cells: what a text in the file means, and how a value is written into it.

Each reads what it writes. A text that can't be read raises ValidationError with the sentence
that its editor sees.
"""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Manager
from django.utils import timezone
from import_export.widgets import Widget

from clinics import states
from clinics.contact import tidy_phone, tidy_postal_code
from microsite.people.licenses import npi_is_valid

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
# What a listing that exists may have.
ANY_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
DOLLARS = re.compile(r"\$?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)")
MOST_DOLLARS = 100_000
LOST_ZERO = re.compile(r"([0-9]{3,4})(-?[0-9]{4})?")
ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
US_DAY = re.compile(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})")
YES_AND_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
STATES = {word.lower(): state.code for state in states.ALL for word in (state.code, state.name)}
# What no text of a listing holds: NUL and its like. A tab or a line end is none of them.
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Text(Widget):
    """One line of text of at most so many characters."""

    def __init__(self, most):
        super().__init__()
        self.most = most

    def clean(self, value, row=None, **kwargs):
        return self.fitting(" ".join(value.split()))

    def render(self, value, obj=None, **kwargs):
        return value or ""

    def fitting(self, text):
        if len(text) > self.most:
            raise ValidationError(
                f"This is too long: {len(text)} characters, and {self.most} fit. Shorten it."
            )
        return text


class Slug(Text):
    """The last part of an address."""

    def clean(self, value, row=None, **kwargs):
        slug = super().clean(value)
        if not SLUG.fullmatch(slug):
            raise ValidationError(
                "A slug has small letters, digits and hyphens only, such as main-street-skin."
            )
        return slug


class StateCode(Widget):
    """A state by its two letters or its name."""

    def clean(self, value, row=None, **kwargs):
        code = state_code(value)
        if code is None:
            raise ValidationError("There is no such state. Write its two letters, such as CO.")
        return code

    def render(self, value, obj=None, **kwargs):
        return value or ""


def state_code(text):
    """The code of the state with these two letters or this name, or None."""
    return STATES.get(" ".join(text.lower().split()))


class Zip(Text):
    """A ZIP code of five or nine digits."""

    def clean(self, value, row=None, **kwargs):
        short = LOST_ZERO.fullmatch(value.strip())
        if short:
            whole = short[1].zfill(5) + (short[2] or "")
            raise ValidationError(
                f"A digit is missing: spreadsheets drop a zero at the start. Format the column as "
                f"text and write the whole ZIP code, perhaps {whole}."
            )
        return tidy_postal_code(value)


class Phone(Text):
    """A US phone number."""

    def clean(self, value, row=None, **kwargs):
        return self.fitting(tidy_phone(value))


class Website(Text):
    """A web address; https is assumed where nothing is said."""

    def clean(self, value, row=None, **kwargs):
        text = super().clean(value)
        try:
            address = forms.URLField(assume_scheme="https", required=False).clean(text)
        except ValidationError:
            raise ValidationError(
                "This is no web address. Write it like https://www.example.org."
            ) from None
        return self.fitting(address)


class Lines(Text):
    """A text of several lines; semicolons part them where no line end does."""

    def clean(self, value, row=None, **kwargs):
        return self.fitting("\n".join(_parts(value, "\n" if "\n" in value else ";")))

    def render(self, value, obj=None, **kwargs):
        text = "\n".join(_parts("\n".join((value or "").splitlines()), "\n"))
        # The line end says that the semicolons of a single line are its own.
        return f"{text}\n" if ";" in text and "\n" not in text else text


class Listed(Text):
    """Several words with commas."""

    def clean(self, value, row=None, **kwargs):
        return self.fitting(", ".join(_parts(value.replace(";", ","), ",")))

    def render(self, value, obj=None, **kwargs):
        return ", ".join(_parts(value or "", ","))


class YesOrNo(Widget):
    """Yes, no, or nothing when nobody asked."""

    def clean(self, value, row=None, **kwargs):
        word = value.strip().lower()
        if word and word not in YES_AND_NO:
            raise ValidationError("Write “yes” or “no”, or leave it empty if nobody asked.")
        return YES_AND_NO.get(word)

    def render(self, value, obj=None, **kwargs):
        return {True: "yes", False: "no"}.get(value, "")


class Dollars(Widget):
    """Whole dollars, or nothing."""

    def clean(self, value, row=None, **kwargs):
        text = value.strip()
        if not text:
            return None
        found = DOLLARS.fullmatch(text)
        if not found:
            raise ValidationError("Write whole dollars in digits, such as 250, without cents.")
        digits = found[1].replace(",", "")
        if len(digits) > len(str(MOST_DOLLARS)) or int(digits) > MOST_DOLLARS:
            raise ValidationError(
                f"No session costs more than ${MOST_DOLLARS:,}. Look for a digit too many."
            )
        return int(digits)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class Several(Widget):
    """Rows of another table that are on the desk already, by slug (or by NPI).

    `known` maps slugs and NPIs to the rows that bear them; whoever reads a file sets it.
    """

    def __init__(self, noun, by_npi=False):
        super().__init__()
        self.noun = noun
        self.by_npi = by_npi
        self.known = {}

    def clean(self, value, row=None, **kwargs):
        found, wrong = {}, []
        for word in words(value):
            try:
                one = self._one(word)
            except ValidationError as error:
                wrong += error.messages
            else:
                found[one.pk] = one
        if wrong:
            raise ValidationError(wrong)
        return list(found.values())

    def render(self, value, obj=None, **kwargs):
        rows = value.all() if isinstance(value, Manager) else value or ()
        return "; ".join(sorted(one.slug for one in rows))

    def _one(self, word):
        rows = self.known.get(word, [])
        if len(rows) > 1:
            raise ValidationError(f"Several {self.noun}s have the NPI {word}. Write the slug.")
        if rows:
            return rows[0]
        if self.by_npi:
            _refuse_wrong_npi(word)
        raise ValidationError(
            f"There is no {self.noun} “{word[:80]}” on the desk. Add the {self.noun} first, or "
            f"correct the {'slug or NPI' if self.by_npi else 'slug'}."
        )


def words(text):
    """The slugs and NPIs in a cell."""
    return _parts(re.sub("[;,]", "\n", text), "\n")


def read_day(text):
    """The day that a text names, or None; ValidationError when it is none, or is to come."""
    text = text.strip()
    if not text:
        return None
    american = US_DAY.fullmatch(text)
    try:
        if american:
            day = datetime.date(**{name: int(part) for name, part in american.groupdict().items()})
        else:
            day = datetime.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        raise ValidationError(
            "This is no day. Write year, month and day, such as 2026-11-21."
        ) from None
    if day > timezone.localdate():
        raise ValidationError("This day is in the future. Write the day of the check itself.")
    return day


def _parts(text, separator):
    return [part.strip() for part in text.split(separator) if part.strip()]


def _refuse_wrong_npi(word):
    """ValidationError when a word is meant to be an NPI and can't be one."""
    if ROUNDED.fullmatch(word):
        raise ValidationError(
            f"The spreadsheet rounded “{word}”. Format the column as text and write all ten digits "
            "of the NPI."
        )
    if not (word.isascii() and word.isdigit()):
        return
    if len(word) != 10:
        raise ValidationError(f"An NPI has ten digits; “{word[:40]}” has {len(word)}.")
    if not npi_is_valid(word):
        raise ValidationError(
            f"“{word}” is no NPI: its check digit is wrong. Look for a digit that was mistyped."
        )
