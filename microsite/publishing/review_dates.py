"""What an approval says of reviews: who made the last full one, when, and when the next is due."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from .states import ReviewKind

REVIEW_INTERVAL = datetime.timedelta(days=365)


def review_dates(revision, by, kind, points):
    """The fields of an approval by `by`: a full review sets them, a correction carries them on.

    `points` are what a full review confirmed.

    Raises ValidationError for a correction of a page that was never fully reviewed.
    """
    if kind == ReviewKind.FULL:
        today = timezone.localdate()
        return {
            "full_review_by": by,
            "full_review_on": today,
            "full_review_points": points,
            "review_due": today + REVIEW_INTERVAL,
        }
    reviewed = type(revision).objects.filter(page=revision.page).public()
    last = reviewed.exclude(full_review_on=None).order_by("-publish_at").first()
    if last is None:
        raise ValidationError("The first approval of a page is a full review.")
    return {
        "full_review_by": last.full_review_by,
        "full_review_on": last.full_review_on,
        "full_review_points": last.full_review_points,
        "review_due": last.review_due,
    }
