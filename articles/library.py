"""What the texts of one page need from the library, gathered in a fixed number of queries."""

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from microsite.markup import References, cited_keys, cited_sources

from .citations import find_figures, find_sources
from .claim import Claim, ClaimRevision
from .notice import RED_FLAGS, SafetyNotice, SafetyNoticeRevision
from .rendered_text import rendered_text
from .shown import ShownClaim, ShownNotice, ShownTerm
from .term import GlossaryTermRevision


class Library:
    """What the given texts refer to: one query for each kind of thing that they name.

    `notices` are slugs that the page shows beside what its texts place.
    """

    def __init__(self, texts, notices=(RED_FLAGS,)):
        cited = [cited_keys(text) for text in texts]
        slugs = set(notices).union(*(keys.notices for keys in cited))
        revisions = SafetyNoticeRevision.objects.current().with_people().select_related("page")
        revisions = list(revisions.filter(page__slug__in=slugs)) if slugs else []
        cited += [cited_keys(revision.body) for revision in revisions]
        self.placed_notices = _all(cited, "notices")
        self.cited_claims = _all(cited, "claims")
        self.figures = find_figures(_all(cited, "figures"))
        self.terms = find_terms(_all(cited, "terms"))
        self.claims = find_claims(self.cited_claims)
        keys = set(_all(cited, "sources"))
        keys = keys.union(*(figure.cited_keys for figure in self.figures.values()))
        self._rests_on = {slug: cited_sources(text.basis) for slug, text in self.claims.items()}
        self.sources = find_sources(keys.union(*self._rests_on.values()))
        self.notices = {revision.page.slug: self._show(revision) for revision in revisions}

    def references(self, prefix="", since=None):
        """References for one list of sources; `prefix` keeps several lists on a page apart.

        Claims whose evidence changed after `since` (when the text was approved) say so.
        """
        return References(
            sources=self.sources,
            notices=self.notices,
            figures=self.figures,
            prefix=prefix,
            claims={slug: self._claim(one, since) for slug, one in self.claims.items()},
            terms=self.terms,
        )

    def notice(self, slug=RED_FLAGS):
        """The ShownNotice, or None when no text of it is approved."""
        return self.notices.get(slug)

    def _claim(self, revision, since):
        claim, changed = revision.page, revision.evidence_changed_at
        keys = self._rests_on[claim.slug]
        return ShownClaim(
            slug=claim.slug,
            url=claim.get_absolute_url(),
            statement=revision.statement,
            grade=revision.grade,
            grade_label=revision.get_grade_display(),
            sources=tuple(self.sources[key] for key in keys if key in self.sources),
            changed_on=_day(changed) if since and changed and changed > since else None,
            withdrawn_on=_day(claim.withdrawn_at),
            withdrawn_reason=claim.withdrawn_reason,
        )

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


def find_claims(slugs):
    """The public texts of claims by slug, with their pages, the withdrawn ones among them."""
    if not slugs:
        return {}
    revisions = ClaimRevision.objects.newest_public().filter(page__slug__in=slugs)
    return {revision.page.slug: revision for revision in revisions.select_related("page")}


def find_terms(names):
    """Every name of the wanted terms (in the form of `term_key`) -> ShownTerm."""
    if not names:
        return {}
    shown = {}
    for revision in GlossaryTermRevision.objects.current().named(names).select_related("page"):
        term = ShownTerm(revision.name, revision.gloss, revision.get_absolute_url())
        shown |= dict.fromkeys(revision.keys, term)
    return shown


def references_to_check(texts):
    """What texts that are handed in may cite.

    A text may place a notice, refer to a claim and use a term before any text of those is
    approved. Raises ValidationError when it refers to a claim that was withdrawn.
    """
    library = Library(texts, notices=())
    references = library.references()
    planned = SafetyNotice.objects.filter(slug__in=library.placed_notices)
    notices = {slug: ShownNotice(slug, slug, SafeString("")) for slug in _slugs(planned)}
    cited = Claim.objects.filter(slug__in=library.cited_claims)
    for claim in cited:
        if claim.withdrawn_at:
            raise ValidationError(
                f"The claim “{claim.slug}” is withdrawn: {claim.withdrawn_reason} "
                "Say what is true now, without it."
            )
    claims = {claim.slug: ShownClaim(claim.slug, "", "", "", "") for claim in cited}
    names = set().union(*(cited_keys(text).terms for text in texts))
    terms = GlossaryTermRevision.objects.named(names) if names else []
    planned_terms = {
        key: ShownTerm(term.name, term.gloss, "") for term in terms for key in term.keys
    }
    return References(
        sources=references.sources,
        notices=notices | references.notices,
        figures=references.figures,
        claims=claims,
        terms=planned_terms,
    )


def _all(cited, kind):
    return frozenset().union(*(getattr(keys, kind) for keys in cited))


def _slugs(pages):
    return pages.values_list("slug", flat=True)


def _day(moment):
    return timezone.localdate(moment) if moment else None
