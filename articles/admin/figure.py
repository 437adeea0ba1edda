"""The desk's screen for figures."""

from django.contrib import admin

from articles.models import Figure

from .forms import FigureForm


@admin.register(Figure)
class FigureAdmin(admin.ModelAdmin):
    """Pictures with text alternative, caption, credit, license and skin tone."""

    form = FigureForm
    list_display = ["key", "alt", "credit", "license", "skin_tone"]
    search_fields = ["key", "alt", "caption"]
    actions = None

    def get_fields(self, request, obj=None):
        """A drawing came with the library: its words can be mended, the picture stays."""
        fields = list(super().get_fields(request, obj))
        if obj is not None and obj.drawing:
            fields.remove("image")
        return fields

    def get_readonly_fields(self, request, obj=None):
        return ["key"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False
