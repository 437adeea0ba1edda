"""Sources: what our medical sentences rest on."""

from django.core.validators import RegexValidator
from django.db import models

from microsite.history import History


class Source(models.Model):
    """One paper, label, law or official page. Pages cite it as [@key]; its note shows this row."""

    class Kind(models.TextChoices):
        LAW = "law", "law or regulation"
        REGULATOR = "regulator", "regulator’s notice"
        PUBLIC_HEALTH = "public-health", "public health agency"
        DEVICE_RECORD = "device-record", "FDA device record"
        MANUAL = "manual", "maker’s manual or label"
        GUIDELINE = "guideline", "guideline"
        SYSTEMATIC_REVIEW = "systematic-review", "systematic review"
        TRIAL = "trial", "trial"
        STUDY = "study", "study"
        CASE_REPORT = "case-report", "case report"
        REVIEW = "review", "review article"
        REFERENCE = "reference", "reference work"
        PROFESSIONAL_BODY = "professional-body", "professional body"
        CLINIC = "clinic", "clinic’s own page"
        NEWS = "news", "news report"

    class Seen(models.TextChoices):
        PRIMARY = "primary", "the source itself, at least its abstract or opening"
        SECONDARY = "secondary", "a copy, mirror or report of it"
        LOW = "low", "a page of low authority, for what clinics commonly say"

    key = models.CharField(
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and hyphens.")
        ],
        help_text="What pages cite: [@key]. It can't change once a page uses it.",
    )
    title = models.CharField(max_length=300)
    authors = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    identifier = models.CharField(
        max_length=160, blank=True, help_text="DOI, PMID or FDA number, as printed."
    )
    url = models.URLField("address", max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    seen = models.CharField(
        "what we read",
        max_length=10,
        choices=Seen.choices,
        help_text="Be honest: editors and reviewers rely on it.",
    )
    link_checked_on = models.DateField(
        "link opened on",
        null=True,
        blank=True,
        help_text="The day on which somebody opened the address and found what we cite.",
    )
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    note = models.TextField(blank=True, help_text="What was seen of it, in our own words.")

    history = History(excluded_fields=["file_digest"])

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {self.title}"
