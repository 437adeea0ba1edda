"""Up to four clinics side by side. Which ones stands in the address, and is kept nowhere."""

from urllib.parse import urlencode

from django.urls import reverse
from django.views.generic import TemplateView

from .facts import FACTS
from .models import Clinic
from .views import crumbs

FEWEST, MOST = 2, 4
# More than anybody ticks. What follows in an address is not looked at.
READ = 40
DIGITS = 18
COMPARED = tuple(fact for fact in FACTS if fact.key not in ("name", "clinicians"))


class Comparison:
    """The clinics that an address names: those that are shown, and sentences about the rest."""

    def __init__(self, values):
        named = [value.strip() for value in values if value.strip()]
        numbers = [_number(value) for value in named[:READ]]
        once = list(dict.fromkeys(numbers))
        clinics = Clinic.objects.published().with_clinicians().with_devices()
        shown = clinics.in_bulk([number for number in once if number])
        found = [shown[number] for number in once if number in shown]
        self.clinics = found[:MOST]
        self.sentences = list(_sentences(numbers, once, found, more=len(named) > READ))

    @property
    def is_enough(self):
        return len(self.clinics) >= FEWEST

    @property
    def rows(self):
        """[(Fact, [(clinic, Checked or None)])]: the same facts of each."""
        return [
            (fact, [(clinic, clinic.checked.get(fact.key)) for clinic in self.clinics])
            for fact in COMPARED
        ]

    @property
    def columns(self):
        """[(clinic, Checked or None for its people, address of the comparison without it)]."""
        return [
            (clinic, clinic.checked.get("clinicians"), self._without(clinic))
            for clinic in self.clinics
        ]

    def _without(self, clinic):
        others = [("clinic", other.pk) for other in self.clinics if other != clinic]
        address = reverse("clinics:compare")
        return f"{address}?{urlencode(others)}" if others else address


def _number(value):
    """The id that somebody wrote, or 0."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= DIGITS else 0


def _sentences(numbers, once, found, more):
    if len(numbers) > len(once):
        yield "A clinic was named more than once. You see it once."
    if len(once) > len(found):
        missing = len(once) - len(found)
        yield (
            "One of these clinics is not listed, or no longer. We left it out."
            if missing == 1
            else f"{missing} of these clinics are not listed, or no longer. We left them out."
        )
    if len(found) > MOST or more:
        yield (
            "You can compare four clinics at a time, so here are the first four. "
            "To see another, take one away first."
        )


class Compare(TemplateView):
    """The same facts of two to four clinics, each with its source and date."""

    template_name = "clinics/compare.html"

    def get_context_data(self, **kwargs):
        comparison = Comparison(self.request.GET.getlist("clinic"))
        crumb = ("Compare clinics", reverse("clinics:compare"))
        return super().get_context_data(
            comparison=comparison,
            names=[clinic.name for clinic in comparison.clinics],
            is_sample=any(clinic.is_sample for clinic in comparison.clinics),
            breadcrumbs=[*crumbs(), crumb],
            **kwargs,
        )
