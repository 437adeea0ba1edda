"""The addresses of the feeds."""

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from articles.sections import Section

from . import entries
from .atom import FullTextFeed, feed_of

app_name = "feeds"


def _answer(request, found, title, about, subtitle):
    xml = feed_of(found, title, request.path, about, subtitle)
    return HttpResponse(xml, content_type=FullTextFeed.content_type)


@require_safe
def articles(request):
    subtitle = "Articles that are new or have a new text, in full."
    return _answer(request, entries.articles(), "New articles", reverse("guide"), subtitle)


@require_safe
def answers(request):
    subtitle = "Answers of clinicians that are new or have a new text, in full."
    about = reverse("questions:list")
    return _answer(request, entries.answers(), "New answers", about, subtitle)


@require_safe
def section(request, section):
    if section not in Section.values:
        raise Http404("No such section")
    chosen = Section(section)
    subtitle = f"What is new in the section “{chosen.label}”: {chosen.description}"
    about = chosen.get_absolute_url()
    return _answer(request, entries.in_section(section), chosen.label, about, subtitle)


@require_safe
def safety(request):
    subtitle = "Warnings of US authorities, our own corrections, and pages that we took down."
    title = "Safety alerts and corrections"
    return _answer(request, entries.safety(), title, reverse("alerts"), subtitle)


urlpatterns = [
    path("articles/", articles, name="articles"),
    path("answers/", answers, name="answers"),
    path("guide/<slug:section>/", section, name="section"),
    path("alerts/", safety, name="alerts"),
]
