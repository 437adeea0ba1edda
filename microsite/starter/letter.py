"""A sample letter for the demonstration, so that the page of past letters is not empty."""

from itertools import groupby, islice

from django.utils import timezone

from articles.newsletter.models import Edition
from microsite.news import find_news

OF_EACH_KIND = 2
INTRO = """\
This is a sample. It was never sent to anybody.

A letter names what is new on the site, with a link to each page. It begins with a few words of \
an editor, like these."""


def load_sample_edition(author, approver):
    """Make the sample once. It counts as sent, so nothing ever sends it."""
    if Edition.objects.exists():
        return
    edition = Edition.objects.start(author, _a_few)
    if not edition.items.exists():
        edition.delete()
        return
    edition.intro = INTRO
    edition.save()
    edition.submit(author)
    edition.approve(approver)
    Edition.objects.filter(pk=edition.pk).update(
        started_at=timezone.now(), finished_at=timezone.now()
    )


def _a_few(since, until):
    news = groupby(find_news(since, until), key=lambda each: each.kind)
    return [each for _, group in news for each in islice(group, OF_EACH_KIND)]
