"""What every template knows of the site. Nothing here depends on who reads the page."""

from django.conf import settings
from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.functional import cached_property

from articles.models import ArticleRevision
from articles.sections import Section

NAMES = ("page__slug", "title")


class Site:
    """The site's name, kind and navigation."""

    name = property(lambda self: settings.SITE_NAME)
    demo = property(lambda self: settings.DEMO)
    base_url = property(lambda self: settings.BASE_URL)

    @cached_property
    def _places(self):
        """(section, slug, title) of what the navigation leads to, in one query.

        Slug and title only of policies, which have no section.
        """
        policy = {
            name: Case(When(page__section="", then=name), default=Value("")) for name in NAMES
        }
        revisions = ArticleRevision.objects.current().order_by()
        return sorted(revisions.values_list("page__section", *policy.values()).distinct())

    @property
    def sections(self):
        """Sections with at least one public page, in order: empty ones leave the navigation."""
        filled = {section for section, _, _ in self._places}
        return [section for section in Section if section.value in filled]

    @property
    def policies(self):
        """The public policies by their slug, each with `title` and `url`."""
        return {
            slug: {"title": title, "url": reverse("policy", args=[slug])}
            for section, slug, title in self._places
            if not section
        }


def site(request):
    """`site`, its name, and `canonical_url` for every template."""
    return {
        "site": Site(),
        "site_name": settings.SITE_NAME,
        "canonical_url": f"{settings.BASE_URL}{request.path}",
    }
