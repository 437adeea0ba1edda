"""The desk's screen for looking licenses up: one after the other, with everything at hand."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from clinics import boards, states
from clinics.guides.license_search import license_searches
from clinics.models import LicenseToCheck
from microsite.people.licenses import OWN_LICENSE
from microsite.people.models import Clinician, LicenseCheck
from microsite.publishing.admin_urls import admin_url

SAMPLE = "A sample person can't look up a real license."


class LookForm(forms.ModelForm):
    """What the official record shows today."""

    source_url = forms.URLField(
        label="Address of the record",
        required=False,
        assume_scheme="https",
        help_text="The official page that you looked at.",
        widget=forms.URLInput(attrs={"size": 60}),
    )

    class Meta:
        model = LicenseCheck
        fields = ["status", "expires", "state", "board", "number", "checked_on", "source_url"]
        widgets = {
            "status": forms.RadioSelect,
            "expires": forms.DateInput(attrs={"type": "date"}),
            "checked_on": forms.DateInput(attrs={"type": "date"}),
        }
        labels = {"status": "Status, as the record shows it", "expires": "Expires"}
        error_messages = {
            "status": {"required": "Choose the status that the record shows."},
            "number": {"required": "Write the license number as the record shows it."},
            "board": {"required": "Write the board that issued the license."},
            "state": {"required": "Choose the state that issued the license."},
        }

    def __init__(self, *args, clinician, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.instance.clinician, self.instance.checked_by = clinician, by
        self.fields["status"].choices = LicenseCheck.Status.choices

    def clean(self):
        refuse(self.instance.clinician, self.by)
        return super().clean()


def refuse(clinician, by):
    """Raise ValidationError with the sentence if this person may not look this license up."""
    if clinician.user_id == by.pk:
        raise ValidationError(OWN_LICENSE)
    if by.is_sample and not clinician.is_sample:
        raise ValidationError(SAMPLE)


@admin.register(LicenseToCheck)
class LicenseToCheckAdmin(admin.ModelAdmin):
    """Whose license comes next, the most urgent first; each look leads on to the next one."""

    actions = None
    list_display = ["name", "license", "last_look", "due_in_words", "next_step"]
    search_fields = ["name", "npi"]
    list_per_page = 50
    show_full_result_count = False

    class Media:
        css = {"all": ["css/desk.css"]}

    def get_ordering(self, request):
        return ["due", "pk"]

    def changelist_view(self, request, extra_context=None):
        title = {"title": "Licenses to look up, the most urgent first"}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_queryset(self, request):
        return LicenseToCheck.objects.to_check().prefetch_related("license_checks")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("people.add_licensecheck")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    # --- the queue -----------------------------------------------------------------

    @admin.display(description="license")
    def license(self, clinician):
        check = clinician.check_to_renew
        return f"{check.state} {check.number}" if check else "—"

    @admin.display(description="last look")
    def last_look(self, clinician):
        check = clinician.check_to_renew
        return f"{check.get_status_display()}, {check.checked_on:%B %-d, %Y}" if check else "never"

    @admin.display(description="counts until")
    def due_in_words(self, clinician):
        if clinician.check_to_renew is None:
            return "never checked"
        late = " (no longer)" if clinician.due < timezone.localdate() else ""
        return f"{clinician.due:%B %-d, %Y}{late}"

    @admin.display(description="next step")
    def next_step(self, clinician):
        return format_html('<a class="button" href="{}">Look it up</a>', admin_url(clinician))

    # --- one license ---------------------------------------------------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = LicenseToCheck.objects.prefetch_related("license_checks", "clinics")
        number = unquote(object_id)
        clinician = found.filter(pk=number).first() if number.isdecimal() else None
        if clinician is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, clinician):
            raise PermissionDenied
        known = known_license(clinician, request.GET)
        people = {"clinician": clinician, "by": request.user}
        form = LookForm(request.POST or None, initial=known, **people)
        if request.method == "POST" and form.is_valid():
            return self._saved(request, clinician, form.save())
        return self._page(request, clinician, known, form)

    def _saved(self, request, clinician, check):
        person = Clinician.objects.get(pk=clinician.pk)
        status = check.get_status_display()
        self.log_change(request, person, f"License looked up in {check.state}: {status}.")
        if check.is_current:
            until = f"{check.counts_until:%B %-d, %Y}"
            messages.success(request, f"Saved: {person} counts as checked until {until}.")
        else:
            messages.warning(request, f"Saved: the license of {person} does not count ({status}).")
        following = LicenseToCheck.objects.to_check().exclude(user=request.user).first()
        if following is None:
            messages.success(request, "No other license has to be looked up now.")
            return HttpResponseRedirect(reverse("admin:clinics_licensetocheck_changelist"))
        return HttpResponseRedirect(admin_url(following))

    def _page(self, request, clinician, known, form):
        search = _search_in(form["state"].value() or "")
        try:
            refuse(clinician, request.user)
        except ValidationError as error:
            refusal = " ".join(error.messages)
        else:
            refusal = ""
        context = {
            **self.admin_site.each_context(request),
            "title": f"Look up: {clinician}",
            "opts": self.opts,
            "media": self.media,
            "clinician": clinician,
            "known": known,
            "last": known.get("last"),
            "checks": clinician.newest_checks,
            "search": search,
            "states": states.ALL,
            "directory": boards.BOARD_DIRECTORY,
            "form": form,
            "refusal": refusal,
            "waiting": LicenseToCheck.objects.to_check().count(),
        }
        return TemplateResponse(request, "clinics/admin/license_form.html", context)


def known_license(clinician, asked):
    """What is known before the look, for the form: of the license asked for, or of the next one.

    `asked` may name a check by its number, or a state in which to begin anew.
    """
    begun = states.by_code(asked.get("state", ""))
    if begun is None:
        checks = {str(check.pk): check for check in clinician.newest_checks}
        last = checks.get(asked.get("check")) or clinician.check_to_renew
        if last is not None:
            known = {name: getattr(last, name) for name in ("state", "board", "number")}
            address = last.source_url or _look_up(_search_in(last.state))
            return {**known, "last": last, "source_url": address}
        begun = next((clinic.state for clinic in clinician.clinics.all()), None)
    if begun is None:
        return {}
    search = _search_in(begun.code)
    board = search.board.name if search.board else ""
    return {"state": begun.code, "board": board, "source_url": _look_up(search)}


def _search_in(code):
    """The LicenseSearch of the state with that code, or None."""
    return license_searches([code]).get(code)


def _look_up(search):
    return search.url if search and search.leads_to_look_up else ""
