"""The desk's screens for clinicians and license checks."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models

from microsite.people.licenses import OWN_LICENSE
from microsite.people.models import Clinician, LicenseCheck
from microsite.people.protection import ProtectedAdmin


class LicenseCheckFormSet(forms.BaseInlineFormSet):
    """New license checks."""

    def clean(self):
        super().clean()
        if self.by is not None and self.instance.user_id == self.by.pk and self.has_changed():
            raise ValidationError(OWN_LICENSE)


class LicenseCheckInline(admin.TabularInline):
    """New checks are added; old ones stay as they are."""

    model = LicenseCheck
    formset = LicenseCheckFormSet
    extra = 0
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ["state", "board", "number", "status", "checked_on", "expires", "source_url"]
    verbose_name_plural = (
        "License checks (add a new one after each look; old ones are never changed)"
    )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.by = request.user
        return formset

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Clinician)
class ClinicianAdmin(ProtectedAdmin, admin.ModelAdmin):
    """Clinicians who answer, review, or work at a listed clinic."""

    instead = "Take “listed” away instead."

    list_display = ["name", "credentials", "specialty", "license_state", "listed", "is_sample"]
    list_filter = ["listed", "is_sample"]
    search_fields = ["name", "npi"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]
    inlines = [LicenseCheckInline]
    actions = None
    fieldsets = [
        (
            None,
            {"fields": ["name", "credentials", "profession", "specialty", "slug", "user", "npi"]},
        ),
        ("What readers see", {"fields": ["bio", "disclosures", "listed", "is_sample"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("license_checks")

    @admin.display(description="license check")
    def license_state(self, clinician):
        current = clinician.current_license
        if current:
            return f"current, checked {current.checked_on:%B %-d, %Y}"
        return "not current: check it again" if clinician.latest_license_check else "never checked"

    def save_formset(self, request, form, formset, change):
        for check in formset.save(commit=False):
            check.checked_by = request.user
            check.save()
        formset.save_m2m()
