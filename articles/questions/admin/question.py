"""The desk's screen for questions: word one, ask back, decline, merge, compare its answers."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.questions.models import AnswerRevision, Comparison, ComparisonRevision, Question
from articles.questions.moderation import TOLD
from articles.questions.notices import address_in_words
from articles.questions.numbers import in_words, time_to_answer
from articles.questions.personal_details import find
from articles.questions.pointed_out import pointed_out
from articles.questions.question_queries import OPEN, QUEUE_ORDER, Status
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url
from microsite.publishing.forms import ReasonForm

from .question_forms import (
    AskBackForm,
    AssignForm,
    DeclineForm,
    MergeForm,
    PutAsideForm,
    WordingForm,
)
from .queue import QueueFilter, similar_threads


@admin.register(Question)
class QuestionAdmin(VerbAdmin):
    """The queue: what waits, the urgent first, then the longest waiting."""

    form = WordingForm
    change_form_template = "admin/questions/question_form.html"
    change_list_template = "admin/questions/question_list.html"
    verbs = {
        "answer": "do_answer",
        "ask_back": "do_ask_back",
        "assign": "do_assign",
        "compare": "do_compare",
        "decline": "do_decline",
        "merge": "do_merge",
        "put_aside": "do_put_aside",
        "red_flags": "do_red_flags",
        "reinstate": "do_reinstate",
        "release": "do_release",
        "withdraw": "do_withdraw",
    }
    list_display = ["asked", "signs", "waiting", "section", "next_step", "assigned_to", "asked_at"]
    list_select_related = ["assigned_to", "merged_into"]
    list_filter = [QueueFilter, "section"]
    search_fields = ["title", "text"]
    ordering = list(QUEUE_ORDER)
    fieldsets = [
        (
            "What the public will see",
            {
                "description": "Keep the person's own words. Take out whatever could tell who "
                "it is: names, places, dates of birth, the clinic. Nothing is public before an "
                "answer is.",
                "fields": ["title", "text", "section", "shown_name"],
            },
        ),
        (
            "By which readers find it",
            {
                "description": "What the asker said of themselves. It is shown with the question.",
                "fields": ["stage", "day_since", "treatment", "skin_tone"],
            },
        ),
    ]

    def get_urls(self):
        numbers = self.admin_site.admin_view(self.numbers)
        return [path("numbers/", numbers, name="questions_numbers"), *super().get_urls()]

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
        return obj.status in OPEN and not obj.is_frozen

    @admin.display(description="question")
    def asked(self, question):
        return question.title or question.asked_text[:80] or str(question)

    @admin.display(description="look here")
    def signs(self, question):
        if question.held_at:
            return "looks like spam"
        urgent = "urgent words" if question.urgent_at and question.is_waiting else ""
        late = "over 72 hours" if question.is_late else ""
        return ", ".join(filter(None, [urgent, late])) or "—"

    @admin.display(description="waiting", ordering="asked_at")
    def waiting(self, question):
        if not question.is_waiting:
            return "—"
        days = question.waiting_days
        return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''}"

    @admin.display(description="next step")
    def next_step(self, question):
        if question.held_at:
            return "spam or not?"
        if question.status == Status.RECEIVED:
            return "word it for readers"
        if question.status == Status.NEEDS_INFO:
            return "the asker’s reply"
        if question.status != Status.ACCEPTED:
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
            wording = [data[name] for name in ("title", "text", "section", "shown_name")]
            question.accept(request.user, *wording, **{name: data[name] for name in TOLD})
            self.warn_of_details(request, question)
            if "_answer" in request.POST:
                target = question.start_answer(request.user)
            else:
                messages.success(request, "Saved. It becomes public with its first answer.")
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        return HttpResponseRedirect(admin_url(target))

    def warn_of_details(self, request, question):
        """Point out what still stands in the wording and may tell who the asker is."""
        for text in (question.title, question.text):
            for detail in find(text):
                messages.warning(request, f"Still public: “{detail.words}”. {detail.reason}")

    def numbers(self, request):
        """How long askers wait for a first answer, by section."""
        if not request.user.has_perm("questions.publish_answerrevision"):
            raise PermissionDenied
        rows = [(row, in_words(row.median), in_words(row.ninetieth)) for row in time_to_answer()]
        context = {
            **self.admin_site.each_context(request),
            "title": "Time to a first answer",
            "rows": rows,
            "opts": self.opts,
            "queue_url": reverse("admin:questions_question_changelist"),
        }
        return TemplateResponse(request, "admin/questions/numbers.html", context)

    def panel(self, request, question):
        texts = AnswerRevision.objects.filter(page__question=question)
        texts = texts.select_related("page__clinician", "author", "reviewed_by").order_by("-pk")
        compared = ComparisonRevision.objects.filter(page__question=question)
        compared = compared.select_related("page__question", "reviewed_by").order_by("-pk")
        user, is_open = request.user, question.status in OPEN
        is_public = Question.objects.published().filter(pk=question.pk).exists()
        moderates = user.has_perm("questions.moderate_question")
        return {
            "title": question.title or "Read it and word it for readers",
            "pointed_out": pointed_out(question.asked_text),
            "address": address_in_words(question),
            "answer_texts": [(text, admin_url(text)) for text in texts],
            "comparisons": [(text, admin_url(text)) for text in compared],
            "similar": similar_threads(question) if is_open and not is_public else [],
            "may_compare": user.has_perm("questions.publish_comparisonrevision")
            and AnswerRevision.objects.current().filter(page__question=question).count() > 1,
            "may_answer": user.clinician_or_none is not None,
            "may_withdraw": user.has_perm("questions.publish_answerrevision"),
            "may_moderate": moderates and is_open and not question.withdrawn_at,
            "is_public": is_public,
            "merged": question.merged.all(),
            "reason_form": ReasonForm(),
            "ask_back_form": AskBackForm(),
            "decline_form": DeclineForm(),
            "merge_form": MergeForm(),
            "put_aside_form": PutAsideForm(),
            "assign_form": AssignForm(initial={"to": question.assigned_to_id}),
        }

    def do_answer(self, request, question):
        return question.start_answer(request.user), "Here is your draft."

    def do_ask_back(self, request, question):
        message = cleaned(AskBackForm(request.POST))["message"]
        question.ask_for_information(request.user, message)
        if question.email_confirmed_at:
            return None, "Asked. The asker gets a message with a link to it."
        return None, "Asked. The asker sees it as soon as they confirm their address."

    def do_assign(self, request, question):
        to = request.user if "mine" in request.POST else cleaned(AssignForm(request.POST))["to"]
        question.assign(request.user, to)
        return None, f"Looked after by {to}." if to else "Nobody looks after it now."

    def do_compare(self, request, question):
        draft = Comparison.objects.start(question, request.user)
        return draft, "Say in a few plain lines where the answers agree and where they differ."

    def do_decline(self, request, question):
        question.decline(request.user, cleaned(DeclineForm(request.POST))["reason"])
        return None, "Declined. The asker’s e-mail address is erased."

    def do_merge(self, request, question):
        into = cleaned(MergeForm(request.POST))["into"]
        question.merge(request.user, into)
        return into, f"{question} is merged into this one. Its address leads here."

    def do_put_aside(self, request, question):
        question.hold(request.user, cleaned(PutAsideForm(request.POST))["why"])
        return None, "Put aside. It is in no queue and no count."

    def do_red_flags(self, request, question):
        question.send_red_flags(request.user)
        if question.email_confirmed_at:
            return None, "The list of warning signs is on its way to the asker."
        return None, "The list of warning signs is sent as soon as the address is confirmed."

    def do_reinstate(self, request, question):
        question.reinstate(request.user)
        return None, "The thread is back."

    def do_release(self, request, question):
        question.release(request.user)
        return None, "It is back in the queue."

    def do_withdraw(self, request, question):
        question.withdraw(request.user, cleaned(ReasonForm(request.POST))["reason"])
        return None, "The thread is withdrawn. Its address now says why."
