"""What goes into the index, and how a kind of thing says what may come out."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from django.db.models import Model, QuerySet

# The index lays out its rows by these: see sqlite.row_id.
HIGHEST_ID = 2**32 - 1

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Entry:
    """The words of one thing: plain text, no markup.

    `object_id` is the key that `visible()` of the kind is filtered by: the revision for pages,
    the row itself for things without revisions.
    """

    kind: str
    object_id: int
    title: str
    summary: str
    body: str
    language: str = "en"

    def __post_init__(self):
        if not 0 <= self.object_id <= HIGHEST_ID:
            raise ValueError(f"The search index has no place for the id {self.object_id}.")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                # Control characters mark hits in snippets, and PostgreSQL refuses NUL.
                tidy = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", value)).split())
                object.__setattr__(self, field.name, tidy)


class Description(NamedTuple):
    """How one found thing is shown."""

    title: str
    url: str
    is_sample: bool = False


@dataclass(frozen=True)
class Searchable:
    """One kind of thing that can be found."""

    kind: str
    """Short name, as in the index and in addresses (`?kind=article`)."""
    label: str
    """What readers call it: "Article"."""
    visible: Callable[[], QuerySet]
    """What may be shown now, unsliced; the pk of a row is the `object_id` of its entry. Select
    what `describe` needs: the rows of a page are read with it in one query."""
    describe: Callable[[Model], Description]
    entries: Callable[[], Iterable[Entry]]
    """Everything that belongs into the index, to fill it anew."""
