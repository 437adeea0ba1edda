"""The desk's screen for listings: what has to be confirmed next, and how each fact is known."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from clinics.clinic_queries import AHEAD, QUEUE_ORDER, STALE_AFTER
from clinics.duplicates import likely_duplicates, removed_doubles
from clinics.exchange.admin import ClinicExchange
from clinics.facts import FACTS
from clinics.forms import ClinicForm, ConfirmActionForm, ConfirmForm, RemoveForm
from clinics.models import Clinic
from microsite import history
from microsite.history.admin import HistoryAdmin
from microsite.people.samples import SamplesForSamples, is_sample_person
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url

from .merging import MergesClinics
from .standing import StandingFilter

# Where the session keeps how the editor knew the last time.
HOW_KNOWN = "clinics_how_known"


@admin.register(Clinic)
class ClinicAdmin(SamplesForSamples, ClinicExchange, MergesClinics, HistoryAdmin, VerbAdmin):
    """Listings, those that were not confirmed for the longest time first."""

    form = ClinicForm
    action_form = ConfirmActionForm
    change_form_template = "clinics/admin/clinic_form.html"
    change_list_template = "clinics/admin/clinic_list.html"
    verbs = {"confirm": "do_confirm", "remove": "do_remove", "restore": "do_restore"}
    actions = ["confirm_selected"]
    view_on_site = False
    list_display = ["name", "place", "reach", "confirmed", "next_step"]
    list_per_page = 50
    show_full_result_count = False
    list_filter = [StandingFilter, ("state_code", admin.AllValuesFieldListFilter), "is_sample"]
    search_fields = ["name", "city", "postal_code", "phone"]
    ordering = list(QUEUE_ORDER)
    autocomplete_fields = ["clinicians", "devices"]
    fieldsets = [
        (
            None,
            {
                "description": "Nobody pays to be listed, and listings stand in order of name.",
                "fields": ["name", "state_code", "slug", "is_sample"],
            },
        ),
        (
            "Where it is and how to reach it",
            {
                "description": "As the clinic gives it. A patient will stand in front of the door.",
                "fields": [
                    "address", "address_extra", "city", "postal_code", "phone", "website",
                ],
            },
        ),
        (
            "What patients ask about",
            {
                "description": "Leave open what nobody asked: the page then says that we do not "
                "know. Prices are those that the clinic publishes or told us.",
                "fields": [
                    "services", "devices", "hours", "languages", "step_free", "price_low",
                    "price_high",
                ],
            },
        ),
        (
            "Who treats patients here",
            {
                "description": "Each needs a license check of their own, on the clinician's page.",
                "fields": ["clinicians"],
            },
        ),
        (
            "Where this comes from",
            {
                "description": "Needed whenever you write or change a fact above. It counts for "
                "what you changed, as of today; the rest keeps its own source and date.",
                "fields": ["source"],
            },
        ),
    ]  # fmt: skip

    def has_delete_permission(self, request, obj=None):
        return False

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        history.hold(obj)
        if is_sample_person(request):
            obj.is_sample = True
        if change and "slug" in form.changed_data:
            wanted, obj.slug = obj.slug, form.initial["slug"]
            obj.move(wanted)
        else:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """After the clinicians are saved, write down the source of what changed, and who did."""
        super().save_related(request, form, formsets, change)
        clinic, source = form.instance, form.cleaned_data.get("source", "")
        if not change:
            clinic.confirm(request.user, source)
        elif form.changed_facts:
            clinic.record_source(form.changed_facts, source)
            clinic.save()
        history.write(clinic)

    # --- the list ------------------------------------------------------------------

    def get_list_display(self, request):
        """Who may change listings gets the buttons of each row."""
        shown = super().get_list_display(request)
        return [*shown, "step"] if self.has_change_permission(request) else shown

    def changelist_view(self, request, extra_context=None):
        title = {"title": "Listings: what has to be confirmed"}
        response = super().changelist_view(request, title | (extra_context or {}))
        form = getattr(response, "context_data", {}).get("action_form")
        if form is not None:
            form.initial["source"] = request.session.get(HOW_KNOWN, "")
        return response

    def do(self, request, object_id, verb):
        """What was pressed in the list leads back to the list, as it was filtered."""
        response = super().do(request, object_id, verb)
        if "from_list" not in request.POST or response.status_code != 302:
            return response
        source = request.POST.get("source", "").strip()
        if source:
            request.session[HOW_KNOWN] = source[:160]
        address = reverse("admin:clinics_clinic_changelist")
        before, mark, query = request.headers.get("Referer", "").partition("?")
        filtered = before == request.build_absolute_uri(address)
        return HttpResponseRedirect(address + mark + query if filtered else address)

    @admin.display(description="where", ordering="state_code")
    def place(self, clinic):
        place = f"{clinic.city}, {clinic.state_code}"
        return f"{place} (sample)" if clinic.is_sample else place

    @admin.display(description="ask")
    def reach(self, clinic):
        """The number to call, and the page to look at."""
        phone = website = ""
        if clinic.phone:
            link = '<a class="desk-reach" href="{}">{}</a>'
            phone = format_html(link, clinic.phone_link, clinic.phone)
        if clinic.website:
            website = format_html(
                '<a class="desk-reach" href="{}" target="_blank" rel="noopener external">website'
                '<span class="visually-hidden"> of {} (opens in a new tab)</span></a>',
                clinic.website,
                clinic.name,
            )
        return format_html("{} {}", phone, website) if phone or website else "—"

    @admin.display(description="next step")
    def next_step(self, clinic):
        if clinic.merged_into_id:
            return "none: merged"
        if clinic.removed_at:
            return "none: removed"
        if clinic.last_confirmed is None:
            return "confirm it: hidden until then"
        if clinic.is_expired:
            return "confirm or remove it: hidden"
        if clinic.is_stale:
            return "confirm it: marked as “not confirmed lately”"
        before = clinic.last_confirmed + STALE_AFTER - AHEAD
        return "confirm it soon" if before < timezone.localdate() else "none"

    @admin.display(description="is all of it right?")
    def step(self, clinic):
        if clinic.removed_at:
            return "—"
        confirm = reverse("admin:clinics_clinic_verb", args=[clinic.pk, "confirm"])
        return format_html(
            '<button class="button desk-step" type="submit" name="from_list" formaction="{}">'
            'All still right<span class="visually-hidden">: {}</span></button> '
            '<a class="button desk-step" href="{}">Something changed'
            '<span class="visually-hidden">: {}</span></a>',
            confirm,
            clinic.name,
            admin_url(clinic),
            clinic.name,
        )

    @admin.display(description="confirmed", ordering="last_confirmed")
    def confirmed(self, clinic):
        if clinic.last_confirmed is None:
            return "never"
        days = (timezone.localdate() - clinic.last_confirmed).days
        ago = "today" if days <= 0 else f"{days} day{'' if days == 1 else 's'} ago"
        return f"{clinic.last_confirmed:%B %-d, %Y} ({ago})"

    @admin.action(description="Confirm as still right today", permissions=["change"])
    def confirm_selected(self, request, clinics):
        confirmed = 0
        for clinic in clinics:
            try:
                clinic.confirm(request.user, request.POST.get("source", ""))
            except ValidationError as error:
                messages.error(request, f"{clinic}: {' '.join(error.messages)}")
            else:
                self.log_change(request, clinic, "Confirmed as still right.")
                confirmed += 1
        if confirmed:
            listings = "1 listing" if confirmed == 1 else f"{confirmed} listings"
            messages.success(request, f"Confirmed {listings} as still right today.")

    # --- one listing -----------------------------------------------------------------

    def panel(self, request, clinic):
        checked = clinic.checked
        return {
            "next_step": self.next_step(clinic),
            "is_public": Clinic.objects.published().filter(pk=clinic.pk).exists(),
            "may_change": self.has_change_permission(request, clinic),
            "sources": [(fact.label, checked.get(fact.key)) for fact in FACTS],
            "confirm_form": ConfirmForm(auto_id="confirm_%s"),
            "remove_form": RemoveForm(auto_id="remove_%s"),
            "likely": [] if clinic.removed_at else likely_duplicates(clinic),
            "were_removed": [] if clinic.removed_at else removed_doubles(clinic),
            "merged": clinic.merged.all(),
            "open_reports": clinic.reports.open(),
        }

    def do_confirm(self, request, clinic):
        self._require_change(request, clinic)
        clinic.confirm(request.user, cleaned(ConfirmForm(request.POST))["source"])
        return None, f"Confirmed: all of “{clinic.name}” is right today."

    def do_remove(self, request, clinic):
        self._require_change(request, clinic)
        clinic.remove(request.user, cleaned(RemoveForm(request.POST))["reason"])
        return None, "The listing is off the site."

    def do_restore(self, request, clinic):
        self._require_change(request, clinic)
        clinic.restore(request.user)
        return None, "The listing is back on the desk. Readers see it once you confirm it."
