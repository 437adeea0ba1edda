"""The desk's screen for sources."""

from django.contrib import admin
from django.db import models

from articles.models import Source
from microsite.history.admin import HistoryAdmin


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    """What we cite. Open the link, compare, and write down the day."""

    list_display = ["key", "title", "publisher", "year", "kind", "seen", "link_checked_on"]
    list_filter = ["kind", "seen", ("link_checked_on", admin.EmptyFieldListFilter)]
    search_fields = ["key", "title", "authors", "publisher"]
    # Addresses typed without a scheme are https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = None

    def get_readonly_fields(self, request, obj=None):
        return ["key"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False
