"""What the queue of questions shows, and what may be the same question."""

from urllib.parse import urldefrag

from django.contrib import admin
from django.urls import resolve

from articles.questions.already_answered import already_answered
from articles.questions.answer import SEARCH_KIND
from articles.questions.models import Question

# Address -> (name, the questions that it shows to this user).
SHOWN = {
    "urgent": ("urgent, no reply sent", lambda found, user: found.urgent()),
    "mine": ("mine", lambda found, user: found.waiting().filter(assigned_to=user)),
    "unassigned": ("unassigned", lambda found, user: found.waiting().filter(assigned_to=None)),
    "late": ("over 72 hours", lambda found, user: found.late()),
    "asked-back": ("waiting for the asker", lambda found, user: found.needing_information()),
    "put-aside": ("put aside as spam", lambda found, user: found.put_aside()),
    "answered": ("answered", lambda found, user: found.published()),
    "declined": ("declined", lambda found, user: found.filter(status=Question.Status.DECLINED)),
    "merged": ("merged", lambda found, user: found.filter(status=Question.Status.MERGED)),
    "all": ("all", lambda found, user: found),
}


class QueueFilter(admin.SimpleListFilter):
    """What waits, unless somebody asks for a part of it or for something else."""

    title = "what to show"
    parameter_name = "show"

    def lookups(self, request, model_admin):
        return [(value, name) for value, (name, _) in SHOWN.items()]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [{**first, "display": "waiting"}, *rest]

    def queryset(self, request, questions):
        if self.value() not in SHOWN:
            return questions.waiting()
        return SHOWN[self.value()][1](questions, request.user)


def similar_threads(question):
    """[(number, title, address)] of public threads that may answer this question already."""
    hits = already_answered(f"{question.title} {question.asked_text or question.text}")
    found = []
    for hit in hits:
        address = urldefrag(hit.url).url
        if hit.kind == SEARCH_KIND:
            found.append((resolve(address).kwargs["pk"], hit.title, address))
    return [each for each in found if each[0] != question.pk]
