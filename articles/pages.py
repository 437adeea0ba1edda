"""What an article page shows, for its public address and for its preview alike."""

from django.conf import settings
from django.urls import reverse

from microsite.people.credit import load_licenses
from microsite.publishing.history import changes_of
from microsite.structured_data import medical_web_page

from .alert import AlertRevision
from .article import Kind
from .library import Library
from .models import ArticleRevision
from .rendering import rendered, shows_notice

RELATED = 3


def article_context(revision, preview=False):
    """The template context of one article text: one query for each kind of thing it needs."""
    article = revision.page
    load_licenses(users=[revision.author, revision.full_review_by])
    library = Library(revision.parts.values())
    context = {
        "article": article,
        "revision": revision,
        "text": rendered(revision.parts, library, since=revision.reviewed_at),
        "preview": preview,
        "is_sample": revision.is_sample,
        "changes": () if preview else changes_of(article),
        "page_data": None if preview else page_data(revision),
        "breadcrumbs": breadcrumbs(article, revision),
    }
    if article.kind != Kind.POLICY:
        notice = library.notice()
        context["notice"] = notice.html if notice else None
        context["show_notice"] = shows_notice(library)
        alerts = AlertRevision.objects.current().on_page(article).newest_first()
        context["alerts"] = list(alerts.select_related("page"))
    # A chapter stands on its section's page, which lists everything else in the section.
    if article.kind not in (Kind.POLICY, Kind.CHAPTER) and not preview:
        related = ArticleRevision.objects.current().related_to(article)
        context["related"] = related[:RELATED].pages()
    return context


def page_data(revision):
    """Structured data of a public page: the same as it shows. Samples and policies have none."""
    if revision.is_sample or revision.page.kind == Kind.POLICY:
        return None
    reviewer = revision.reviewer_credit
    return medical_web_page(
        url=f"{settings.BASE_URL}{revision.get_absolute_url()}",
        title=revision.title,
        description=revision.summary,
        published=revision.page.sort_date,
        modified=revision.publish_at,
        reviewer=reviewer.name if reviewer else None,
        reviewed_on=revision.reviewed_on,
    )


def breadcrumbs(article, revision):
    """(title, address) of each step to the page, itself the last."""
    here = (revision.title, article.get_absolute_url())
    section = article.section_or_none
    if section is None:
        return [here]
    steps = [("Guide", reverse("guide"))]
    if article.kind != Kind.CHAPTER:
        steps.append((section.label, section.get_absolute_url()))
    return [*steps, here]


def guide_context():
    """All chapters in order, each with its own list of sources, in four queries.

    The notice stands once, at the top: chapters that place it link there.
    """
    revisions = list(
        ArticleRevision.objects.current().chapters().select_related("page").with_people()
    )
    library = Library([text for revision in revisions for text in revision.parts.values()])
    chapters = []
    for number, revision in enumerate(revisions, start=1):
        section = revision.page.section
        text = rendered(
            revision.parts,
            library,
            heading_level=3,
            prefix=f"{section}-",
            notice_at="get-help",
            since=revision.reviewed_at,
        )
        chapters.append(
            {"number": number, "article": revision.page, "revision": revision, "text": text}
        )
    notice = library.notice()
    return {
        "chapters": chapters,
        "is_sample": any(revision.is_sample for revision in revisions),
        "notice": notice.html if notice else None,
    }
