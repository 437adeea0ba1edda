"""The sitemap: only what is public, with the true date of the last change. No samples."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Max
from django.urls import reverse

from articles.models import (
    AlertRevision,
    ArticleRevision,
    ClaimRevision,
    GlossaryTermRevision,
    SafetyNoticeRevision,
    Source,
)
from articles.newsletter.models import Edition
from articles.questions.models import AnswerRevision
from clinics.guides.sitemaps import GuideSitemap
from clinics.models import Device, ListingReport
from clinics.sitemaps import ClinicianSitemap, ClinicSitemap, DeviceSitemap, StateSitemap


class HttpsAware(Sitemap):
    """Addresses follow BASE_URL, not the request; the entries are fetched once and counted here."""

    limit = 10_000

    @property
    def paginator(self):
        return Paginator(list(self._items()), self.limit)

    def get_urls(self, page=1, site=None, protocol=None):
        scheme, host = settings.BASE_URL.split("://")
        return super().get_urls(page=page, site=_Host(host), protocol=scheme)


class _Host:
    """What Django's sitemap wants to know of a site."""

    def __init__(self, domain):
        self.domain = domain


class HubSitemap(HttpsAware):
    """Lists that have something in them."""

    def items(self):
        names = ["home"]
        if ArticleRevision.objects.current().chapters().filter(is_sample=False).exists():
            names.append("guide")
        if AnswerRevision.objects.current().filter(is_sample=False).exists():
            names.append("questions:list")
        if ClaimRevision.objects.current().filter(is_sample=False).exists():
            names.append("evidence")
        if Source.objects.exists():
            names.append("sources")
        if ArticleRevision.objects.current().filter(is_sample=False).exists():
            names.append("quality")
        if GlossaryTermRevision.objects.current().filter(is_sample=False).exists():
            names.append("glossary")
        if AlertRevision.objects.current().filter(is_sample=False).exists():
            names.append("alerts")
        if ListingReport.objects.real().counted().exists():
            names.append("clinics:reports")
        if Device.objects.filter(is_sample=False).exists():
            names.append("clinics:devices")
        if Edition.objects.published().filter(is_sample=False).exists():
            names.append("newsletter:editions")
        return [*names, "clinics:states", "clinics:about", "newsletter:sign-up"]

    def location(self, item):
        return reverse(item)


class RevisionSitemap(HttpsAware):
    """Pages with revisions, changed when their public text began to be shown. Says its `model`."""

    model = None

    def items(self):
        revisions = self.model.objects.current().filter(is_sample=False)
        return revisions.select_related("page").defer(*self.model.TEXT_FIELDS).order_by("pk")

    def lastmod(self, revision):
        return revision.publish_at

    def location(self, revision):
        return revision.get_absolute_url()


class ArticleSitemap(RevisionSitemap):
    """Articles, chapters and policies."""

    model = ArticleRevision


class NoticeSitemap(RevisionSitemap):
    """Safety notices, each at its own address."""

    model = SafetyNoticeRevision


class ClaimSitemap(RevisionSitemap):
    """Claims, each at its own address."""

    model = ClaimRevision


class AlertSitemap(RevisionSitemap):
    """Alerts, each at its own address."""

    model = AlertRevision


class ThreadSitemap(HttpsAware):
    """Threads, changed when their newest answer text was."""

    def items(self):
        revisions = AnswerRevision.objects.current().filter(is_sample=False)
        return list(
            revisions.order_by("page__question")
            .values("page__question", "page__question__slug")
            .annotate(changed=Max("publish_at"))
        )

    def lastmod(self, row):
        return row["changed"]

    def location(self, row):
        return reverse(
            "questions:thread", args=[row["page__question"], row["page__question__slug"]]
        )


class EditionSitemap(HttpsAware):
    """Letters that were sent. They do not change."""

    def items(self):
        return Edition.objects.published().filter(is_sample=False)

    def lastmod(self, edition):
        return edition.send_at


class Clinics(HttpsAware, ClinicSitemap):
    """Clinics, at addresses that follow BASE_URL."""


class States(HttpsAware, StateSitemap):
    """States with listings, at addresses that follow BASE_URL."""


class Guides(HttpsAware, GuideSitemap):
    """State guides that say something confirmed, at addresses that follow BASE_URL."""


class Devices(HttpsAware, DeviceSitemap):
    """Devices, at addresses that follow BASE_URL."""


class Clinicians(HttpsAware, ClinicianSitemap):
    """Clinicians, at addresses that follow BASE_URL."""


SITEMAPS = {
    "hub": HubSitemap,
    "articles": ArticleSitemap,
    "notices": NoticeSitemap,
    "claims": ClaimSitemap,
    "alerts": AlertSitemap,
    "threads": ThreadSitemap,
    "editions": EditionSitemap,
    "clinics": Clinics,
    "states": States,
    "guides": Guides,
    "devices": Devices,
    "clinicians": Clinicians,
}
