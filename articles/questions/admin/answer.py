"""The desk's screens for answers and their texts."""

from django import forms
from django.contrib import admin
from django.template.response import TemplateResponse

from articles.admin import WritingAdmin, reading_of
from articles.questions.answer_checks import FIELD_NAMES
from articles.questions.browsing import told_by
from articles.questions.choices import AiHelp
from articles.questions.models import Answer, AnswerRevision
from articles.questions.searchables import ANSWERS
from articles.questions.threads import show_thread
from microsite.publishing.admin import PageAdmin
from microsite.publishing.admin_urls import admin_url


@admin.register(Answer)
class AnswerAdmin(PageAdmin):
    """Answers as pages: their texts, and withdrawing one."""

    list_display = ["__str__", "clinician", "sort_date", "withdrawn_at"]
    list_select_related = ["clinician", "question"]
    fields = ["question", "clinician"]
    readonly_fields = ["question", "clinician"]

    def has_add_permission(self, request):
        return False

    def do_edit(self, request, page):
        return page.edit(request.user), "Here is the draft. Readers keep seeing the old text."

    def panel(self, request, instance):
        panel = super().panel(request, instance)
        own = instance.clinician.user_id == request.user.pk
        return {**panel, "may_edit": own}


@admin.register(AnswerRevision)
class AnswerRevisionAdmin(WritingAdmin):
    """Texts of answers."""

    change_form_template = "admin/questions/answer_form.html"
    compared_to = (ANSWERS, *WritingAdmin.compared_to)
    markdown_fields = ("body", "what_to_do")
    list_select_related = ["page__question", "page__clinician", "author", "reviewed_by"]
    fieldsets = [
        (
            None,
            {
                "description": "Readers see the parts in this order. When to get help needs no "
                "words of yours: the list of warning signs stands on every thread.",
                "fields": ["short_answer", "body", "what_to_do"],
            },
        ),
        (
            "Said openly",
            {
                "description": "Nothing is left blank here: readers see “None”, too.",
                "fields": ["conflicts", "ai_help"],
            },
        ),
        ("For the reviewer", {"fields": ["change_note", "asked_of"]}),
    ]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.page.clinician.user_id == request.user.pk)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "short_answer":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "cols": 80})
        if db_field.name == "ai_help":
            # Without the empty choice, which would read as one.
            kwargs |= {"widget": forms.RadioSelect, "choices": AiHelp.choices}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def panel(self, request, revision):
        question = revision.page.question
        return {
            **super().panel(request, revision),
            "question": question,
            "question_url": admin_url(question),
        }

    def reading(self, revision):
        first = ("short_answer", FIELD_NAMES["short_answer"], revision.short_answer)
        reading = reading_of(revision, [first])
        parts = [(name, FIELD_NAMES[name], html) for name, _, html in reading["parts"]]
        parts += [
            ("conflicts", "Conflicts of interest", revision.conflicts),
            ("ai_help", "Help of AI", revision.get_ai_help_display()),
        ]
        return {**reading, "parts": parts}

    def preview(self, request, revision):
        question = revision.page.question
        thread = show_thread(question, revisions=[revision])
        question.answer_count = 1
        notice = thread.library.notice()
        context = {
            "question": question,
            "told": told_by(question),
            "answers": thread.answers,
            "notice": notice.html if notice else None,
            "preview": True,
        }
        return TemplateResponse(request, "questions/thread.html", context)
