"""Pages that put several apps together, and what machines ask for."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from articles.library import Library
from articles.models import ArticleRevision
from articles.questions.models import Question
from articles.sections import Section
from clinics.models import Clinic
from microsite import search
from microsite.search.worrying import is_worrying

from .searchables import SEARCHABLES

FEATURED = 6
RECENT_THREADS = 4


class Home(TemplateView):
    """The hub."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        current = ArticleRevision.objects.current()
        clinic_states = Clinic.objects.published().order_by().values_list("state_code", flat=True)
        clinic_states = list(clinic_states)
        return super().get_context_data(
            sections=[
                {
                    "label": Section(chapter.page.section).label,
                    "value": chapter.page.section,
                    "number": Section(chapter.page.section).number,
                    "description": Section(chapter.page.section).description,
                    "url": chapter.get_absolute_url(),
                    "chapter_title": chapter.title,
                }
                for chapter in current.chapters().select_related("page")
            ],
            featured=current.featured()[:FEATURED].pages(),
            threads=Question.objects.published()
            .with_answer_counts()
            .newest_answered_first()[:RECENT_THREADS],
            clinic_total=len(clinic_states),
            state_total=len(set(clinic_states)),
            **kwargs,
        )


class Search(TemplateView):
    """One search over everything that is public. Nothing of the query is kept."""

    template_name = "search.html"

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()[:200]
        kind = self.request.GET.get("kind") or None
        if kind not in {searchable.kind for searchable in SEARCHABLES}:
            kind = None
        page = self.request.GET.get("page", "1")
        page = int(page) if page.isdecimal() and len(page) < 6 else 1
        results = search.find(query, SEARCHABLES, kind=kind, page=max(page, 1))
        worrying = is_worrying(query)
        notice = Library([]).notice() if worrying else None
        return super().get_context_data(
            query=query,
            kind=kind,
            results=results,
            hits=results.hits,
            total=results.total,
            kinds=[
                {
                    "value": searchable.kind,
                    "label": searchable.label,
                    "count": results.counts_by_kind.get(searchable.kind, 0),
                    "current": searchable.kind == kind,
                }
                for searchable in SEARCHABLES
                if results.counts_by_kind.get(searchable.kind)
            ],
            worrying=worrying,
            notice=notice.html if notice else None,
            breadcrumbs=[("Search", reverse("search"))],
            **kwargs,
        )


@never_cache
@require_safe
def healthz(request):
    """“ok” when the site and its database answer; 503 otherwise. For watchers, not for readers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return HttpResponse("database away\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request):
    """Everything may be read but the desk and searches; samples say noindex themselves."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Disallow: /search/",
        "Disallow: /questions/ask/",
        "Disallow: /clinics/report/",
        f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def favicon(request):
    """The icon, for browsers that do not read which one a page names."""
    return HttpResponseRedirect(static("favicon-32.png"))


def bad_request(request, exception=None):
    return render(request, "errors/400.html", status=400)


def permission_denied(request, exception=None):
    return render(request, "errors/403.html", status=403)


def csrf_failure(request, reason=""):
    """A form of the desk without its token. `reason` is for developers, so readers don't see it."""
    return permission_denied(request)


def too_many_requests(request, exception=None):
    """Too many tries at signing in, or at anything else that is limited."""
    return render(request, "errors/429.html", status=429)


def page_not_found(request, exception=None):
    return render(request, "errors/404.html", status=404)


def server_error(request):
    """Rendered without a request: no context processor, no database."""
    return render(None, "errors/500.html", status=500)
