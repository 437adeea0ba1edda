"""What of subscribers is erased, and when. Run daily by `manage.py enforce_retention`."""

import datetime

from django.db import transaction

from .delivery import Delivery
from .edition import Edition
from .subscriber import Subscriber

# The mail server is asked for some days; what nobody could send by then, nobody wants any more.
KEEP_DELIVERIES = datetime.timedelta(days=30)


@transaction.atomic
def forget_unconfirmed(now):
    """Addresses that nobody confirmed after a week, with the message that waited for them."""
    return Subscriber.objects.forget_pending(now)


def forget_deliveries(now):
    """Who had to get an edition that could not be sent to all in a month; its counts stay."""
    late = Edition.objects.filter(started_at__lte=now - KEEP_DELIVERIES, finished_at=None)
    return sum(Delivery.objects.settle(edition, unfinished=True) for edition in list(late))


RULES = (
    ("sign-ups that nobody confirmed", forget_unconfirmed),
    ("letters that could not be sent", forget_deliveries),
)
