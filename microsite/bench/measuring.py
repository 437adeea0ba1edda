"""How long a page takes, in milliseconds of this process."""

import statistics
import time
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import CommandError
from django.test import Client

ROUNDS = 15


def page_costs(addresses):
    """{name: milliseconds} of the pages in {name: address}."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    return {name: middle(partial(_get, client, address)) for name, address in addresses.items()}


def middle(work):
    """The middle of some rounds, after one that counts for nothing: milliseconds of this process.

    SQLite runs in it, and what else the machine does leaves the ratios alone.
    """
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def _get(client, address):
    cache.clear()
    response = client.get(address)
    if response.status_code != 200:
        raise CommandError(f"{address} answered {response.status_code}.")
