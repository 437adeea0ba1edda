"""The desk's screens for comparisons of the answers of a thread."""

from django.contrib import admin
from django.template.response import TemplateResponse

from articles.admin import WritingAdmin, reading_of
from articles.questions.browsing import told_by
from articles.questions.models import Comparison, ComparisonRevision
from articles.questions.searchables import ANSWERS
from articles.questions.threads import show_thread
from microsite.publishing.admin import PageAdmin
from microsite.publishing.admin_urls import admin_url


@admin.register(Comparison)
class ComparisonAdmin(PageAdmin):
    """Comparisons as pages: their texts, and withdrawing one."""

    list_display = ["__str__", "sort_date", "withdrawn_at"]
    list_select_related = ["question"]
    fields = ["question"]
    readonly_fields = ["question"]

    def has_add_permission(self, request):
        """They are begun from their question."""
        return False


@admin.register(ComparisonRevision)
class ComparisonRevisionAdmin(WritingAdmin):
    """Texts of comparisons."""

    change_form_template = "admin/questions/answer_form.html"
    compared_to = (ANSWERS, *WritingAdmin.compared_to)
    markdown_fields = ("agree", "differ")
    list_select_related = ["page__question", "author", "reviewed_by"]
    fieldsets = [
        (
            None,
            {
                "description": "Neutral and short: two to four points each. Readers see it under "
                "the answers. When an answer changes, it disappears until you renew it.",
                "fields": ["agree", "differ"],
            },
        ),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def panel(self, request, revision):
        question = revision.page.question
        return {
            **super().panel(request, revision),
            "question": question,
            "question_url": admin_url(question),
        }

    def reading(self, revision):
        return reading_of(revision)

    def preview(self, request, revision):
        question = revision.page.question
        thread = show_thread(question, comparison=revision)
        question.answer_count = len(thread.answers)
        notice = thread.library.notice()
        context = {
            "question": question,
            "told": told_by(question),
            "answers": thread.answers,
            "comparison": thread.comparison,
            "notice": notice.html if notice else None,
            "preview": True,
        }
        return TemplateResponse(request, "questions/thread.html", context)
