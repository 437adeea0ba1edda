"""The desk's screen for questions: word a question, decline it, compare its answers."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from articles.questions.models import AnswerRevision, Comparison, ComparisonRevision, Question
from articles.sections import Section
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url
from microsite.publishing.forms import DeclineForm, ReasonForm


class WordingForm(forms.ModelForm):
    """The public wording of a question."""

    section = forms.ChoiceField(
        choices=[("", "Choose one"), *Section.choices],
        help_text="Where readers will look for it.",
        error_messages={"required": "Choose the section in which readers will look."},
    )

    class Meta:
        model = Question
        fields = ["title", "text", "section", "shown_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "text"):
            if name in self.fields:
                self.fields[name].required = True
        # The reader's own words to begin with; nothing of them is stored before it is saved.
        self.initial["text"] = self.instance.text or self.instance.asked_text

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        if not title.endswith("?"):
            raise ValidationError("Word the title as a question that ends with “?”.")
        return title


class WaitingFilter(admin.SimpleListFilter):
    """What the queue shows: what waits, unless somebody asks for more."""

    title = "what to show"
    parameter_name = "show"

    def lookups(self, request, model_admin):
        return [("answered", "answered"), ("declined", "declined"), ("all", "all")]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [{**first, "display": "waiting"}, *rest]

    def queryset(self, request, questions):
        if self.value() == "answered":
            return questions.published()
        if self.value() == "declined":
            return questions.filter(status=Question.Status.DECLINED)
        return questions if self.value() == "all" else questions.waiting()


@admin.register(Question)
class QuestionAdmin(VerbAdmin):
    """The queue: what waits, the longest waiting first."""

    form = WordingForm
    change_form_template = "admin/questions/question_form.html"
    verbs = {
        "answer": "do_answer",
        "compare": "do_compare",
        "decline": "do_decline",
        "withdraw": "do_withdraw",
        "reinstate": "do_reinstate",
    }
    list_display = ["asked", "waiting", "section", "next_step", "asked_at"]
    list_filter = [WaitingFilter, "section"]
    search_fields = ["title", "text"]
    ordering = ["asked_at"]
    readonly_fields = ["asked_text", "asked_at"]
    fieldsets = [
        ("What the reader typed (private)", {"fields": ["asked_text", "asked_at"]}),
        (
            "What the public will see",
            {
                "description": "Keep the person's own words. Take out whatever could tell who "
                "it is: names, places, dates of birth, the clinic. Nothing is public before an "
                "answer is.",
                "fields": ["title", "text", "section", "shown_name"],
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_submitted()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        allowed = request.user.has_perm("questions.moderate_question")
        if obj is None or not allowed:
            return allowed
        return obj.status != Question.Status.DECLINED and not obj.is_frozen

    @admin.display(description="question")
    def asked(self, question):
        return question.title or question.asked_text[:80] or str(question)

    @admin.display(description="waiting", ordering="asked_at")
    def waiting(self, question):
        if not question.is_waiting:
            return "—"
        days = question.waiting_days
        return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''}"

    @admin.display(description="next step")
    def next_step(self, question):
        if question.status == Question.Status.RECEIVED:
            return "word it for readers"
        if question.status == Question.Status.DECLINED:
            return "—"
        if question.answered_at:
            return "answered" if not question.is_waiting else "its answer is approved for later"
        return "approve its answer" if question.has_submitted else "answer it"

    def save_model(self, request, obj, form, change):
        """Nothing here: `response_change` calls the verb, which may refuse."""

    def response_change(self, request, obj):
        data = self.get_form(request, obj)(request.POST, instance=obj)
        question = Question.objects.get(pk=obj.pk)
        target = question
        try:
            data = cleaned(data)
            question.accept(
                request.user, data["title"], data["text"], data["section"], data["shown_name"]
            )
            if "_answer" in request.POST:
                target = question.start_answer(request.user)
            else:
                messages.success(request, "Saved. It becomes public with its first answer.")
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        return HttpResponseRedirect(admin_url(target))

    def panel(self, request, question):
        texts = AnswerRevision.objects.filter(page__question=question)
        texts = texts.select_related("page__clinician", "author", "reviewed_by").order_by("-pk")
        compared = ComparisonRevision.objects.filter(page__question=question)
        compared = compared.select_related("page__question", "reviewed_by").order_by("-pk")
        return {
            "answer_texts": [(text, admin_url(text)) for text in texts],
            "comparisons": [(text, admin_url(text)) for text in compared],
            "may_compare": request.user.has_perm("questions.publish_comparisonrevision")
            and AnswerRevision.objects.current().filter(page__question=question).count() > 1,
            "may_answer": request.user.clinician_or_none is not None,
            "may_withdraw": request.user.has_perm("questions.publish_answerrevision"),
            "is_public": Question.objects.published().filter(pk=question.pk).exists(),
            "reason_form": ReasonForm(),
        }

    def do_answer(self, request, question):
        return question.start_answer(request.user), "Here is your draft."

    def do_compare(self, request, question):
        draft = Comparison.objects.start(question, request.user)
        return draft, "Say in a few plain lines where the answers agree and where they differ."

    def do_decline(self, request, question):
        question.decline(request.user, cleaned(DeclineForm(request.POST))["reason"])
        return None, "Declined. The reader's e-mail address is erased."

    def do_withdraw(self, request, question):
        question.withdraw(request.user, cleaned(ReasonForm(request.POST))["reason"])
        return None, "The thread is withdrawn. Its address now says why."

    def do_reinstate(self, request, question):
        question.reinstate(request.user)
        return None, "The thread is back."
