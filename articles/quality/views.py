"""The public page on quality: every page of the library with what a program counted in it."""

from django.urls import reverse
from django.views.generic import TemplateView

from articles.article import Kind
from articles.models import ArticleRevision, Source

from .jama import SiteFacts
from .rows import LEFT_TO_PEOPLE, Row

FUNDING = "funding"
LONG_TEXTS = ("main_message", "body", "known", "unknown", "next_step")


class QualityPage(TemplateView):
    """All public pages in two queries, however many they are."""

    template_name = "quality.html"

    def get_context_data(self, **kwargs):
        current = ArticleRevision.objects.current().select_related("page").with_people()
        revisions = list(current.defer(*LONG_TEXTS))
        site_facts = SiteFacts(
            has_funding_page=any(
                revision.page.kind == Kind.POLICY and revision.page.slug == FUNDING
                for revision in revisions
            ),
            source_keys=frozenset(Source.objects.values_list("key", flat=True)),
        )
        rows = sorted((Row(each, site_facts) for each in revisions), key=lambda row: row.order)
        return super().get_context_data(
            rows=rows,
            reviewed=sum(not row.is_sample_review for row in rows if row.page.section),
            health_pages=sum(bool(row.page.section) for row in rows),
            left_to_people=LEFT_TO_PEOPLE,
            is_sample=any(revision.is_sample for revision in revisions),
            breadcrumbs=[("Quality", reverse("quality"))],
            **kwargs,
        )
