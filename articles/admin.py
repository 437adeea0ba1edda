"""The desk's screens for articles, notices, sources and figures."""

from django.contrib import admin
from django.db import models
from django.template.response import TemplateResponse

from microsite.publishing.admin import PageAdmin, RevisionAdmin

from .admin_forms import FigureForm, NewPageForm, PageForm
from .article import Kind
from .checking import FIELD_NAMES
from .library import Library
from .models import (
    Article,
    ArticleRevision,
    Figure,
    SafetyNotice,
    SafetyNoticeRevision,
    Source,
)
from .pages import article_context
from .rendering import rendered


class StartsWithTitle:
    """Adding asks for a title, makes the address from it, and opens the first draft."""

    add_fields = ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = NewPageForm if obj is None else PageForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["title", *self.add_fields]})]
        return super().get_fieldsets(request, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            title = form.cleaned_data["title"]
            obj.revisions.model(page=obj, author=request.user, title=title).start()


def reading_of(revision, plain=()):
    """A text as patients read it; `plain` are (label, text) pairs that stand before it."""
    text = rendered(revision.parts, Library(revision.parts.values(), notices=()))
    parts = [(FIELD_NAMES.get(name, name), text.part(name)) for name in revision.parts]
    return {"parts": [*plain, *parts], "citations": text.sources}


@admin.register(Article)
class ArticleAdmin(StartsWithTitle, PageAdmin):
    """Pages of the library."""

    add_fields = ("kind", "section")
    list_display = ["__str__", "kind", "section", "stands", "review_due", "featured_order"]
    list_filter = ["kind", "section"]
    search_fields = ["slug", "revisions__title"]
    autocomplete_fields = ["related"]
    fieldsets = [
        ("Where it stands", {"fields": ["kind", "section", "slug"]}),
        (
            "What leads to it",
            {
                "description": "Featured articles appear on the home page in the order you set.",
                "fields": ["featured_order", "related"],
            },
        ),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Kind and section stay once a text was submitted: they decide who reviews it and how."""
        reviewed = obj is not None and obj.revisions.exclude(status="draft").exists()
        return ["kind", "section"] if reviewed else []

    def get_queryset(self, request):
        return super().get_queryset(request).with_public().order_by("section", "kind", "pk")

    @admin.display(description="stands")
    def stands(self, article):
        if article.withdrawn_at:
            return "withdrawn"
        return "public" if article.public else "not public"

    @admin.display(description="next review due")
    def review_due(self, article):
        return article.public.review_due if article.public else None


@admin.register(ArticleRevision)
class ArticleRevisionAdmin(RevisionAdmin):
    """Texts of articles."""

    markdown_fields = ("main_message", "body", "known", "unknown", "next_step")
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "summary", "main_message"]}),
        (
            "The text",
            {
                "description": "Short answer first, then why, what to do, and when to get help. "
                "Every medical sentence ends with its source: [@source-key].",
                "fields": ["body"],
            },
        ),
        ("How sure we are, and what to do next", {"fields": ["known", "unknown", "next_step"]}),
        ("For the reviewer", {"fields": ["change_note"]}),
    ]

    def reading(self, revision):
        return reading_of(revision, [("Title", revision.title), ("Summary", revision.summary)])

    def preview(self, request, revision):
        context = article_context(revision, preview=True)
        template = "articles/article.html"
        if revision.page.kind == Kind.POLICY:
            template = "articles/policy.html"
        return TemplateResponse(request, template, context)


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

    @admin.display(description="stands")
    def stands(self, notice):
        return "public" if notice.public else "not public"


@admin.register(SafetyNoticeRevision)
class SafetyNoticeRevisionAdmin(RevisionAdmin):
    """Texts of safety notices."""

    markdown_fields = ("body",)
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        ("For the reviewer", {"fields": ["change_note"]}),
    ]

    def reading(self, revision):
        return reading_of(revision, [("Title", revision.title)])

    def preview(self, request, revision):
        text = rendered(revision.parts, Library([revision.body], notices=()))
        context = {
            "revision": revision,
            "title": revision.title,
            "notice": text.body,
            "preview": True,
        }
        return TemplateResponse(request, "articles/notice.html", context)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
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


@admin.register(Figure)
class FigureAdmin(admin.ModelAdmin):
    """Pictures with text alternative, caption, credit, license and skin tone."""

    form = FigureForm
    list_display = ["key", "alt", "credit", "license", "skin_tone"]
    search_fields = ["key", "alt", "caption"]
    actions = None

    def has_delete_permission(self, request, obj=None):
        return False
