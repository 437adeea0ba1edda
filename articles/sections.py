"""The six sections, in the order in which a patient meets them."""

from django.db import models
from django.urls import reverse


class Section(models.TextChoices):
    OVERVIEW = "overview", "Overview"
    PREPARATION = "preparation", "Preparation"
    PROCEDURE = "procedure", "Procedure"
    RECOVERY = "recovery", "Recovery"
    RISKS = "risks", "Risks"
    AFTERCARE = "aftercare", "Aftercare"

    @property
    def description(self):
        """One line for lists: what a reader finds there."""
        return DESCRIPTIONS[self.value]

    @property
    def number(self):
        """Its place in the order, from 1."""
        return list(Section).index(self) + 1

    def get_absolute_url(self):
        return reverse("section", args=[self.value])


DESCRIPTIONS = {
    "overview": "What it is, what it can and can’t do, and what else there is.",
    "preparation": "Who should wait, what to ask, and how to get ready.",
    "procedure": "What happens in the room, step by step.",
    "recovery": "What most people see day by day, and what is not expected.",
    "risks": "What can go wrong, how often as far as anybody knows, and what to do.",
    "aftercare": "What to put on your skin, what to leave off, and for how long.",
}
