"""The desk's screens for alerts and their texts."""

from django import forms
from django.contrib import admin
from django.template.response import TemplateResponse

from articles.alerts import alert_context
from articles.models import Alert, AlertRevision, Article
from microsite.publishing.admin import PageAdmin

from .pages import StartsWithTitle, reading_of
from .writing import WritingAdmin


class PagesField(forms.ModelMultipleChoiceField):
    """Pages to choose from by their public title: as many queries however many they are."""

    def label_from_instance(self, article):
        return article.public.title if article.public else article.slug


@admin.register(Alert)
class AlertAdmin(StartsWithTitle, PageAdmin):
    """Warnings of authorities, shown at the top of the pages that they concern."""

    list_display = ["__str__", "issued_on", "stands"]
    filter_horizontal = ["articles"]
    fieldsets = [("Where it stands", {"fields": ["slug", "articles"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).with_texts().order_by("-pk")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "articles":
            kwargs["form_class"] = PagesField
            kwargs["queryset"] = Article.objects.with_public().order_by("section", "pk")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="issued on")
    def issued_on(self, alert):
        return alert.public.issued_on if alert.public else None


@admin.register(AlertRevision)
class AlertRevisionAdmin(WritingAdmin):
    """Texts of alerts."""

    help_texts = {"title": "What the warning is about, in plain words."}
    markdown_fields = ("body",)
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "issuer", "issued_on", "summary"]}),
        (
            "The text",
            {
                "description": "What it says, what it means for the reader, and what to do.",
                "fields": ["body"],
            },
        ),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def reading(self, revision):
        warned = f"{revision.issuer}, {revision.issued_on:%B %-d, %Y}"
        plain = [
            ("title", "Title", revision.title),
            ("issuer", "Who warns, and when", warned),
            ("summary", "Summary", revision.summary),
        ]
        return reading_of(revision, plain)

    def preview(self, request, revision):
        context = alert_context(revision, preview=True)
        return TemplateResponse(request, "articles/alert.html", context)
