"""How search finds answers."""

from microsite.search import Description, Searchable

from .answer import SEARCH_KIND
from .models import AnswerRevision


def visible():
    """Answers that readers may see now."""
    return AnswerRevision.objects.current().select_related("page__question", "page__clinician")


def describe(revision):
    return Description(
        title=revision.page.question.title,
        url=revision.get_absolute_url(),
        is_sample=revision.is_sample,
    )


def entries():
    """Every approved text, for building the index anew."""
    approved = AnswerRevision.objects.filter(status="approved", cancelled_at=None)
    for revision in approved.select_related("page__question").iterator():
        yield revision.search_entry()


ANSWERS = Searchable(
    kind=SEARCH_KIND, label="Answers", visible=visible, describe=describe, entries=entries
)
