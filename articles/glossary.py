"""The glossary in public: every term with its explanation, from A to Z."""

from itertools import groupby

from django.urls import reverse
from django.views.generic import TemplateView

from .library import Library
from .rendering import rendered
from .term import GlossaryTermRevision


class Glossary(TemplateView):
    """All terms on one page, each at an anchor of its own."""

    template_name = "articles/glossary.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**glossary_context(), **kwargs)


def glossary_context(revisions=None):
    """The template context of the glossary; `revisions` replaces the public ones in a preview."""
    preview = revisions is not None
    if revisions is None:
        revisions = GlossaryTermRevision.objects.current().select_related("page")
    revisions = sorted(revisions, key=lambda revision: revision.name.lower())
    library = Library([revision.definition for revision in revisions], notices=())
    # One numbering of sources for the page.
    parts = {revision.page.slug: revision.definition for revision in revisions}
    text = rendered(parts, library)
    for revision in revisions:
        revision.html = text.part(revision.page.slug)
    letters = groupby(revisions, key=_letter)
    return {
        "letters": [(letter, list(group)) for letter, group in letters],
        "total": len(revisions),
        "sources": text.sources,
        "preview": preview,
        "is_sample": any(revision.is_sample for revision in revisions),
        "breadcrumbs": [("Glossary", reverse("glossary"))],
    }


def _letter(revision):
    """Under which letter a term stands; what begins with a digit stands together."""
    first = revision.name[0].upper()
    return "0–9" if first.isdigit() else first
