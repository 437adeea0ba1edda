"""Editions of the newsletter that somebody has to finish or to approve."""

from django.db.models import Exists, OuterRef

from articles.newsletter.models import Edition
from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row


def panels(user, rows):
    """The open editions, if this user composes them."""
    if not user.has_perm("newsletter.publish_edition"):
        return
    others = Edition.objects.not_by(user).filter(pk=OuterRef("pk"))
    found = Edition.objects.open().select_related("author").annotate(is_anothers=Exists(others))
    editions = list(found.order_by("pk")[:rows])
    if editions:
        listed = [
            Row(
                edition.subject,
                admin_url(edition),
                f"by {edition.author}, {edition.state}",
                _step(edition),
            )
            for edition in editions
        ]
        yield Panel("Letters to subscribers", len(listed), listed)


def _step(edition):
    if edition.is_draft:
        return "Go on"
    return "Review it" if edition.is_anothers else "Look at it"
