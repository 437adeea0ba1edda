"""How search finds articles, claims, terms of the glossary and alerts."""

from microsite.search import Description, Searchable

from . import alert, article, claim, term
from .models import AlertRevision, ArticleRevision, ClaimRevision, GlossaryTermRevision


def _searchable(kind, model, label):
    """Texts of pages: found while they are public, described by their title and address."""

    def visible():
        return model.objects.current().select_related("page")

    def describe(revision):
        return Description(
            title=revision.title, url=revision.get_absolute_url(), is_sample=revision.is_sample
        )

    def entries():
        """Every approved text, for building the index anew."""
        approved = model.objects.filter(status="approved", cancelled_at=None)
        for revision in approved.select_related("page").iterator():
            yield revision.search_entry()

    return Searchable(kind=kind, label=label, visible=visible, describe=describe, entries=entries)


ARTICLES = _searchable(article.SEARCH_KIND, ArticleRevision, "Guide")
ALERTS = _searchable(alert.SEARCH_KIND, AlertRevision, "Alerts")
CLAIMS = _searchable(claim.SEARCH_KIND, ClaimRevision, "Evidence")
TERMS = _searchable(term.SEARCH_KIND, GlossaryTermRevision, "Glossary")
