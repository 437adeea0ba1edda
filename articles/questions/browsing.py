"""The filters by which readers browse threads, and the one address of every choice of them.

One filter has an address of its own; several together stand in the query, always in the same
order. Each pair of filters has an index, so that a list costs the same however many threads there
are.
"""

from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from articles.sections import Section

from .choices import LAST_DAYS, DayBand, SkinTone, Stage


@dataclass(frozen=True)
class Facet:
    """One thing to browse by: its name in addresses, its column, what it is called, its values."""

    name: str
    column: str
    title: str
    choices: type[models.TextChoices]
    heading: str
    """The title of the list of one value; `{}` is what the value is called."""


FACETS = (
    Facet("section", "section", "By section", Section, "Questions about {}"),
    Facet("stage", "stage", "By stage", Stage, "Questions of people who are {}"),
    Facet("day", "day_band", "By day since treatment", DayBand, "Questions asked {}"),
    Facet("skin-tone", "skin_tone", "By skin tone", SkinTone, "Questions of people with {} skin"),
)
ORDER = ("answered_at", "id")

# The day band that the database keeps beside `day_since`.
DAY_BAND = models.Case(
    models.When(day_since__isnull=True, then=models.Value("")),
    *(models.When(day_since__lte=day, then=models.Value(band)) for day, band in LAST_DAYS.items()),
    default=models.Value(DayBand.LATER.value),
    output_field=models.CharField(max_length=8),
)


def _index(*columns):
    name = "_".join(column.split("_")[0] for column in columns) or "all"
    return models.Index(fields=["status", *columns, *ORDER], name=f"browse_{name}")


COLUMNS = [facet.column for facet in FACETS]
# With the status first, as every list asks for it: SQLite would take an index of the status alone
# otherwise, and sort all that are accepted.
INDEXES = [_index(*columns) for size in (0, 1, 2) for columns in combinations(COLUMNS, size)]


@dataclass(frozen=True)
class Chosen:
    """What a reader browses by: the name of a facet -> the value, in the order of the facets."""

    values: tuple = ()

    @classmethod
    def of(cls, wanted):
        """The choice in a mapping of names; raises ValueError for a value that there is not."""
        found = [(facet, wanted[facet.name]) for facet in FACETS if wanted.get(facet.name)]
        return cls(tuple((facet.name, facet.choices(value).value) for facet, value in found))

    def __len__(self):
        return len(self.values)

    def get(self, facet):
        """The value of a facet, or ""."""
        return dict(self.values).get(facet.name, "")

    def but(self, facet, value):
        """The same choice with another value of this facet; with "" without it."""
        return Chosen.of({**dict(self.values), facet.name: value})

    @property
    def columns(self):
        """Column -> value, to filter by."""
        return {facet.column: self.get(facet) for facet in FACETS if self.get(facet)}

    @property
    def labels(self):
        """What the values are called, the first with a capital letter."""
        labels = [str(facet.choices(self.get(facet)).label) for facet in FACETS if self.get(facet)]
        return [labels[0][0].upper() + labels[0][1:], *labels[1:]] if labels else []

    @property
    def heading(self):
        """The title of the list."""
        if not self.values:
            return "Questions and answers"
        if len(self) > 1:
            return f"Questions: {', '.join(self.labels)}"
        (facet,) = [facet for facet in FACETS if self.get(facet)]
        return facet.heading.format(str(facet.choices(self.get(facet)).label).lower())

    def address(self, **paging):
        """The one address of this choice."""
        values = dict(self.values)
        if len(values) == 1:
            ((name, value),) = values.items()
            path, values = reverse(f"questions:{name}", args=[value]), {}
        else:
            path = reverse("questions:list")
        query = urlencode({**values, **{name: at for name, at in paging.items() if at}})
        return f"{path}?{query}" if query else path


def facet_links(chosen, filled):
    """For the page: each facet with links to its values that have threads, beside what is chosen.

    `filled` is the set of (name of a facet, value) with threads.
    """
    shown = []
    for facet in FACETS:
        now = chosen.get(facet)
        links = [
            _link(value.label, chosen.but(facet, value), value == now)
            for value in facet.choices
            if value == now or (facet.name, value.value) in filled
        ]
        if links:
            every = _link("All", chosen.but(facet, ""), not now)
            shown.append({"name": facet.name, "title": facet.title, "links": [every, *links]})
    return shown


def _link(label, chosen, current):
    # Robots need not walk through every combination.
    return {
        "label": label,
        "url": chosen.address(),
        "current": current,
        "nofollow": len(chosen) > 1,
    }


def told_by(question):
    """What the asker told of themselves: (label, words, address of the threads like it)."""
    links = {
        facet.column: Chosen.of({facet.name: value}).address()
        for facet in FACETS
        if (value := getattr(question, facet.column))
    }
    day = question.day_since
    told = [
        ("Stage", question.get_stage_display(), links.get("stage")),
        ("Since treatment", "" if day is None else f"day {day}", links.get("day_band")),
        ("Treatment", question.get_treatment_display(), ""),
        ("Skin tone", question.get_skin_tone_display(), links.get("skin_tone")),
    ]
    return [row for row in told if row[1]]
