"""Everything that this app stores. One noun a file."""

from .article import Article, ArticleRevision
from .figure import Figure
from .notice import SafetyNotice, SafetyNoticeRevision
from .source import Source

__all__ = [
    "Article",
    "ArticleRevision",
    "Figure",
    "SafetyNotice",
    "SafetyNoticeRevision",
    "Source",
]
