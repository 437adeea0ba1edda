"""What other pages show of the guide."""

from django import template

from articles.library import Library
from articles.models import ArticleRevision
from articles.rendering import rendered
from microsite.people.credit import load_licenses

register = template.Library()


@register.simple_tag
def guide_pages(*addresses):
    """The public texts of these articles ("section/slug"), in this order, in one query.

    What is not public is left out, so that no page leads to nothing.
    """
    revisions = ArticleRevision.objects.current().select_related("page")
    slugs = [address.partition("/")[2] for address in addresses]
    found = {
        f"{revision.page.section}/{revision.page.slug}": revision
        for revision in revisions.filter(page__slug__in=slugs)
    }
    return [found[address] for address in addresses if address in found]


@register.simple_tag
def sheet_to_print(address):
    """A public sheet ("section/slug") as {revision, text}, for a page that fills it in; or None."""
    section, _, slug = address.partition("/")
    revisions = ArticleRevision.objects.current().with_people().select_related("page")
    revision = revisions.filter(page__section=section, page__slug=slug).first()
    if revision is None:
        return None
    load_licenses(users=[revision.author, revision.full_review_by])
    library = Library(revision.parts.values(), notices=())
    text = rendered(revision.parts, library, since=revision.reviewed_at)
    return {"revision": revision, "text": text}
