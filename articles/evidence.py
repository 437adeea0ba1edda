"""The claim register in public: every claim with its grade, sources and pages, and the sources."""

from collections import defaultdict

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from microsite.markup import cited_keys, cited_sources, plain_text
from microsite.people.credit import load_licenses
from microsite.publishing.history import changes_of

from .citations import find_figures
from .claim import ClaimRevision, Grade
from .library import Library
from .models import ArticleRevision, Source
from .rendering import rendered
from .sections import Section

# What each grade means, for readers.
MEANINGS = {
    Grade.STRONG: "Several good studies, a law, a label or an official record settle it.",
    Grade.SOME: "At least one trial or one review supports it.",
    Grade.WEAK: "It rests on small studies, studies without a comparison, or reports of cases.",
    Grade.EXPERT: "Experts, a guideline or a maker’s label say so, without trials.",
    Grade.CONFLICTING: "Sources disagree.",
    Grade.NONE: "We looked and found no study that shows it.",
}


def public_claims():
    """Texts of claims that readers see, the withdrawn ones among them, with their pages."""
    return ClaimRevision.objects.newest_public().select_related("page")


def pages_by_claim():
    """Claim id -> (title, address) of the articles that refer to it, in one query."""
    pages = defaultdict(list)
    through = ArticleRevision.claims.through
    current = ArticleRevision.objects.current()
    uses = through.objects.filter(articlerevision__in=current).select_related(
        "articlerevision__page"
    )
    for use in uses.order_by("articlerevision__page__section", "articlerevision__title"):
        text = use.articlerevision
        pages[use.claim_id].append((text.title, text.get_absolute_url()))
    return pages


class EvidenceList(TemplateView):
    """Every claim by section; the withdrawn ones with the reason."""

    template_name = "evidence/list.html"

    def get_context_data(self, **kwargs):
        pages = pages_by_claim()
        names = dict(Source.objects.values_list("key", "title"))
        standing, withdrawn = defaultdict(list), []
        revisions = list(public_claims().order_by("pk"))
        for revision in revisions:
            keys = cited_sources(revision.basis)
            revision.source_titles = [names[key] for key in keys if key in names]
            revision.used_on = pages.get(revision.page_id, [])
            if revision.page.withdrawn_at:
                withdrawn.append(revision)
            else:
                standing[revision.page.section].append(revision)
        groups = [(section, standing[section]) for section in Section if standing[section]]
        return super().get_context_data(
            groups=groups,
            withdrawn=withdrawn,
            total=sum(len(claims) for _, claims in groups),
            is_sample=any(revision.is_sample for revision in revisions),
            meanings=[(grade.value, grade.label, MEANINGS[grade]) for grade in Grade],
            breadcrumbs=[("Evidence", reverse("evidence"))],
            **kwargs,
        )


def find_claim(slug):
    """The newest public text of a claim, withdrawn or not; raises Http404."""
    revision = public_claims().with_people().filter(page__slug=slug).first()
    if revision is None:
        raise Http404("No such claim")
    return revision


class ClaimPage(TemplateView):
    """One claim: what it says, how sure we are, why, and where it is used."""

    template_name = "evidence/claim.html"

    def get(self, request, slug):
        revision = find_claim(slug)
        context = claim_context(revision)
        if revision.page.withdrawn_at:
            return render(request, "evidence/withdrawn.html", context, status=410)
        return self.render_to_response(context)


def claim_context(revision, preview=False):
    """The template context of one text of a claim."""
    claim = revision.page
    load_licenses(users=[revision.author, revision.full_review_by])
    texts = ArticleRevision.objects.current().citing(claim).select_related("page")
    earlier = claim.revisions.public().filter(publish_at__lt=revision.publish_at or timezone.now())
    return {
        "claim": claim,
        "revision": revision,
        "text": rendered(revision.parts, Library(revision.parts.values(), notices=())),
        "meaning": MEANINGS.get(revision.grade, ""),
        "articles": [(text.title, text.get_absolute_url()) for text in texts.order_by("title")],
        "earlier": earlier.order_by("-publish_at"),
        "changes": () if preview else changes_of(claim),
        "preview": preview,
        "is_sample": revision.is_sample,
        "breadcrumbs": [
            ("Evidence", reverse("evidence")),
            (revision.statement, claim.get_absolute_url()),
        ],
    }


@require_safe
def claim_json(request, slug):
    """One claim for other software, with its sources, dates and license."""
    revision = find_claim(slug)
    claim = revision.page
    sources = Source.objects.filter(key__in=cited_sources(revision.basis)).values(
        "key", "title", "authors", "publisher", "year", "identifier", "url", "kind",
        "link_checked_on",
    )  # fmt: skip
    data = {
        "url": f"{settings.BASE_URL}{claim.get_absolute_url()}",
        "slug": claim.slug,
        "section": claim.section,
        "statement": revision.statement,
        "grade": revision.grade,
        "grade_in_words": revision.get_grade_display(),
        "basis": plain_text(revision.basis, find_figures(cited_keys(revision.basis).figures)),
        "sources": list(sources),
        "first_published": claim.sort_date,
        "this_version": revision.publish_at,
        "evidence_changed": revision.evidence_changed_at,
        "reviewed_on": None if revision.is_sample else revision.reviewed_on,
        "next_check": revision.review_due,
        "is_sample": revision.is_sample,
        "withdrawn_on": claim.withdrawn_at,
        "withdrawn_because": claim.withdrawn_reason,
        "language": claim.language,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return JsonResponse(data, status=410 if claim.withdrawn_at else 200)


class SourceList(TemplateView):
    """Everything that we cite: its kind, what we read of it, and whether its link was opened."""

    template_name = "evidence/sources.html"

    def get_context_data(self, **kwargs):
        kinds = defaultdict(list)
        for source in Source.objects.order_by("title"):
            kinds[source.kind].append(source)
        groups = [(kind.label, kinds[kind]) for kind in Source.Kind if kinds[kind]]
        every = [source for _, sources in groups for source in sources]
        return super().get_context_data(
            groups=groups,
            total=len(every),
            opened=sum(source.link_checked_on is not None for source in every),
            breadcrumbs=[("Evidence", reverse("evidence")), ("Sources", reverse("sources"))],
            **kwargs,
        )
