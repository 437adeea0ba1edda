"""Where a text stands, and how thorough its review was."""

from django.db import models


class Status(models.TextChoices):
    DRAFT = "draft", "draft"
    SUBMITTED = "submitted", "submitted for review"
    RETURNED = "returned", "returned with notes"
    APPROVED = "approved", "approved"


class ReviewKind(models.TextChoices):
    FULL = "full", "full review"
    CORRECTION = "correction", "correction"
