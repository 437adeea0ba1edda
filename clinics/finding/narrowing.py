"""The filters of a list as links: those that are chosen, and those that would narrow it down.

What narrows it down is read from the clinics that were found, so that no link leads to nothing.
"""

from dataclasses import dataclass

from django.db import models

from .facets import FACETS
from .trait import Trait

# So many values of a filter are shown at once, those that most of the clinics have.
SHOWN = 8


@dataclass(frozen=True)
class Link:
    """A value of a filter, and the list with it or without it. `count` is None if not counted."""

    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Narrowing:
    """One filter that can still be chosen: its most frequent values, and the others."""

    name: str
    title: str
    links: list
    more: list


@dataclass(frozen=True)
class Filters:
    """`chosen` are links that take a filter away, `offered` those that add one."""

    chosen: list
    offered: list
    none_url: str

    @property
    def labels(self):
        return [link.label for link in self.chosen]


def filters(scope, chosen, found):
    """The filters of a list of clinics."""
    values = _values(found.numbers)
    labels = {(name, value): label for name, rows in values.items() for value, label, _ in rows}
    return Filters(
        chosen=[
            Link(
                labels.get((facet.name, value)) or facet.label(value),
                scope.address(chosen.but(facet)),
            )
            for facet, value in chosen
        ],
        offered=[
            _narrowing(scope, chosen, found, facet, values[facet.name])
            for facet in FACETS
            if facet.name in values and not chosen.get(facet)
        ],
        none_url=scope.address(),
    )


def _values(numbers):
    """{name of a facet: [(value, label, number of these clinics that have it)]}."""
    if not numbers:
        return {}
    traits = Trait.objects.published().recent().filter(clinic__in=numbers).order_by()
    rows = traits.values_list("facet", "value").annotate(
        shown=models.Min("label"), clinics=models.Count("clinic", distinct=True)
    )
    values = {}
    for name, *row in rows:
        values.setdefault(name, []).append(tuple(row))
    return values


def _narrowing(scope, chosen, found, facet, rows):
    places = {value: place for place, value in enumerate(facet.values)}
    # Fixed values in their order, others the most frequent first.
    rows = sorted(rows, key=lambda row: (places.get(row[0], 0), 0 if places else -row[2], row[1]))
    links = [
        Link(label, scope.address(chosen.but(facet, value)), count if found.is_whole else None)
        for value, label, count in rows
    ]
    return Narrowing(facet.name, facet.title, links[:SHOWN], links[SHOWN:])
