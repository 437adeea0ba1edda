"""What can be reported, by whom, and of what."""

from django.db import models

from clinics.facts import FACTS


class Kind(models.TextChoices):
    """What a report asks for."""

    ERROR = "error", "an error"
    CLAIM = "claim", "a claim"
    REMOVE = "remove", "a removal"


class Status(models.TextChoices):
    """Where a report stands. Nobody leaves the last three."""

    OPEN = "open", "open"
    DONE = "done", "done"
    DECLINED = "declined", "declined"
    UNANSWERED = "unanswered", "not answered within a year"


class Role(models.TextChoices):
    """Who somebody says to be."""

    LISTED = "listed", "I am the person on this page"
    OWNER = "owner", "I own or run the clinic"
    CLINICIAN = "clinician", "I treat patients at the clinic"
    STAFF = "staff", "I have another job at the clinic"
    OTHER = "other", "None of these"


ROLES_AT_A_CLINIC = [
    choice for choice in Role.choices if choice[0] not in (Role.LISTED, Role.OTHER)
]

SOMETHING_ELSE = ("other", "Something else")
# What may be wrong on each kind of page: (key, label).
FACTS_OF_CLINICS = [*((fact.key, fact.label) for fact in FACTS), SOMETHING_ELSE]
FACTS_OF_CLINICIANS = [
    ("name", "Name"),
    ("credentials", "Letters after the name"),
    ("specialty", "Specialty"),
    ("license", "License"),
    ("npi", "NPI"),
    ("disclosures", "Disclosures"),
    ("clinics", "Clinics"),
    ("text", "The text about the person"),
    SOMETHING_ELSE,
]
LABELS = dict([*FACTS_OF_CLINICIANS, *FACTS_OF_CLINICS])
