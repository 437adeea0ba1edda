"""Editions for tests: composed, handed in and approved as editors do it."""

from django.utils import timezone

from articles.newsletter.models import Edition
from microsite.news import find_news
from tests import make


def draft(author=None, **fields):
    """An edition with what is new; something is, if nothing was."""
    if not find_news(Edition.objects.newest_look(), timezone.now()):
        make.published()
    return make.fill(Edition.objects.start(author or make.editor(), find_news), **fields)


def submitted(author=None, **fields):
    made = draft(author, **fields)
    made.submit(made.author)
    return made


def approved(author=None, by=None, send_at=None, **fields):
    made = submitted(author, **fields)
    made.approve(by or make.editor(), send_at)
    return made
