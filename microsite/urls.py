"""Every address of the site."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from articles import alerts, evidence, glossary
from articles import views as articles
from articles.quality.views import QualityPage
from clinics.urls import clinician_urlpatterns

from . import markdownx_views, views
from .media import media
from .sitemaps import SITEMAPS

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("guide/", articles.Guide.as_view(), name="guide"),
    path("guide/notices/<slug:slug>/", articles.NoticePage.as_view(), name="notice"),
    path("guide/<slug:section>/", articles.SectionPage.as_view(), name="section"),
    path("guide/<slug:section>/<slug:slug>/", articles.ArticlePage.as_view(), name="article"),
    path("evidence/", evidence.EvidenceList.as_view(), name="evidence"),
    path("evidence/sources/", evidence.SourceList.as_view(), name="sources"),
    path("evidence/claims/<slug:slug>/", evidence.ClaimPage.as_view(), name="claim"),
    path("evidence/claims/<slug:slug>.json", evidence.claim_json, name="claim_json"),
    path("glossary/", glossary.Glossary.as_view(), name="glossary"),
    path("alerts/", alerts.AlertList.as_view(), name="alerts"),
    path("alerts/<slug:slug>/", alerts.AlertPage.as_view(), name="alert"),
    path("quality/", QualityPage.as_view(), name="quality"),
    path("questions/", include("articles.questions.urls")),
    path("newsletter/", include("articles.newsletter.urls")),
    path("clinics/", include("clinics.urls")),
    path("clinicians/", include(clinician_urlpatterns)),
    path("feeds/", include("microsite.feeds.views", namespace="feeds")),
    path("search/", views.Search.as_view(), name="search"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    # Browsers ask for it where a page names none, as in the desk.
    path("favicon.ico", views.favicon, name="favicon"),
    path("media/<path:path>", media, name="media"),
    # Before the admin: its catch-all would swallow them.
    path("admin/markdownx/preview/", markdownx_views.preview, name="markdownx_markdownify"),
    path("admin/markdownx/upload/", markdownx_views.upload, name="markdownx_upload"),
    path("admin/", admin.site.urls),
    path("account/", include("microsite.people.account_urls")),
    # Last: policies stand at the top level.
    path("<slug:slug>/", articles.PolicyPage.as_view(), name="policy"),
]

handler400 = "microsite.views.bad_request"
handler403 = "microsite.views.permission_denied"
handler404 = "microsite.views.page_not_found"
# django-allauth looks for it here.
handler429 = "microsite.views.too_many_requests"
handler500 = "microsite.views.server_error"
