"""Threads, the list of them, and the form in which a reader asks."""

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import DetailView, FormView, ListView, TemplateView

from articles.library import Library
from articles.models import ArticleRevision
from articles.sections import Section
from microsite.public_form import public_form

from .forms import AskForm
from .models import Question
from .threads import show_thread

PER_PAGE = 20


class QuestionList(ListView):
    """Answered questions, the newest answered first; all, or those of a section."""

    template_name = "questions/list.html"
    paginate_by = PER_PAGE

    def get_queryset(self):
        self.section = self.kwargs.get("section")
        if self.section and self.section not in Section.values:
            raise Http404("No such section")
        threads = Question.objects.published().with_answer_counts().newest_answered_first()
        return threads.in_section(self.section) if self.section else threads

    def get_context_data(self, **kwargs):
        section = Section(self.section) if self.section else None
        return super().get_context_data(
            section=section,
            sections=section_links(section),
            waiting_count=Question.objects.awaiting_answer().count(),
            **kwargs,
        )


def section_links(current):
    """One link for each section that has threads, with their number."""
    threads = Question.objects.published().order_by()
    counts = dict(threads.values_list("section").annotate(n=models.Count("pk")))
    return [
        {
            "value": section.value,
            "label": section.label,
            "url": reverse("questions:section", args=[section.value]),
            "count": counts[section.value],
            "current": section == current,
        }
        for section in Section
        if counts.get(section.value)
    ]


class Thread(DetailView):
    """One question with its public answers."""

    template_name = "questions/thread.html"
    context_object_name = "question"

    def get_object(self, queryset=None):
        return get_object_or_404(
            Question.objects.published().with_answer_counts(), pk=self.kwargs["pk"]
        )

    def get(self, request, *args, **kwargs):
        try:
            self.object = self.get_object()
        except Http404:
            return self.gone_or_404(request)
        if self.object.slug != self.kwargs.get("slug"):
            return redirect(self.object, permanent=True)
        return self.render_to_response(self.get_context_data(object=self.object))

    def gone_or_404(self, request):
        """410 with the reason when the thread was public once, otherwise 404."""
        question = Question.objects.withdrawn().filter(pk=self.kwargs["pk"]).first()
        if question is None:
            raise Http404("No such thread")
        context = {"page_title": question.title, "reason": question.gone_because}
        return render(request, "errors/410.html", context, status=410)

    def get_context_data(self, **kwargs):
        question = self.object
        thread = show_thread(question)
        notice = thread.library.notice()
        section = question.section_or_none
        articles = ArticleRevision.objects.current().filter(page__section=question.section)
        return super().get_context_data(
            answers=thread.answers,
            comparison=thread.comparison,
            notice=notice.html if notice else None,
            is_sample=question.is_sample or any(answer.is_sample for answer in thread.answers),
            related=articles.order_by("-page__sort_date", "-page_id")[:3].pages(),
            related_threads=Question.objects.published()
            .with_answer_counts()
            .in_section(question.section)
            .exclude(pk=question.pk)
            .newest_answered_first()[:3],
            breadcrumbs=[
                ("Questions", reverse("questions:list")),
                (section.label, reverse("questions:section", args=[section.value])),
                (question.title, question.get_absolute_url()),
            ],
            **kwargs,
        )


@method_decorator(public_form, name="dispatch")
class Ask(FormView):
    """The form in which a reader asks; only the emergency line without an approved notice."""

    template_name = "questions/ask.html"
    form_class = AskForm

    def get_initial(self):
        section = self.request.GET.get("section", "")
        return {"section": section} if section in Section.values else {}

    def form_valid(self, form):
        if self.notice is None:
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        return redirect("questions:thanks")

    def form_invalid(self, form):
        form.renew_stamp()
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @property
    def notice(self):
        """The red-flag notice, looked up once a request."""
        if not hasattr(self, "_notice"):
            self._notice = Library([]).notice()
        return self._notice

    def get_context_data(self, **kwargs):
        notice = self.notice
        return super().get_context_data(
            notice=notice.html if notice else None,
            can_ask=notice is not None,
            breadcrumbs=[
                ("Questions", reverse("questions:list")),
                ("Ask a clinician", reverse("questions:ask")),
            ],
            **kwargs,
        )


@method_decorator(public_form, name="dispatch")
class Thanks(TemplateView):
    """What happens now, after a question was sent."""

    template_name = "questions/thanks.html"
    http_method_names = ["get", "head"]
