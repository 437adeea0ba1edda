"""What of subscribers is erased, and when. Run daily by `manage.py enforce_retention`."""

from django.db import transaction

from .subscriber import Subscriber


@transaction.atomic
def forget_unconfirmed(now):
    """Addresses that nobody confirmed after a week, with the message that waited for them."""
    return Subscriber.objects.forget_pending(now)


RULES = (("sign-ups that nobody confirmed", forget_unconfirmed),)
