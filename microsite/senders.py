"""Who sends a form: the internet address, to be counted for a day and never kept."""

import datetime
import ipaddress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac


def today(now=None):
    """The day of the world's clock: it changes at the same moment for every process."""
    return (now or timezone.now()).astimezone(datetime.UTC).date()


def digest_of(address, day, form="questions"):
    """The hash under which an address is counted on that day at that form, and nowhere else."""
    return salted_hmac(f"{form}.sender.{day}", address, algorithm="sha256").hexdigest()


def sender_address(request):
    """Where a request came from; "" when nobody can tell.

    Behind proxies it is the address that the outermost of ours saw: what stands further to the
    left in X-Forwarded-For is what anybody may claim. All addresses of one IPv6 network are one
    sender, because a single device has millions of them.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        address = seen[-settings.TRUSTED_PROXIES :][0].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed.packed[:8] + bytes(8), 64)).network_address)


class CountedQuerySet(models.QuerySet):
    """Counts of one form by sender and day: `day`, `digest`, and the number in `column`."""

    def count_one(self, address, column, most, too_many, form):
        """Count one more from this address; ValidationError with `too_many` past `most` a day.

        Call it in the transaction that stores what was sent. An address that is not known ("")
        is not counted: a server behind a socket would otherwise shut everybody out.
        """
        if not address:
            return
        day = today()
        sender, _ = self.get_or_create(day=day, digest=digest_of(address, day, form))
        allowed = self.filter(**{"pk": sender.pk, f"{column}__lt": most})
        if not allowed.update(**{column: F(column) + 1}):
            raise ValidationError(too_many, code="too_many")

    def expire(self, now=None):
        """Erase the counts of the days before this one; returns how many."""
        return self.filter(day__lt=today(now)).delete()[0]
