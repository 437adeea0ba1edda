"""Past editions: the letters that were sent, for everybody to read."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from .edition_item import public_pages
from .models import Edition
from .sign_up_views import breadcrumbs

A_PAGE = 20


class EditionList(TemplateView):
    """All letters that were sent, the newest first."""

    template_name = "newsletter/editions.html"

    def get(self, request):
        asked = request.GET.get("page", "1")
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
        pages = Paginator(Edition.objects.published(), A_PAGE)
        if not 1 <= number <= pages.num_pages:
            raise Http404("No such page")
        page = pages.page(number)
        return self.render_to_response(
            {
                "page": page,
                "is_sample": any(edition.is_sample for edition in page),
                "breadcrumbs": [*breadcrumbs(), ("Past letters", reverse("newsletter:editions"))],
            }
        )


class EditionPage(TemplateView):
    """One letter as it was sent. What was withdrawn since is named, and its summary is gone."""

    template_name = "newsletter/edition.html"

    def get(self, request, number):
        if number > 2**31 - 1:
            raise Http404("No such edition")
        edition = get_object_or_404(Edition.objects.published(), number=number)
        items = list(edition.items.included())
        public = public_pages(items)
        return self.render_to_response(
            {
                "edition": edition,
                "items": [(item, item.key in public) for item in items],
                "is_sample": edition.is_sample,
                "breadcrumbs": [
                    *breadcrumbs(),
                    ("Past letters", reverse("newsletter:editions")),
                    (edition.subject, edition.get_absolute_url()),
                ],
            }
        )
