"""What changed in a page and why: its public texts as readers are told of them."""

import datetime
from dataclasses import dataclass

from .states import ReviewKind

# As many as a reader could want to look through.
MOST = 40


@dataclass(frozen=True)
class Change:
    """One public text of a page: since when, what changed, and how it was reviewed."""

    on: datetime.datetime
    note: str
    is_first: bool
    is_correction: bool
    is_sample: bool


def changes_of(page):
    """The Changes of a page that readers have seen, the newest first, in one query."""
    texts = page.revisions.public().order_by("-publish_at")
    wanted = ("publish_at", "change_note", "review_kind", "is_sample")
    return changes(list(texts.only(*wanted, "page")[: MOST + 1]))


def changes(texts):
    """The same for the public texts of a page, given with the newest first."""
    return [
        Change(
            on=text.publish_at,
            note=text.change_note,
            is_first=place == len(texts) - 1 and len(texts) <= MOST,
            is_correction=text.review_kind == ReviewKind.CORRECTION,
            is_sample=text.is_sample,
        )
        for place, text in enumerate(texts[:MOST])
    ]
