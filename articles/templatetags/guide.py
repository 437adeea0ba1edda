"""What other pages show of the guide."""

from django import template

from articles.models import ArticleRevision

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
