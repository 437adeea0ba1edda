"""Shared things as they stand on one page: notices, claims and terms of the glossary."""

import datetime
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .source import Source


@dataclass(frozen=True)
class ShownNotice:
    """A safety notice as it stands on a page: its public text with its own sources."""

    slug: str
    title: str
    html: SafeString


@dataclass(frozen=True)
class ShownClaim:
    """A claim as its note shows it: what it says now, how sure we are, and what it rests on.

    `changed_on` is the day on which the evidence changed after the text was approved, or None. A
    withdrawn claim has `withdrawn_on` and its reason.
    """

    slug: str
    url: str
    statement: str
    grade: str
    grade_label: str
    sources: tuple[Source, ...] = ()
    changed_on: datetime.date | None = None
    withdrawn_on: datetime.date | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True)
class ShownTerm:
    """A term of the glossary, as it is explained in a sentence."""

    name: str
    gloss: str
    url: str
