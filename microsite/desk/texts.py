"""Texts of all kinds in one query: how many stand in each list, and the first few of each."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Count, F, Value, Window
from django.db.models.functions import Cast, RowNumber
from django.urls import reverse

from articles.models import (
    AlertRevision,
    ArticleRevision,
    ClaimRevision,
    GlossaryTermRevision,
    SafetyNoticeRevision,
)
from articles.questions.models import AnswerRevision, ComparisonRevision

# Kind of text -> the field in which lists find its title. The most urgent kinds first.
TITLES = {
    SafetyNoticeRevision: "title",
    AlertRevision: "title",
    AnswerRevision: "page__question__title",
    ArticleRevision: "title",
    ClaimRevision: "statement",
    ComparisonRevision: "page__question__title",
    GlossaryTermRevision: "name",
}
# What a title alone would not say.
NAMED = {AnswerRevision: "Answer to “{}”", ComparisonRevision: "Comparison of answers to “{}”"}
REVISIONS = tuple(TITLES)
# What readers have to know at once comes first wherever texts wait for somebody.
SAFETY = (SafetyNoticeRevision, AlertRevision)
# What refers to claims.
CITING = (AnswerRevision, ArticleRevision, ComparisonRevision)


@dataclass(frozen=True)
class TextList:
    """One list of texts: which ones of a kind (None for a kind that has none), and their order.

    `moment` is the field by which the rows are sorted, the smallest first; `newest_first` turns
    that round.
    """

    texts: Callable
    moment: str
    newest_first: bool = False


@dataclass(frozen=True)
class FoundText:
    """One row of a list of texts."""

    model: type
    pk: int
    page: int
    title: str
    author: str
    moment: datetime
    due: date

    @property
    def url(self):
        """Where the text itself is read and written."""
        return _address(self.model, self.pk)

    @property
    def page_url(self):
        """Where a new text of its page is begun."""
        return _address(self.model._meta.get_field("page").related_model, self.page)


def find_texts(lists, rows):
    """List name -> (how many there are, the first `rows` of them), all in one query.

    `lists` are TextLists by name. Each list costs one SELECT for each kind, joined by UNION.
    """
    selects = [
        _select(name, listed, number, texts, rows)
        for name, listed in lists.items()
        for number, model in enumerate(REVISIONS)
        if (texts := listed.texts(model)) is not None
    ]
    totals, found = defaultdict(int), defaultdict(list)
    if selects:
        first, *others = selects
        for name, number, place, total, *text in first.union(*others, all=True):
            model = REVISIONS[number]
            # Every row of a kind repeats how many there are of it.
            totals[name] += total if place == 1 else 0
            pk, page, title, *rest = text
            title = NAMED.get(model, "{}").format(title)
            found[name].append(FoundText(model, pk, page, title, *rest))
    return {
        name: (totals[name], _sorted(found[name], listed)[:rows]) for name, listed in lists.items()
    }


def _select(name, listed, number, texts, rows):
    """The first rows of one kind in one list, each with how many there are of that kind."""
    order = F(listed.moment)
    title = Cast(TITLES[texts.model], CharField())
    return (
        texts.order_by()
        .annotate(
            listed=Value(name),
            number=Value(number),
            place=Window(
                RowNumber(), order_by=[order.desc() if listed.newest_first else order.asc(), "pk"]
            ),
            total=Window(Count("pk")),
            shown_title=title,
            author_name=F("author__display_name"),
            moment=F(listed.moment if listed.moment != "review_due" else "publish_at"),
        )
        .filter(place__lte=rows)
        .values_list(
            "listed",
            "number",
            "place",
            "total",
            "pk",
            "page_id",
            "shown_title",
            "author_name",
            "moment",
            "review_due",
        )
    )


def _sorted(found, listed):
    if listed.moment == "review_due":
        return sorted(found, key=lambda text: text.due)
    found = sorted(found, key=lambda text: text.moment, reverse=listed.newest_first)
    # Stable: within what is urgent and within the rest the order stays.
    return sorted(found, key=lambda text: text.model not in SAFETY)


def _address(model, pk):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[pk])
