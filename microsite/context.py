"""What every template knows of the site. Nothing here depends on who reads the page."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from articles.models import ArticleRevision
from articles.sections import Section


class Site:
    """The site's name, kind and navigation."""

    name = property(lambda self: settings.SITE_NAME)
    demo = property(lambda self: settings.DEMO)
    base_url = property(lambda self: settings.BASE_URL)

    def __init__(self):
        self.sections = SimpleLazyObject(published_sections)


def published_sections():
    """Sections with at least one public page, in order: empty ones leave the navigation."""
    revisions = ArticleRevision.objects.current().order_by()
    filled = set(revisions.values_list("page__section", flat=True).distinct())
    return [section for section in Section if section.value in filled]


def site(request):
    """`site` and `canonical_url` for every template."""
    return {"site": Site(), "canonical_url": f"{settings.BASE_URL}{request.path}"}
