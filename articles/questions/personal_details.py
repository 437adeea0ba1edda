"""What in a typed text tells who somebody is: found, explained, and taken out on request.

Nothing here is certain. A person is shown what was found and decides; a moderator reads every text
before the public does. What counts is that little is missed and that honest words ("1.5 mm", "SPF
30", "day 3") are left alone.
"""

from dataclasses import dataclass

from .personal.clinicians import clinicians
from .personal.clinics import clinics
from .personal.contacts import emails, handles, phones, web_addresses
from .personal.names import full_names, own_names
from .personal.numbers import birth_dates, records, social_security_numbers
from .personal.places import addresses, zips

# Forms take far less. What follows is not read, so that no text can cost more.
LONGEST = 20_000

# Kind: what is put in its place, and why it is pointed out.
KINDS = {
    "email": ("[e-mail removed]", "Anybody who reads an e-mail address can write to it."),
    "phone": ("[phone number removed]", "Anybody who reads a phone number can call it."),
    "birth_date": (
        "[date of birth removed]",
        "A full date of birth can tell who you are. Your age is enough.",
    ),
    "address": ("[address removed]", "A street address tells where somebody lives or works."),
    "zip": ("[ZIP code removed]", "A ZIP code narrows down who you are. Your state is enough."),
    "clinic": (
        "[clinic’s name removed]",
        "A clinic’s name can tell who you are, and the clinic can’t reply here.",
    ),
    "clinician": (
        "[clinician’s name removed]",
        "This may be the name of a person at your clinic, who can’t reply here.",
    ),
    "record": ("[number removed]", "A number like this can lead to your records or your account."),
    "ssn": (
        "[Social Security number removed]",
        "With a Social Security number somebody can pretend to be you.",
    ),
    "handle": ("[account name removed]", "An account name leads to you."),
    "web": ("[web address removed]", "A web address can lead to you or to your clinic."),
    "name": ("[name removed]", "First and last name together tell who you are."),
}
PLACEHOLDERS = tuple(replacement for replacement, _ in KINDS.values())


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """A personal detail in a text: its `words` stand from `start` to `end`; `kind` is in KINDS."""

    start: int
    end: int
    kind: str
    words: str

    @property
    def replacement(self):
        """What may stand in its place."""
        return KINDS[self.kind][0]

    @property
    def reason(self):
        """Why it is pointed out, in a sentence for the person who typed it."""
        return KINDS[self.kind][1]


def find(text):
    """The personal details in the first 20,000 characters of a text, in order, none overlapping."""
    read = _without_placeholders(text[:LONGEST])
    taken = []
    # The surer a kind is, the earlier it is looked for: what is taken is not taken again.
    for finder in (emails, social_security_numbers, birth_dates, records, phones, web_addresses):
        _take(taken, finder(read))
    for finder in (zips, addresses, handles, clinics):
        _take(taken, finder(read))
    at_clinics = [(start, end) for kind, start, end in taken if kind == "clinic"]
    _take(taken, own_names(read))
    _take(taken, clinicians(read, at_clinics))
    _take(taken, full_names(read))
    return sorted(Detail(start, end, kind, text[start:end]) for kind, start, end in taken)


def redacted(text, details):
    """`text` with each detail replaced by what it suggests; everything else stays as it is.

    Raises ValueError if a detail does not belong to this very text, or two of them overlap.
    """
    pieces, position = [], 0
    for detail in sorted(details):
        if detail.start < position or text[detail.start : detail.end] != detail.words:
            raise ValueError(f"There is no such detail in this text: {detail.kind}")
        pieces += text[position : detail.start], detail.replacement
        position = detail.end
    return "".join([*pieces, text[position:]])


def _without_placeholders(text):
    """`text` with what was taken out before made unreadable, at the same length."""
    for placeholder in PLACEHOLDERS:
        text = text.replace(placeholder, "\N{FULL BLOCK}" * len(placeholder))
    return text


def _take(taken, found):
    # Of two that begin together the longer one is kept.
    for kind, start, end in sorted(found, key=lambda each: (each[1], -each[2])):
        if all(end <= other_start or start >= other_end for _, other_start, other_end in taken):
            taken.append((kind, start, end))
