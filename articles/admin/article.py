"""The desk's screens for articles and their texts."""

from django.contrib import admin
from django.template.response import TemplateResponse

from articles.article import Kind
from articles.models import Article, ArticleRevision
from articles.pages import article_context
from microsite.people.models import User
from microsite.publishing.admin import PageAdmin

from .pages import StartsWithTitle, reading_of
from .writing import WritingAdmin


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
        return super().get_queryset(request).with_texts().order_by("section", "kind", "pk")

    @admin.display(description="next review due")
    def review_due(self, article):
        return article.public.review_due if article.public else None


@admin.register(ArticleRevision)
class ArticleRevisionAdmin(WritingAdmin):
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
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj is not None and obj.page.kind == Kind.POLICY and "asked_of" in form.base_fields:
            # Policies are approved by another editor.
            editors = User.objects.who_may("articles.publish_articlerevision")
            form.base_fields["asked_of"].queryset = editors.exclude(pk=request.user.pk)
        return form

    def reading(self, revision):
        plain = [("title", "Title", revision.title), ("summary", "Summary", revision.summary)]
        return reading_of(revision, plain)

    def preview(self, request, revision):
        context = article_context(revision, preview=True)
        template = "articles/article.html"
        if revision.page.kind == Kind.POLICY:
            template = "articles/policy.html"
        return TemplateResponse(request, template, context)
