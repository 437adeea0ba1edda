"""The directory: reports on listings, listings to confirm, licenses to look up."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils import timezone

from clinics.models import Clinic, LicenseToCheck, ListingReport
from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row, Sign

REPORTS, LICENSES = "reports", "licenses"
# Filter of the queue -> (what it is, what is done about it, its sign).
AGES = {
    "hidden": ("Hidden from readers until somebody confirms them", "Confirm or remove", Sign.LATE),
    "stale": ("Marked as “not confirmed lately”", "Confirm", Sign.SOON),
    "soon": ("Marked within 30 days if nobody confirms them", "Confirm", None),
}


def panels(user, rows):
    """One query each; only there while there is something to do."""
    if user.has_perm("clinics.change_listingreport"):
        yield from _reports(rows)
    if user.has_perm("clinics.change_clinic"):
        yield from _listings()
    if user.has_perm("people.add_licensecheck"):
        yield from _licenses(rows)


def _reports(rows):
    """What people told us about listings, the answer that is due first at the head."""
    waiting = ListingReport.objects.open().select_related("clinic", "clinician")
    found = list(waiting.annotate(total=Window(Count("pk")))[:rows])
    if found:
        yield Panel(
            title="Reports on listings",
            total=found[0].total,
            rows=[
                Row(
                    f"{report.get_kind_display().capitalize()}: {report.subject}",
                    admin_url(report),
                    f"answer due by {report.due_on:%B %-d, %Y}",
                    "Answer it",
                    Sign.LATE if report.is_late else None,
                )
                for report in found
            ],
            more_url=reverse("admin:clinics_listingreport_changelist"),
            key=REPORTS,
        )


def _listings():
    """How many listings wait to be confirmed, by what becomes of them."""
    counts = Clinic.objects.counts_to_confirm()
    total = sum(counts.values())
    if total:
        queue = reverse("admin:clinics_clinic_changelist")
        yield Panel(
            title="Listings to confirm",
            total=total,
            rows=[
                Row(
                    title,
                    queue,
                    f"{counts[age]} listing{'' if counts[age] == 1 else 's'}",
                    step,
                    sign,
                )
                for age, (title, step, sign) in AGES.items()
                if counts[age]
            ],
        )


def _licenses(rows):
    """Licenses to look up, the most urgent first."""
    queue = LicenseToCheck.objects.to_check()
    found = list(queue.annotate(total=Window(Count("pk")))[:rows])
    if found:
        yield Panel(
            title="Licenses to look up",
            total=found[0].total,
            rows=[_license_row(clinician) for clinician in found],
            more_url=reverse("admin:clinics_licensetocheck_changelist"),
            key=LICENSES,
        )


def _license_row(clinician):
    if clinician.looked_on is None:
        detail, sign = "never looked up", None
    elif clinician.due < timezone.localdate():
        detail, sign = f"counted until {clinician.due:%B %-d, %Y}", Sign.LATE
    else:
        detail, sign = f"counts until {clinician.due:%B %-d, %Y}", Sign.SOON
    return Row(str(clinician), admin_url(clinician), detail, "Look it up", sign)
