"""A report on a listing: what somebody asks for, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from microsite.people.us_states import STATE_CHOICES

from .choices import LABELS, Kind, Role, Status
from .report_queries import ListingReportQuerySet
from .report_verbs import ReportVerbs


class ListingReport(ReportVerbs, models.Model):
    """One thing that somebody asks of us about the page of a clinic or of a clinician.

    What was typed is erased some time after the answer; kind and dates stay, for the numbers.
    """

    Kind, Status = Kind, Status

    kind = models.CharField(max_length=20, choices=Kind.choices, editable=False)
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.OPEN, editable=False
    )
    clinic = models.ForeignKey(
        "clinics.Clinic",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="reports",
    )
    clinician = models.ForeignKey(
        "people.Clinician",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="listing_reports",
    )
    received_at = models.DateTimeField("received", default=timezone.now, editable=False)
    due_on = models.DateField("answer due", editable=False)
    closed_at = models.DateTimeField("answered", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    form_key = models.CharField(max_length=64, null=True, unique=True, editable=False)
    fact = models.CharField(max_length=20, blank=True, editable=False)
    role = models.CharField(max_length=20, choices=Role.choices, blank=True, editable=False)
    name = models.CharField(max_length=120, blank=True, editable=False)
    npi = models.CharField("NPI", max_length=10, blank=True, editable=False)
    license_state = models.CharField(
        max_length=2, choices=STATE_CHOICES, blank=True, editable=False
    )
    license_number = models.CharField(max_length=40, blank=True, editable=False)
    email = models.EmailField("e-mail address", blank=True, editable=False)
    told = models.TextField(blank=True, editable=False)
    how_known = models.TextField(blank=True, editable=False)
    reply = models.TextField("answer", blank=True, editable=False)

    objects = ListingReportQuerySet.as_manager()

    class Meta:
        verbose_name = "report on a listing"
        verbose_name_plural = "reports on listings"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(clinic__isnull=True, clinician__isnull=False)
                | models.Q(clinic__isnull=False, clinician__isnull=True),
                name="report_has_one_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(status="open", closed_at__isnull=True)
                | (~models.Q(status="open") & models.Q(closed_at__isnull=False)),
                name="report_closed_has_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="claim") | models.Q(clinic__isnull=False),
                name="report_claims_a_clinic",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=models.Q(status="open"), name="report_open"
            ),
            models.Index(fields=["received_at"], name="report_received"),
        ]

    def __str__(self):
        # Nothing that was typed: this stands in the log of the desk.
        return f"Report {self.pk}: {self.get_kind_display()}"

    @property
    def subject(self):
        """The clinic or the clinician that it is about."""
        return self.clinic or self.clinician

    @property
    def is_open(self):
        return self.status == Status.OPEN

    @property
    def is_late(self):
        """Whether it waits for longer than it should."""
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def fact_label(self):
        """What is wrong, in words; "" when the report does not say."""
        return LABELS.get(self.fact, "")

    @property
    def is_erased(self):
        """Whether what was typed is gone."""
        return not (self.is_open or self.reply)
