"""Everything that this app stores. One noun a file."""

from .alert import Alert, AlertRevision
from .article import Article, ArticleRevision
from .claim import Claim, ClaimRevision
from .figure import Figure
from .link_check import LinkCheck
from .notice import SafetyNotice, SafetyNoticeRevision
from .source import Source
from .term import GlossaryTerm, GlossaryTermRevision

__all__ = [
    "Alert",
    "AlertRevision",
    "Article",
    "ArticleRevision",
    "Claim",
    "ClaimRevision",
    "Figure",
    "GlossaryTerm",
    "GlossaryTermRevision",
    "LinkCheck",
    "SafetyNotice",
    "SafetyNoticeRevision",
    "Source",
]
