"""The desk's screen for devices: what the FDA's record says, and who looked at it when."""

from django.contrib import admin
from django.db import models
from django.db.models import F

from clinics.models import Device
from microsite.history.admin import HistoryAdmin
from microsite.people.samples import SamplesForSamples, is_sample_person


@admin.register(Device)
class DeviceAdmin(SamplesForSamples, HistoryAdmin):
    """Devices, those whose record nobody looked at first."""

    list_display = ["name", "fda_number", "clearance", "next_step", "checked_on", "is_sample"]
    list_filter = ["clearance", "kind", "is_sample"]
    search_fields = ["name", "maker", "fda_number"]
    ordering = [F("checked_on").asc(nulls_first=True), "name"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = None
    fieldsets = [
        (
            None,
            {
                "description": "We name a device because a clinic uses it or the FDA has a record "
                "of it, never to recommend it.",
                "fields": ["name", "slug", "maker", "kind", "is_sample"],
            },
        ),
        (
            "What the FDA’s record says",
            {
                "description": "Open the record on the FDA’s own site, compare every line, and "
                "write down the day. Your name is kept with it; readers see the day.",
                "fields": [
                    "clearance", "fda_number", "cleared_uses", "record_url", "copy_url",
                    "checked_on",
                ],
            },
        ),
    ]  # fmt: skip

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        """Whoever saves what the record says vouches for it."""
        if is_sample_person(request):
            obj.is_sample = True
        obj.vouch(request.user)
        super().save_model(request, obj, form, change)

    @admin.display(description="next step")
    def next_step(self, device):
        if device.checked_on:
            return "none"
        return "open the FDA’s record and compare" if device.fda_number else "look for a record"
