"""What an asker may tell of themselves, and what moderation may say of a question. All optional."""

from django.db import models


class Stage(models.TextChoices):
    """Where somebody stands: readers browse threads by it."""

    THINKING = "thinking", "thinking about it"
    BOOKED = "booked", "booked"
    HEALING = "healing", "healing"
    WORRIED = "worried", "worried"


class Treatment(models.TextChoices):
    """What was done, or is planned."""

    PEN = "pen", "microneedling at a clinic (pen or stamp)"
    RF = "rf", "RF microneedling (with heat)"
    ADDED = "added", "microneedling with something added, such as PRP"
    HOME = "home", "a roller or pen at home"
    NONE = "none", "nothing yet"
    UNSURE = "unsure", "I am not sure"


class SkinTone(models.TextChoices):
    """How somebody describes their skin."""

    LIGHT = "light", "light"
    MEDIUM = "medium", "medium or olive"
    BROWN = "brown", "brown"
    DARK = "dark", "dark brown or black"


class AgeBand(models.TextChoices):
    """An age, as roughly as an answer needs it. Under 18 gets a page of its own and no form."""

    YOUNG = "18-29", "18 to 29"
    MIDDLE = "30-44", "30 to 44"
    LATER = "45-64", "45 to 64"
    OLDER = "65+", "65 or older"


class AiHelp(models.TextChoices):
    """Whether a machine helped to write an answer: chosen, never left blank."""

    NONE = "none", "No AI was used."
    WORDING = "wording", "AI helped with the wording; the content is the clinician’s."
    DRAFT = "draft", "AI wrote a first draft, which the clinician checked and changed."


class DayBand(models.TextChoices):
    """How long ago a treatment was, as readers browse by it. Day 0 is its own day."""

    FIRST = "0-1", "day 0 or 1"
    SECOND = "2-3", "day 2 or 3"
    WEEK = "4-7", "days 4 to 7"
    MONTH = "8-28", "weeks 2 to 4"
    QUARTER = "29-84", "weeks 5 to 12"
    LATER = "85-up", "after week 12"


# The last day of each band but the last.
LAST_DAYS = {1: "0-1", 3: "2-3", 7: "4-7", 28: "8-28", 84: "29-84"}
