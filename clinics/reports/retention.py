"""What is erased of reports, and when. Run daily by `manage.py enforce_retention`."""

import datetime

from django.db import transaction

from . import notices
from .report import ListingReport
from .report_verbs import TYPED
from .sender import ReportSender

# A form can be sent again for a day: as long its hash keeps one report from becoming two.
KEEP_FORM_KEY = datetime.timedelta(days=1)
KEEP_EMAIL = datetime.timedelta(days=30)
KEEP_TYPED = datetime.timedelta(days=180)
KEEP_UNANSWERED = datetime.timedelta(days=365)


@transaction.atomic
def close_unanswered(now):
    """Close and erase what nobody answered in a year. The public numbers count it as late."""
    left = list(ListingReport.objects.open().filter(received_at__lte=now - KEEP_UNANSWERED))
    for report in left:
        report.lapse(now)
    return len(left)


@transaction.atomic
def forget_addresses(now):
    """E-mail addresses, 30 days after the answer, wherever they are."""
    left = ListingReport.objects.filter(closed_at__lte=now - KEEP_EMAIL).exclude(email="")
    reports = list(left)
    for report in reports:
        notices.forget_address(report)
    left.update(email="")
    return len(reports)


@transaction.atomic
def forget_typed(now):
    """What was typed, by whoever sent it and by whoever answered, 180 days after the answer."""
    old = ListingReport.objects.filter(closed_at__lte=now - KEEP_TYPED)
    return old.exclude(**TYPED).update(**TYPED)


@transaction.atomic
def forget_hashes(now):
    """Hashes of senders and of forms, after a day."""
    old = ListingReport.objects.filter(received_at__lte=now - KEEP_FORM_KEY)
    return ReportSender.objects.expire(now) + old.exclude(form_key=None).update(form_key=None)


RULES = (
    ("reports not answered", close_unanswered),
    ("addresses of reports", forget_addresses),
    ("what reports said", forget_typed),
    ("hashes of reports", forget_hashes),
)
