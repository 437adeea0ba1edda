"""Other days for tests: time moves, nothing waits."""

import datetime

import time_machine
from django.utils import timezone


def days_from_now(days):
    """Noon so many days from today, so that no time zone moves the date."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    return time_machine.travel(noon + datetime.timedelta(days=days), tick=False)
