"""How many reports came from one sender today, on the desk: to look at, not to touch."""

from django.contrib import admin

from clinics.models import ReportSender


@admin.register(ReportSender)
class ReportSenderAdmin(admin.ModelAdmin):
    """Whose hash it is, nobody can tell; each is erased on the next day."""

    actions = None
    list_display = ["day", "reports"]
    fields = ["day", "reports"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
