"""Fills the search index anew."""

from django.core.management.base import BaseCommand

from microsite import search
from microsite.searchables import SEARCHABLES


class Command(BaseCommand):
    help = (
        "Fill the search index anew from everything that can be searched. Needed after a change "
        "of database or of what is indexed; readers find the old entries until it is done."
    )

    def handle(self, *args, **options):
        for kind, count in search.rebuild(SEARCHABLES).items():
            self.stdout.write(f"{kind}: {count}")
