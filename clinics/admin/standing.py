"""The filter of listings by what should happen to them."""

from django.contrib import admin
from django.utils import timezone

from clinics.clinic_queries import SHOWN_FOR, STALE_AFTER


class StandingFilter(admin.SimpleListFilter):
    """What has to be confirmed now or soon, unless somebody asks for something else."""

    title = "what to do"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("fresh", "Nothing: confirmed lately"),
            ("stale", "Confirm: not confirmed for 6 months"),
            ("hidden", "Confirm or remove: hidden after 12 months"),
            ("new", "Confirm: never confirmed"),
            ("removed", "Nothing: removed"),
            ("all", "All"),
        ]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [{**first, "display": "To confirm now or soon"}, *rest]

    def queryset(self, request, clinics):
        if self.value() is None:
            return clinics.to_confirm()
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
