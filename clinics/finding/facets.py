"""The filters of the directory, and the one order in which they stand in addresses."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from microsite.people.models import Profession

SLUG = re.compile(r"[a-z0-9_-]{1,80}")
RECENT_DAYS = 90


@dataclass(frozen=True)
class Facet:
    """One thing to find clinics by: its name in addresses and in Trait, its title, its values.

    Without `values` they are those that listings name: devices, languages.
    """

    name: str
    title: str
    values: dict = field(default_factory=dict)

    def label(self, value):
        """What a value is called, also when nothing has it any more."""
        return self.values.get(value) or value.replace("-", " ").replace("_", " ").capitalize()


def _slug(profession):
    return profession.value.replace("_", "-")


CLINICIAN = Facet(
    "clinician",
    "Who treats patients",
    {_slug(each): each.label[0].upper() + each.label[1:] for each in Profession},
)
DEVICE = Facet("device", "Device")
CLEARANCE = Facet("clearance", "Clearance", {"cleared": "Device with an FDA clearance on record"})
LANGUAGE = Facet("language", "Language")
STEP_FREE = Facet("step-free", "Access", {"yes": "Step-free access"})
PRICE = Facet("price", "Price", {"published": "Price published"})
LICENSE = Facet(
    "license", "License", {"checked": f"License checked in the last {RECENT_DAYS} days"}
)
FACETS = (CLINICIAN, LICENSE, DEVICE, CLEARANCE, LANGUAGE, STEP_FREE, PRICE)
BY_NAME = {facet.name: facet for facet in FACETS}


@dataclass(frozen=True)
class Chosen:
    """The filters of a list: (name of a facet, value), in the order of the facets."""

    values: tuple = ()

    @classmethod
    def of(cls, wanted):
        """The filters in a mapping of names; raises ValueError for a value that can't be one."""
        found = []
        for facet in FACETS:
            value = wanted.get(facet.name, "")
            if not value:
                continue
            if not SLUG.fullmatch(value) or (facet.values and value not in facet.values):
                raise ValueError(f"The filter {facet.name} has no such value.")
            found.append((facet.name, value))
        return cls(tuple(found))

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        """(Facet, value) of each."""
        return ((BY_NAME[name], value) for name, value in self.values)

    def get(self, facet):
        """The value of a facet, or ""."""
        return dict(self.values).get(facet.name, "")

    def but(self, facet, value=""):
        """The same filters with another value of this facet; without it, none of it."""
        return Chosen.of({**dict(self.values), facet.name: value})

    def address(self, path, page=1, **place):
        """The one address of these filters: the place first, then they, then the page."""
        pairs = [*place.items(), *self.values, *([("page", page)] if page > 1 else [])]
        return f"{path}?{urlencode(pairs)}" if pairs else path
