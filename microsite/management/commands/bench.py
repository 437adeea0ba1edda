"""Measures what lists cost in a small and in a large database, in one run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from microsite.bench import clinics, threads

NOUNS = {"threads": threads, "clinics": clinics}
MOST = 3.0  # times what the same costs in the small database


class Command(BaseCommand):
    help = (
        "Make two databases of generated threads and two of generated clinics, a small and a large "
        "one, and measure every filter in both. Fails where the large one costs more than "
        f"{MOST:.0f} times as much."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--only", choices=NOUNS, help="Measure lists of these only.")
        parser.add_argument("--small", type=int, help="Another size of the small database.")
        parser.add_argument("--large", type=int, help="Another size of the large one.")
        parser.add_argument(
            "--measure", choices=NOUNS, help="Measure these in this database, as JSON."
        )

    def handle(self, *args, only, small, large, measure, **options):
        if measure:
            self.stdout.write(json.dumps(NOUNS[measure].measured()))
            return
        slow = []
        for name in [only] if only else NOUNS:
            slow += self.compare(name, small or NOUNS[name].SMALL, large or NOUNS[name].LARGE)
        if slow:
            raise CommandError(f"More than {MOST:.0f} times as much: {', '.join(slow)}.")
        self.stdout.write(f"Nothing costs more than {MOST:.0f} times as much.")

    def compare(self, noun, small, large):
        """Print the costs of both sizes; the names of what grows too much."""
        with tempfile.TemporaryDirectory() as folder:
            few, many = (self.costs(Path(folder), noun, size) for size in (small, large))
        self.stdout.write(f"{f'{noun}: milliseconds':40} {small:>10,} {large:>10,}  ratio")
        for name, cost in many.items():
            ratio = cost / few[name]
            self.stdout.write(f"{name:40} {few[name]:10.1f} {cost:10.1f} {ratio:6.2f}")
        return [name for name, cost in many.items() if cost / few[name] > MOST]

    def costs(self, folder, noun, size):
        """The costs in a new database of this size."""
        self.stderr.write(f"Writing {size:,} {noun} …")
        manage(folder, size, "migrate", "--verbosity", "0")
        for words in NOUNS[noun].seed(size):
            manage(folder, size, *words)
        return json.loads(manage(folder, size, "bench", "--measure", noun))


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
