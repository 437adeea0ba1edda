"""The desk's screens of the library. One noun a file."""

from . import alert, article, claim, figure, link_check, notice, source, term
from .pages import reading_of
from .writing import WritingAdmin

__all__ = [
    "WritingAdmin",
    "alert",
    "article",
    "claim",
    "figure",
    "link_check",
    "notice",
    "reading_of",
    "source",
    "term",
]
