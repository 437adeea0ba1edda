"""Pages with revisions. Page and Revision are abstract; their tables belong to other apps."""

from .former_addresses import FormerAddress
from .notes import ReviewNote
from .pages import Page, PageQuerySet
from .reminder import Reminder
from .revision_queries import RevisionQuerySet
from .revisions import Revision

__all__ = [
    "FormerAddress",
    "Page",
    "PageQuerySet",
    "Reminder",
    "ReviewNote",
    "Revision",
    "RevisionQuerySet",
]
