"""How many questions came from one internet address today, without keeping the address."""

import datetime
import ipaddress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

# A family, a library or a phone company may share one address.
MOST_A_DAY = 10
TOO_MANY = (
    f"{MOST_A_DAY} questions have come from your internet connection today, and we cannot take "
    "more of them in one day. What you wrote is still here: please copy it and send it "
    "tomorrow, or send it now over another connection."
)


class SenderQuerySet(models.QuerySet):
    """The counts of today, and those that have to go."""

    def count_question(self, address):
        """Count one more question from this address; ValidationError when there were too many.

        Call it in the transaction that stores the question. An address that is not known ("")
        is not counted: a server behind a socket would otherwise shut everybody out.
        """
        if not address:
            return
        day = today()
        sender, _ = self.get_or_create(day=day, digest=digest_of(address, day))
        allowed = self.filter(pk=sender.pk, questions__lt=MOST_A_DAY)
        if not allowed.update(questions=F("questions") + 1):
            raise ValidationError(TOO_MANY, code="too_many")

    def expire(self, now=None):
        """Erase the counts of the days before this one; returns how many."""
        return self.filter(day__lt=today(now)).delete()[0]


class Sender(models.Model):
    """One internet address on one day, as a keyed hash whose key changes every day."""

    day = models.DateField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    questions = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = SenderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "digest"], name="one_count_per_sender_and_day")
        ]

    def __str__(self):
        return f"A sender on {self.day}"


def today(now=None):
    """The day of the world's clock: it changes at the same moment for every process."""
    return (now or timezone.now()).astimezone(datetime.UTC).date()


def digest_of(address, day):
    """The hash under which an address is counted on that day, and on no other."""
    return salted_hmac(f"questions.sender.{day}", address, algorithm="sha256").hexdigest()


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
