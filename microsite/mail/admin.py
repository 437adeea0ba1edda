"""The outbox in the admin: to look at, not to touch."""

from django.contrib import admin

from .models import OutboxMessage


@admin.register(OutboxMessage)
class OutboxMessageAdmin(admin.ModelAdmin):
    """Shows what became of each message; addresses and texts are not shown."""

    list_display = ["event", "created_at", "sent_at", "attempts", "last_error"]
    list_filter = ["sent_at"]
    search_fields = ["event"]
    ordering = ["-created_at", "-pk"]
    fields = [
        "event",
        "subject",
        "created_at",
        "not_before",
        "claimed_at",
        "sent_at",
        "attempts",
        "last_error",
    ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        # Deleting the row would let the same event send a second message.
        return False
