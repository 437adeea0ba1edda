"""Which texts place a figure. Texts of every kind count, those of apps above this one too."""

from django.apps import apps
from django.db.models import Q

from microsite.markup import cited_keys
from microsite.publishing.revisions import Revision


def handed_in_texts_with(key):
    """The submitted and approved texts that place the figure of this key, one query a kind."""
    return [text for model in _kinds_of_texts() for text in _candidates(model, key)]


def _kinds_of_texts():
    return [model for model in apps.get_models() if issubclass(model, Revision)]


def _candidates(model, key):
    names = Q()
    for name in model.TEXT_FIELDS:
        names |= Q(**{f"{name}__contains": "figure"}) & Q(**{f"{name}__contains": key})
    texts = model.objects.awaiting_review() | model.objects.approved()
    for text in texts.filter(names).select_related("page").order_by("-pk"):
        if any(key in cited_keys(part).figures for part in text.parts.values()):
            yield text
