"""One item of a checklist, and what was found for one page."""

from collections.abc import Callable
from typing import NamedTuple


class Verdict(NamedTuple):
    """Whether a page meets an item (None: it does not apply to the page), and why."""

    met: bool | None
    why: str


class Item(NamedTuple):
    """What a checklist asks, in our words. Without `decide` a person decides.

    `decide` takes Facts and gives a Verdict.
    """

    number: int
    words: str
    decide: Callable | None = None


def decided(items, facts):
    """What a program found, as stored: {"items": […], "met": n, "of": n, "percent": n or None}.

    Items that do not apply are not counted; the percent is rounded down.
    """
    found = []
    for item in items:
        if item.decide is not None:
            met, why = item.decide(facts)
            found.append({"number": item.number, "met": met, "why": why})
    met = sum(each["met"] is True for each in found)
    of = sum(each["met"] is not None for each in found)
    return {"items": found, "met": met, "of": of, "percent": met * 100 // of if of else None}
