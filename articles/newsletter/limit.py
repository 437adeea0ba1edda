"""How many sign-ups one internet address may send in an hour. Nothing of it is stored."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

# A library or a phone company shares one address among many people.
MOST_AN_HOUR = 10
HOUR = 60 * 60  # seconds
TOO_MANY = (
    "Many sign-ups have come from your internet connection in the last hour, and we cannot take "
    "more of them now. Please try again in an hour."
)


def count_sign_up(sender):
    """Count one more from this sender; ValidationError when there were too many.

    The count is kept in the cache under a keyed hash. An unknown sender is not counted, and while
    the cache is away nobody is.
    """
    if not sender:
        return
    key = f"sign-ups-{salted_hmac('newsletter.limit', sender, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, HOUR)
    try:
        count = cache.incr(key)
    except ValueError:
        return
    if count > MOST_AN_HOUR:
        raise ValidationError(TOO_MANY, code="too_many")
