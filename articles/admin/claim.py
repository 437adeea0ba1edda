"""The desk's screens for claims and their texts."""

from django import forms
from django.contrib import admin
from django.template.response import TemplateResponse

from articles.evidence import claim_context
from articles.models import ArticleRevision, Claim, ClaimRevision
from microsite.publishing.admin import PageAdmin
from microsite.publishing.admin_urls import admin_url

from .pages import StartsWithTitle, reading_of
from .writing import WritingAdmin


@admin.register(Claim)
class ClaimAdmin(StartsWithTitle, PageAdmin):
    """The claim register: each medical statement that matters, once."""

    title_field = "statement"
    add_fields = ("section",)
    list_display = ["__str__", "section", "grade", "stands", "next_check", "evidence_changed"]
    list_filter = ["section"]
    search_fields = ["slug", "revisions__statement"]
    fieldsets = [("Where it stands", {"fields": ["section", "slug"]})]

    def get_readonly_fields(self, request, obj=None):
        """Texts refer to a claim by its slug: changing it would break all of them."""
        return ["slug"] if obj else []

    def get_queryset(self, request):
        return super().get_queryset(request).with_texts().order_by("section", "pk")

    @admin.display(description="how sure we are")
    def grade(self, claim):
        return claim.public.get_grade_display() if claim.public else "—"

    @admin.display(description="next check")
    def next_check(self, claim):
        return claim.public.review_due if claim.public else None

    @admin.display(description="evidence changed")
    def evidence_changed(self, claim):
        return claim.public.evidence_changed_at if claim.public else None


@admin.register(ClaimRevision)
class ClaimRevisionAdmin(WritingAdmin):
    """Texts of claims."""

    markdown_fields = ("basis",)
    search_fields = ["statement"]
    fieldsets = [
        (None, {"fields": ["statement", "grade"]}),
        (
            "Why",
            {
                "description": "When the statement, the grade or the sources change, every page "
                "that refers to this claim says “evidence changed” and comes up on the desk.",
                "fields": ["basis"],
            },
        ),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "statement":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def panel(self, request, instance):
        texts = ArticleRevision.objects.current().citing(instance.page).select_related("page")
        used_on = [(text.title, admin_url(text.page)) for text in texts.order_by("title")]
        return {**super().panel(request, instance), "used_on": used_on, "claim": instance.page}

    def reading(self, revision):
        plain = [
            ("statement", "Statement", revision.statement),
            ("grade", "Grade", revision.get_grade_display()),
        ]
        return reading_of(revision, plain)

    def preview(self, request, revision):
        context = claim_context(revision, preview=True)
        return TemplateResponse(request, "evidence/claim.html", context)
