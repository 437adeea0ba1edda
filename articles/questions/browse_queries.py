"""How threads are browsed: by what they have in common, the newest answered first.

A page of a list begins after a thread, not after a number of threads, so the last page costs what
the first one costs, and nobody counts what nobody reads.
"""

import datetime
import re
from dataclasses import dataclass

from django.conf import settings
from django.db import models

from .browsing import FACETS

PER_PAGE = 20
PLACE = re.compile(r"(\d{1,16})-(\d{1,18})")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICROSECOND = datetime.timedelta(microseconds=1)


# Instead of a place: the page above is the first one.
FIRST = "first"


@dataclass(frozen=True)
class ThreadPage:
    """Threads of one page, and the places at which the pages beside it begin ("" for none).

    `newer` is FIRST where the page above is the first one: it has one address only.
    """

    threads: list
    newer: str = ""
    older: str = ""


class Browsing:
    """Mixin for the queryset of questions."""

    def newest_answered_first(self):
        """In the order of their first answers. What has none has no place in it."""
        return self.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")

    def matching(self, chosen):
        """Threads that are what a reader chose."""
        return self.filter(**chosen.columns)

    def page_before(self, place=""):
        """The page that begins below this place; without one the first page."""
        threads = self.newest_answered_first()
        if place:
            moment, pk = read_place(place)
            # The plain bound is what the index serves; the other parts those of one moment.
            threads = threads.filter(answered_at__lte=moment)
            threads = threads.filter(models.Q(answered_at__lt=moment) | models.Q(pk__lt=pk))
        found = list(threads[: PER_PAGE + 1])
        shown = found[:PER_PAGE]
        newer = self._newer_than(shown[0]) if place and shown else ""
        return ThreadPage(shown, newer, place_of(shown[-1]) if len(found) > PER_PAGE else "")

    def page_after(self, place):
        """The page that ends above this place; None when the first page has all of it."""
        found = list(self._above(*read_place(place))[: PER_PAGE + 1])
        if len(found) <= PER_PAGE:
            return None
        shown = found[:PER_PAGE][::-1]
        return ThreadPage(shown, self._newer_than(shown[0]), place_of(shown[-1]))

    def _above(self, moment, pk):
        """What was answered later, from below."""
        threads = self.filter(answered_at__gte=moment).order_by("answered_at", "pk")
        return threads.filter(models.Q(answered_at__gt=moment) | models.Q(pk__gt=pk))

    def _newer_than(self, thread):
        """Where the page above this thread begins: a place, FIRST, or "" when there is none."""
        above = self._above(thread.answered_at, thread.pk)
        count = len(above.values_list("pk", flat=True)[: PER_PAGE + 1])
        return place_of(thread) if count > PER_PAGE else FIRST if count else ""

    def on_the_same_subject(self, question, most=3):
        """At most so many threads whose answers rest on claims that this one's answers rest on.

        They share two claims, or one and the section: one claim alone may be a side remark. What
        shares most comes first, then the newest.
        """
        texts = self.model._meta.get_field("answers").related_model.revisions.rel.related_model
        # The table between texts and claims, so that the index of the claims serves it.
        links = texts.claims.through.objects.filter(
            answerrevision__status="approved", answerrevision__cancelled_at=None
        )
        own = links.filter(answerrevision__page__question=question).values("claim")
        sharing = links.filter(claim__in=own).exclude(answerrevision__page__question=question)
        thread = "answerrevision__page__question"
        rows = (
            sharing.values(thread)
            .annotate(shared=models.Count("claim", distinct=True))
            .filter(models.Q(shared__gt=1) | models.Q(**{f"{thread}__section": question.section}))
            .order_by("-shared", f"-{thread}__answered_at", f"-{thread}")
        )
        # Some of them may not be public here.
        numbers = [row[thread] for row in rows[: 4 * most]]
        threads = self.in_bulk(numbers)
        return [threads[number] for number in numbers if number in threads][:most]

    def filled_facets(self, chosen):
        """(name of a facet, value) of those that have a thread beside what is chosen: one query."""
        wanted = [(facet, value.value) for facet in FACETS for value in facet.choices]
        exists = [
            models.Exists(self.matching(chosen.but(facet, value)).newest_answered_first())
            for facet, value in wanted
        ]
        row = self.model.objects.order_by("pk").values_list(*exists).first()
        found = zip(wanted, row, strict=True) if row else ()
        return {(facet.name, value) for (facet, value), has in found if has}

    def without_answer(self):
        """Those that something can still become of and for which nobody has handed in an answer.

        Told by the date of the first answer, so that an index serves it however many are answered.
        """
        found = self.filter(answered_at=None, status__in=["received", "needs-info", "accepted"])
        found = found.filter(held_at=None, withdrawn_at=None)
        found = found.with_submitted().filter(has_submitted=False)
        return found if settings.DEMO else found.exclude(is_sample=True)


def place_of(thread):
    """A thread's place in the order of answers, short enough for an address."""
    return f"{(thread.answered_at - EPOCH) // MICROSECOND}-{thread.pk}"


def read_place(place):
    """(moment, number) of a place in an address; raises ValueError for anything else."""
    found = PLACE.fullmatch(place)
    if found is None:
        raise ValueError(f"{place!r} is no place in a list.")
    try:
        return EPOCH + int(found[1]) * MICROSECOND, int(found[2])
    except OverflowError as error:
        raise ValueError(f"{place!r} is no place in a list.") from error
