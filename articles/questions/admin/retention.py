"""What keeps and erases by itself, on the desk: to look at, not to touch."""

from django.contrib import admin

from articles.questions.models import RetentionRun, Sender


class ToLookAt(admin.ModelAdmin):
    """Base: nobody changes such rows by hand."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(RetentionRun)
class RetentionRunAdmin(ToLookAt):
    """When retention ran, and what it erased."""

    list_display = ["ran_at", "report"]


@admin.register(Sender)
class SenderAdmin(ToLookAt):
    """How many questions came from one sender today; whose hash it is, nobody can tell."""

    list_display = ["day", "questions"]
    fields = ["day", "questions"]
