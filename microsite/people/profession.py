"""What a license is for."""

from django.db import models


class Profession(models.TextChoices):
    """The licensed professions that readers look for; "" is not known."""

    PHYSICIAN = "physician", "doctor (MD or DO)"
    PHYSICIAN_ASSISTANT = "physician_assistant", "physician assistant"
    NURSE_PRACTITIONER = "nurse_practitioner", "nurse practitioner"
    REGISTERED_NURSE = "registered_nurse", "registered nurse"
    ESTHETICIAN = "esthetician", "esthetician"
    OTHER = "other", "another license"
