"""The desk's screens for the glossary."""

from django.contrib import admin
from django.template.response import TemplateResponse

from articles.glossary import glossary_context
from articles.models import GlossaryTerm, GlossaryTermRevision
from microsite.history.admin import HistoryAdmin
from microsite.publishing.admin import PageAdmin

from .pages import StartsWithTitle, reading_of
from .writing import WritingAdmin


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(HistoryAdmin, StartsWithTitle, PageAdmin):
    """Words that patients meet. Texts use one by its name in brackets: [milia]."""

    title_field = "name"
    list_display = ["__str__", "gloss", "stands"]
    search_fields = ["slug", "revisions__name"]
    fieldsets = [("Where it stands", {"fields": ["slug"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).with_texts().order_by("slug")

    @admin.display(description="in the sentence")
    def gloss(self, term):
        return term.public.gloss if term.public else "—"


@admin.register(GlossaryTermRevision)
class GlossaryTermRevisionAdmin(WritingAdmin):
    """Explanations of terms."""

    help_texts = {"name": "As patients read or hear it. Texts write it in brackets: [milia]."}
    markdown_fields = ("definition",)
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": ["name", "other_names", "gloss", "definition"]}),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def reading(self, revision):
        plain = [
            ("name", "Term", revision.name),
            ("other_names", "Other names", revision.other_names),
            ("gloss", "In the sentence", f"{revision.name} ({revision.gloss})"),
        ]
        return reading_of(revision, plain)

    def preview(self, request, revision):
        context = glossary_context([revision])
        return TemplateResponse(request, "articles/glossary.html", context)
