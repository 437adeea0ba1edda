"""What waits for the review of the person who signed in."""

from django.db.models import Q
from django.utils import timezone

from articles.article import Kind
from articles.models import ArticleRevision

from .panel import Panel, Row
from .texts import TextList

ASKED, REVIEWS = "asked", "reviews"


def lists(user):
    """The TextLists of this file, for whoever approves some kind of text."""
    return {
        ASKED: TextList(lambda model: _waiting(model, user, asked_of=user), "submitted_at"),
        REVIEWS: TextList(lambda model: _waiting(model, user, asked_of=None), "submitted_at"),
    }


def panels(user, found):
    """What this very person was asked for, then what anybody may review. No text of one's own.

    Safety notices and alerts first, then what waits longest.
    """
    total, texts = found[ASKED]
    if total:
        yield Panel("Reviews asked of you", total, _rows(texts), key=ASKED)
    total, texts = found[REVIEWS]
    if total or user.clinician_or_none is not None:
        yield Panel("Texts that wait for your review", total, _rows(texts), key=REVIEWS)


def _rows(texts):
    return [
        Row(
            text.title,
            text.url,
            f"by {text.author}, submitted {timezone.localtime(text.moment):%B %-d, %Y}",
            "Review it",
        )
        for text in texts
    ]


def _waiting(model, user, asked_of):
    """Submitted texts of a kind that this user may approve: clinicians all but the policies.

    Those that they were asked for, or with None the others: whoever was asked may be away.
    """
    texts = model.objects.reviewable_by(user)
    texts = texts.filter(asked_of=user) if asked_of else texts.exclude(asked_of=user)
    clinician = user.clinician_or_none is not None and user.has_perm(model._permission("approve"))
    if model is not ArticleRevision:
        return texts if clinician else None
    policies = Q(page__kind=Kind.POLICY)
    if not user.has_perm(model._permission("publish")):
        return texts.exclude(policies) if clinician else None
    return texts if clinician else texts.filter(policies)
