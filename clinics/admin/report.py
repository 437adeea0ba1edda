"""The desk's screen for reports on listings: what was told, what to check, and the answer."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.utils import timezone

from clinics.guides.license_search import license_searches
from clinics.models import ListingReport
from clinics.reports.choices import Kind, Status
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url

LONGEST_REPLY = 1000


class AnswerForm(forms.Form):
    """What was done about a report."""

    reply = forms.CharField(
        label="What did you do or find?",
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is sent to whoever left an address, as you write it. Mend the listing first.",
        error_messages={
            "required": "Write what you did or found. It is the answer that we send.",
            "max_length": f"Make it shorter: {LONGEST_REPLY:,} characters are the most.",
        },
    )


class DeclineForm(forms.Form):
    """Why nothing changes."""

    reason = forms.CharField(
        label="Why does nothing change?",
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is sent to whoever left an address, as you write it.",
        error_messages={
            "required": "Say why nothing changes. It is the answer that we send.",
            "max_length": f"Make it shorter: {LONGEST_REPLY:,} characters are the most.",
        },
    )


class StandingFilter(admin.SimpleListFilter):
    """What waits for an answer, unless somebody asks for something else."""

    title = "what to show"
    parameter_name = "show"

    def lookups(self, request, model_admin):
        return [("late", "late"), ("closed", "answered"), ("all", "all")]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [{**first, "display": "waiting"}, *rest]

    def queryset(self, request, reports):
        shown = {
            None: {"status": Status.OPEN},
            "late": {"status": Status.OPEN, "due_on__lt": timezone.localdate()},
            "closed": {"closed_at__isnull": False},
        }
        return reports.filter(**shown.get(self.value(), {}))


@admin.register(ListingReport)
class ListingReportAdmin(VerbAdmin):
    """Reports, the one that is due first at the head. Each is answered or declined, once."""

    change_form_template = "clinics/admin/report_form.html"
    verbs = {"answer": "do_answer", "decline": "do_decline", "remove": "do_remove"}
    keep_typed = ("answer", "decline")
    list_display = ["what", "about", "due", "next_step"]
    list_select_related = ["clinic", "clinician"]
    list_filter = [StandingFilter, "kind"]
    ordering = [F("closed_at").asc(nulls_first=True), "due_on", "pk"]
    fields = []

    def changelist_view(self, request, extra_context=None):
        title = {"title": "Reports on listings, the first due at the head"}
        return super().changelist_view(request, title | (extra_context or {}))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="report", ordering="kind")
    def what(self, report):
        label = f"{report.pk}: {report.get_kind_display()}"
        return f"{label} ({report.fact_label.lower()})" if report.fact else label

    @admin.display(description="about")
    def about(self, report):
        return report.subject

    @admin.display(description="answer due", ordering="due_on")
    def due(self, report):
        day = f"{report.due_on:%B %-d, %Y}"
        return f"{day}: LATE" if report.is_late else day

    @admin.display(description="next step")
    def next_step(self, report):
        if not report.is_open:
            return f"none: {report.get_status_display()}"
        return {
            Kind.ERROR: "check it, mend the page, answer",
            Kind.CLAIM: "check who it is, then the facts, answer",
            Kind.REMOVE: "check who asks, remove it",
        }[report.kind]

    def panel(self, request, report):
        return {
            "title": f"{report}, on {report.subject}",
            "subject_url": admin_url(report.subject),
            "search": license_searches([report.license_state]).get(report.license_state),
            "may_change": self.has_change_permission(request, report) and report.is_open,
            "answer_form": AnswerForm(self.typed(request, "answer"), auto_id="answer_%s"),
            "decline_form": DeclineForm(self.typed(request, "decline"), auto_id="decline_%s"),
        }

    def do_answer(self, request, report):
        report.answer(request.user, cleaned(AnswerForm(request.POST))["reply"])
        return None, _answered(report)

    def do_decline(self, request, report):
        report.decline(request.user, cleaned(DeclineForm(request.POST))["reason"])
        return None, f"Declined. {_answered(report)}"

    def do_remove(self, request, report):
        report.remove_now(request.user)
        return None, f"The page is off the site. {_answered(report)}"


def _answered(report):
    """What became of the answer, without the address."""
    if report.email:
        return "The answer is on its way."
    return "Nobody is told: no address was left."
