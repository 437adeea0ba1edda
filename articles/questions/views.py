"""Threads and the list of them."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from articles.models import ArticleRevision

from .browse_queries import FIRST
from .browsing import FACETS, Chosen, facet_links, told_by
from .models import Question
from .thread_data import thread_data
from .threads import show_thread


class QuestionList(TemplateView):
    """Answered questions, the newest answered first; all, or those that a reader chose.

    `facet` and `value` come from an address of one filter; several stand in the query.
    """

    template_name = "questions/list.html"

    def get(self, request, facet="", value=""):
        wanted = {facet.name: request.GET.get(facet.name, "") for facet in FACETS}
        before, after = request.GET.get("before", ""), request.GET.get("after", "")
        threads = Question.objects.published()
        try:
            chosen = Chosen.of(wanted | {facet: value} if facet else wanted)
            matching = threads.matching(chosen).with_answer_counts()
            page = matching.page_after(after) if after else matching.page_before(before)
        except ValueError as error:
            raise Http404("No such list") from error
        address = chosen.address(before="" if after else before, after=after)
        if page is None or address.split("?")[0] != request.path:
            return redirect(address if page else chosen.address(), permanent=page is not None)
        context = {
            "chosen": chosen,
            "page": page,
            "newer_url": page.newer and chosen.address(after=page.newer.removeprefix(FIRST)),
            "older_url": page.older and chosen.address(before=page.older),
            "facets": facet_links(chosen, threads.filled_facets(chosen)),
            "waiting_count": Question.objects.without_answer().count(),
            "canonical_url": f"{settings.BASE_URL}{address}",
            "noindex": len(chosen) > 1 or bool(before or after),
        }
        return self.render_to_response(context)


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
        """301 to the thread that it was merged into, 410 with the reason when it was public once,
        otherwise 404."""
        thread = Question.objects.thread_instead_of(self.kwargs["pk"])
        if thread is not None:
            return redirect(thread, permanent=True)
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
            told=told_by(question),
            page_data=thread_data(question, thread.answers),
            notice=notice.html if notice else None,
            is_sample=question.is_sample or any(answer.is_sample for answer in thread.answers),
            related=articles.order_by("-page__sort_date", "-page_id")[:3].pages(),
            related_threads=Question.objects.published()
            .with_answer_counts()
            .on_the_same_subject(question),
            breadcrumbs=[
                ("Questions", reverse("questions:list")),
                (section.label, reverse("questions:section", args=[section.value])),
                (question.title, question.get_absolute_url()),
            ],
            **kwargs,
        )
