"""How search finds articles."""

from microsite.search import Description, Searchable

from .article import SEARCH_KIND
from .models import ArticleRevision


def visible():
    """Texts that readers may see now."""
    return ArticleRevision.objects.current().select_related("page")


def describe(revision):
    return Description(
        title=revision.title, url=revision.get_absolute_url(), is_sample=revision.is_sample
    )


def entries():
    """Every approved text, for building the index anew."""
    approved = ArticleRevision.objects.filter(status="approved", cancelled_at=None)
    for revision in approved.select_related("page").iterator():
        yield revision.search_entry()


ARTICLES = Searchable(
    kind=SEARCH_KIND, label="Guide", visible=visible, describe=describe, entries=entries
)
