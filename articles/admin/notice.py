"""The desk's screens for safety notices and their texts."""

from django.contrib import admin
from django.template.response import TemplateResponse

from articles.library import Library
from articles.models import SafetyNotice, SafetyNoticeRevision
from articles.rendering import rendered
from microsite.publishing.admin import PageAdmin

from .pages import StartsWithTitle, reading_of
from .writing import WritingAdmin


@admin.register(SafetyNotice)
class SafetyNoticeAdmin(StartsWithTitle, PageAdmin):
    """Shared safety texts. The one with the address “red-flags” stands on every worried page."""

    list_display = ["__str__", "slug", "stands"]

    def get_readonly_fields(self, request, obj=None):
        """Pages place a notice by its slug: changing it would take the notice from all of them."""
        return ["slug"] if obj else []

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["title"]})]
        return [(None, {"fields": ["slug"]})]


@admin.register(SafetyNoticeRevision)
class SafetyNoticeRevisionAdmin(WritingAdmin):
    """Texts of safety notices."""

    help_texts = {"title": "What the notice helps with. It stands above it on every page."}
    markdown_fields = ("body",)
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def reading(self, revision):
        return reading_of(revision, [("title", "Title", revision.title)])

    def preview(self, request, revision):
        text = rendered(revision.parts, Library([revision.body], notices=()))
        context = {
            "revision": revision,
            "title": revision.title,
            "notice": text.body,
            "preview": True,
        }
        return TemplateResponse(request, "articles/notice.html", context)
