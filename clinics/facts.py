"""The facts of a listing: what is shown with its own source and date.

A fact can be several columns: an address is checked as a whole, and so is a price range.
"""

import datetime
from dataclasses import dataclass

# How the source of a fact begins that the clinic told us.
TOLD = "the clinic told us"


@dataclass(frozen=True)
class Fact:
    """One checkable fact of a clinic. `key` names it in `Clinic.provenance`."""

    key: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """Where a fact comes from and on which day it was right."""

    source: str
    date: datetime.date

    @property
    def told(self):
        """The source as the begin of a sentence, if the clinic told us; otherwise ""."""
        told = self.source.lower().startswith(TOLD)
        return self.source[0].upper() + self.source[1:].rstrip(" .") if told else ""


FACTS = (
    Fact("name", "Name", ("name",)),
    Fact("address", "Address", ("address", "address_extra", "city", "state_code", "postal_code")),
    Fact("phone", "Phone", ("phone",)),
    Fact("website", "Website", ("website",)),
    Fact("services", "Services", ("services",)),
    Fact("hours", "Hours", ("hours",)),
    Fact("languages", "Languages", ("languages",)),
    Fact("step_free", "Step-free access", ("step_free",)),
    Fact("prices", "Price of one session", ("price_low", "price_high")),
    Fact("devices", "Devices", ("devices",)),
    Fact("clinicians", "Clinicians", ("clinicians",)),
)
# What stands in the list of facts of a page; names and people have places of their own.
LISTED = tuple(fact for fact in FACTS if fact.key not in ("name", "devices", "clinicians"))
FACT_OF_FIELD = {field: fact.key for fact in FACTS for field in fact.fields}


def facts_of(fields):
    """The keys of the facts that these fields are part of, in the order of the page."""
    touched = {FACT_OF_FIELD[field] for field in fields if field in FACT_OF_FIELD}
    return [fact.key for fact in FACTS if fact.key in touched]


def read_provenance(provenance):
    """The stored JSON as {key: Checked}; facts that nobody checked are left out."""
    return {
        key: Checked(entry["source"], datetime.date.fromisoformat(entry["date"]))
        for key, entry in provenance.items()
    }
