"""Copies ZIP codes and cities into the database, once for each edition of the package.

The package keeps 43,000 dictionaries in memory once it is asked anything. Only this command
imports it, so the process that serves pages never carries them.
"""

from importlib.metadata import version

import zipcodes
from django.core.management.base import BaseCommand

from clinics.finding.locating import locate_clinics
from clinics.places.loading import load
from clinics.places.place import PlaceEdition


class Command(BaseCommand):
    help = (
        "Copy ZIP codes and cities with their coordinates from the zipcodes package, and place the "
        "clinics by them. Does nothing when this edition is there already."
    )

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Copy this edition once more.")

    def handle(self, *args, again, **options):
        edition = version("zipcodes")
        if not again and PlaceEdition.objects.filter(version=edition).exists():
            return
        self.stdout.write("Copying ZIP codes and cities (some seconds, once for each edition)")
        load(zipcodes.list_all(), edition)
        placed = locate_clinics()
        self.stdout.write(f"Places copied: {PlaceEdition.objects.get()}. Clinics placed: {placed}.")
