"""Alerts in public: the list of them, and each by itself."""

from django.urls import reverse
from django.views.generic import TemplateView

from microsite.people.credit import load_licenses
from microsite.publishing.history import changes_of

from .alert import Alert, AlertRevision
from .article import ArticleRevision
from .library import Library
from .rendering import rendered
from .views import gone_or_404


class AlertList(TemplateView):
    """Every alert, the newest first."""

    template_name = "articles/alerts.html"

    def get_context_data(self, **kwargs):
        alerts = list(AlertRevision.objects.current().newest_first().select_related("page"))
        return super().get_context_data(
            alerts=alerts,
            is_sample=any(alert.is_sample for alert in alerts),
            breadcrumbs=[("Alerts", reverse("alerts"))],
            **kwargs,
        )


class AlertPage(TemplateView):
    """One alert: what was said, what it means, and the pages that it concerns."""

    template_name = "articles/alert.html"

    def get(self, request, slug):
        revisions = AlertRevision.objects.current().with_people().select_related("page")
        revision = revisions.filter(page__slug=slug).first()
        if revision is None:
            return gone_or_404(request, Alert.objects.filter(slug=slug))
        return self.render_to_response(alert_context(revision))


def alert_context(revision, preview=False):
    """The template context of one text of an alert."""
    alert = revision.page
    load_licenses(users=[revision.author, revision.full_review_by])
    library = Library(revision.parts.values())
    notice = library.notice()
    concerned = ArticleRevision.objects.current().filter(page__alerts=alert)
    return {
        "alert": alert,
        "revision": revision,
        "text": rendered(revision.parts, library),
        "articles": concerned.order_by("title").pages(),
        "notice": notice.html if notice else None,
        "changes": () if preview else changes_of(alert),
        "preview": preview,
        "is_sample": revision.is_sample,
        "breadcrumbs": [
            ("Alerts", reverse("alerts")),
            (revision.title, alert.get_absolute_url()),
        ],
    }
