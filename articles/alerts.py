"""Alerts in public: the list of them, and each by itself."""

from django.urls import reverse
from django.views.generic import TemplateView

from .alert import Alert, AlertRevision
from .article import ArticleRevision
from .library import Library
from .rendering import rendered
from .views import gone_or_404


class AlertList(TemplateView):
    """Every alert, the newest first."""

    template_name = "articles/alerts.html"

    def get_context_data(self, **kwargs):
        alerts = AlertRevision.objects.current().newest_first().select_related("page")
        breadcrumbs = [("Alerts", reverse("alerts"))]
        return super().get_context_data(alerts=list(alerts), breadcrumbs=breadcrumbs, **kwargs)


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
    library = Library(revision.parts.values())
    notice = library.notice()
    concerned = ArticleRevision.objects.current().filter(page__alerts=alert)
    return {
        "alert": alert,
        "revision": revision,
        "text": rendered(revision.parts, library, since=revision.publish_at),
        "articles": concerned.order_by("title").pages(),
        "notice": notice.html if notice else None,
        "preview": preview,
        "is_sample": revision.is_sample,
        "breadcrumbs": [
            ("Alerts", reverse("alerts")),
            (revision.title, alert.get_absolute_url()),
        ],
    }
