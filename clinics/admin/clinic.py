"""The desk's screen for listings: what has to be confirmed next, and how each fact is known."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.utils import timezone

from clinics.clinic_queries import SHOWN_FOR, STALE_AFTER
from clinics.exchange.admin import ClinicExchange
from clinics.facts import FACTS
from clinics.forms import ClinicForm, ConfirmActionForm, ConfirmForm, RemoveForm
from clinics.models import Clinic
from microsite import history
from microsite.history.admin import HistoryAdmin
from microsite.publishing.admin import VerbAdmin, cleaned


class StandingFilter(admin.SimpleListFilter):
    """Listings by what should happen to them."""

    title = "what to do"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("fresh", "Nothing: confirmed lately"),
            ("stale", "Confirm: not confirmed for 6 months"),
            ("hidden", "Confirm or remove: hidden after 12 months"),
            ("new", "Confirm: never confirmed"),
            ("removed", "Nothing: removed"),
        ]

    def queryset(self, request, clinics):
        today = timezone.localdate()
        wanted = {
            "fresh": {"removed_at": None, "last_confirmed__gte": today - STALE_AFTER},
            "stale": {
                "removed_at": None,
                "last_confirmed__lt": today - STALE_AFTER,
                "last_confirmed__gte": today - SHOWN_FOR,
            },
            "hidden": {"removed_at": None, "last_confirmed__lt": today - SHOWN_FOR},
            "new": {"removed_at": None, "last_confirmed": None},
            "removed": {"removed_at__isnull": False},
        }
        return clinics.filter(**wanted.get(self.value(), {}))


@admin.register(Clinic)
class ClinicAdmin(ClinicExchange, HistoryAdmin, VerbAdmin):
    """Listings, those that were not confirmed for the longest time first."""

    form = ClinicForm
    action_form = ConfirmActionForm
    change_form_template = "clinics/admin/clinic_form.html"
    verbs = {"confirm": "do_confirm", "remove": "do_remove", "restore": "do_restore"}
    actions = ["confirm_selected"]
    view_on_site = False
    list_display = ["name", "city", "state_code", "next_step", "confirmed", "is_sample"]
    list_filter = [StandingFilter, ("state_code", admin.AllValuesFieldListFilter), "is_sample"]
    search_fields = ["name", "city", "postal_code", "phone"]
    ordering = [F("last_confirmed").asc(nulls_first=True), "name"]
    autocomplete_fields = ["clinicians"]
    filter_horizontal = ["devices"]
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

    def has_change_permission(self, request, obj=None):
        """Editors; sample editors only for samples."""
        real = obj is not None and not obj.is_sample
        return super().has_change_permission(request, obj) and not (real and _is_sample(request))

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        history.hold(obj)
        if _is_sample(request):
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

    @admin.display(description="next step")
    def next_step(self, clinic):
        if clinic.removed_at:
            return "none: removed"
        if clinic.last_confirmed is None:
            return "confirm it: hidden until then"
        if clinic.is_expired:
            return "confirm or remove it: hidden"
        return "confirm it: marked as “not confirmed lately”" if clinic.is_stale else "none"

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
        }

    def do_confirm(self, request, clinic):
        self._require_change(request, clinic)
        clinic.confirm(request.user, cleaned(ConfirmForm(request.POST))["source"])
        return None, "Confirmed: all of this is right today."

    def do_remove(self, request, clinic):
        self._require_change(request, clinic)
        clinic.remove(request.user, cleaned(RemoveForm(request.POST))["reason"])
        return None, "The listing is off the site."

    def do_restore(self, request, clinic):
        self._require_change(request, clinic)
        clinic.restore(request.user)
        return None, "The listing is back on the desk. Readers see it once you confirm it."

    def _require_change(self, request, clinic):
        if not self.has_change_permission(request, clinic):
            raise PermissionDenied


def _is_sample(request):
    return getattr(request.user, "is_sample", False)
