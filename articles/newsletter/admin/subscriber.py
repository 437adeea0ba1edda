"""Subscribers on the desk, for administrators: to look one up, and to erase one who asks for it."""

from django.contrib import admin

from articles.newsletter.models import Subscriber


@admin.register(Subscriber)
class SubscriberAdmin(admin.ModelAdmin):
    """One address. Nobody adds or changes one here: only its owner signs up and chooses."""

    list_display = ["email", "choice", "created_at", "confirmed_at"]
    list_filter = ["choice"]
    search_fields = ["=email"]
    ordering = ["-pk"]
    actions = None
    fields = ["email", "choice", "created_at", "confirmed_at", "mailed_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def delete_model(self, request, obj):
        """Erase it as its owner would: what waits in the outbox goes, too."""
        obj.leave()

    def response_delete(self, request, obj_display, obj_id):
        return super().response_delete(request, f"Subscriber {obj_id}", obj_id)
