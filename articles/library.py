"""What the texts of one page need from the library, gathered in a fixed number of queries."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from microsite.markup import References, cited_keys

from .citations import find_figures, find_sources
from .notice import RED_FLAGS, SafetyNotice, SafetyNoticeRevision
from .rendered_text import rendered_text


@dataclass(frozen=True)
class ShownNotice:
    """A safety notice as it stands on a page: its public text with its own sources."""

    slug: str
    title: str
    html: SafeString


class Library:
    """Sources, figures and notices for the given texts: at most three queries.

    `notices` are slugs that the page shows beside what its texts place.
    """

    def __init__(self, texts, notices=(RED_FLAGS,)):
        cited = [cited_keys(text) for text in texts]
        slugs = set(notices).union(*(keys.notices for keys in cited))
        revisions = SafetyNoticeRevision.objects.current().with_people().select_related("page")
        revisions = list(revisions.filter(page__slug__in=slugs)) if slugs else []
        cited += [cited_keys(revision.body) for revision in revisions]
        self.placed_notices = frozenset().union(*(keys.notices for keys in cited))
        self.sources = find_sources(set().union(*(keys.sources for keys in cited)))
        self.figures = find_figures(set().union(*(keys.figures for keys in cited)))
        self.notices = {revision.page.slug: self._show(revision) for revision in revisions}

    def references(self, prefix=""):
        """References for one list of sources; `prefix` keeps several lists on a page apart."""
        return References(
            sources=self.sources, notices=self.notices, figures=self.figures, prefix=prefix
        )

    def notice(self, slug=RED_FLAGS):
        """The ShownNotice, or None when no text of it is approved."""
        return self.notices.get(slug)

    def _show(self, revision):
        slug = revision.page.slug
        # Its own sources only, so that every page finds the same rendering kept.
        cited = cited_keys(revision.body)
        references = References(
            sources={key: self.sources[key] for key in cited.sources & self.sources.keys()},
            figures={key: self.figures[key] for key in cited.figures & self.figures.keys()},
            prefix=f"{slug}-",
        )
        text = rendered_text(revision.parts, references, heading_level=3, prefix=f"{slug}-")
        context = {
            "slug": slug,
            "title": revision.title,
            "text": text.body,
            "citations": text.sources,
            "revision": revision,
        }
        html = render_to_string("components/notice.html", context)
        return ShownNotice(slug=slug, title=revision.title, html=html)


def references_to_check(texts):
    """What texts that are handed in may cite.

    A text may place a notice before any text of the notice is approved: until then readers see
    whom to call in its place.
    """
    library = Library(texts, notices=())
    planned = SafetyNotice.objects.filter(slug__in=library.placed_notices).values_list(
        "slug", flat=True
    )
    notices = {slug: ShownNotice(slug, slug, SafeString("")) for slug in planned}
    return References(
        sources=library.sources, notices=notices | library.notices, figures=library.figures
    )
