"""Measures what lists of threads cost in a small and in a large database, in one run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import combinations
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from articles.questions.browse_queries import PER_PAGE, place_of
from articles.questions.browsing import Chosen
from articles.questions.models import Question

# One value of each filter: every single one and every pair of them is measured.
VALUES = {"section": "recovery", "stage": "healing", "day": "4-7", "skin-tone": "brown"}
ROUNDS = 15
MOST = 3.0  # times what the same costs in the small database


class Command(BaseCommand):
    help = (
        "Make two databases of generated threads, a small and a large one, and measure every "
        "filter and every pair of filters in both. Fails where the large one costs more than "
        f"{MOST:.0f} times as much."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--small", type=int, default=1_000)
        parser.add_argument("--large", type=int, default=100_000)
        parser.add_argument("--measure", action="store_true", help="Measure this database as JSON.")

    def handle(self, *args, small, large, measure, **options):
        if measure:
            self.stdout.write(json.dumps(measured()))
            return
        with tempfile.TemporaryDirectory() as folder:
            few, many = (self.costs(Path(folder), size) for size in (small, large))
        self.stdout.write(f"{'milliseconds':40} {small:>10,} {large:>10,}  ratio")
        slow = []
        for name, cost in many.items():
            ratio = cost / few[name]
            slow += [name] if ratio > MOST else []
            self.stdout.write(f"{name:40} {few[name]:10.1f} {cost:10.1f} {ratio:6.2f}")
        if slow:
            raise CommandError(f"More than {MOST:.0f} times as much: {', '.join(slow)}.")
        self.stdout.write(f"Nothing costs more than {MOST:.0f} times as much.")

    def costs(self, folder, size):
        """The costs in a new database of this size."""
        self.stderr.write(f"Writing {size:,} threads …")
        manage(folder, size, "migrate", "--verbosity", "0")
        seed = ("--questions", str(size), "--articles", "60", "--without-search")
        manage(folder, size, "seed_scale", *seed)
        return json.loads(manage(folder, size, "bench", "--measure"))


def manage(folder, size, *words):
    """What a command says that runs on the database of this size."""
    database = f"sqlite:///{folder / str(size)}.sqlite3"
    # A cache of its own, too: it is emptied before each page.
    environment = {**os.environ, "DATABASE_URL": database, "CACHE_URL": "locmemcache://"}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"{' '.join(words)}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def measured():
    """Name -> the middle of several rounds in milliseconds, of whole pages and of their queries."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    costs = {}
    for size in (0, 1, 2):
        for names in combinations(VALUES, size):
            chosen = Chosen.of({name: VALUES[name] for name in names})
            name = " + ".join(names) or "all"
            costs[f"query: {name}"] = middle(partial(first_page, chosen))
            costs[f"page: {name}"] = middle(partial(get, client, chosen.address()))
    costs["page: all, the last one"] = middle(partial(get, client, last_page()))
    thread = Question.objects.published().newest_answered_first().first()
    costs["page: a thread"] = middle(partial(get, client, thread.get_absolute_url()))
    return costs


def first_page(chosen):
    return Question.objects.published().matching(chosen).with_answer_counts().page_before()


def last_page():
    """The address of the page of the oldest threads."""
    threads = Question.objects.published().order_by("answered_at", "pk")
    return Chosen().address(before=place_of(threads[PER_PAGE]))


def get(client, address):
    cache.clear()
    response = client.get(address)
    if response.status_code != 200:
        raise CommandError(f"{address} answered {response.status_code}.")


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
