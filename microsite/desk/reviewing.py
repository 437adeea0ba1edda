"""What waits for the review of the person who signed in."""

from django.db.models import Q
from django.utils import timezone

from articles.article import Kind
from articles.models import ArticleRevision

from .panel import Panel, Row
from .texts import TextList

REVIEWS = "reviews"


def lists(user):
    """The one TextList of this file, for whoever approves some kind of text."""
    return {REVIEWS: TextList(lambda model: _asked_of(model, user), "submitted_at")}


def panels(user, found):
    """Safety notices and alerts first, then what waits longest. Nobody sees the own texts here."""
    total, texts = found[REVIEWS]
    if not total and user.clinician_or_none is None:
        return
    rows = [
        Row(
            text.title,
            text.url,
            f"by {text.author}, submitted {timezone.localtime(text.moment):%B %-d, %Y}",
            "Review it",
        )
        for text in texts
    ]
    yield Panel("Texts that wait for your review", total, rows, key=REVIEWS)


def _asked_of(model, user):
    """Submitted texts of a kind that this user may approve: clinicians all but the policies."""
    texts = model.objects.reviewable_by(user)
    clinician = user.clinician_or_none is not None and user.has_perm(model._permission("approve"))
    if model is not ArticleRevision:
        return texts if clinician else None
    policies = Q(page__kind=Kind.POLICY)
    if not user.has_perm(model._permission("publish")):
        return texts.exclude(policies) if clinician else None
    return texts if clinician else texts.filter(policies)
