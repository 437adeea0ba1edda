from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from microsite.starter.checks import check_library
from microsite.starter.library import read_library
from microsite.starter.loading import Loader


class Command(BaseCommand):
    help = "Load the starter library from content/: checks every file first, writes all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Only check the files.")
        parser.add_argument(
            "--folder", default=settings.BASE_DIR / "content", help="Another content folder."
        )

    def handle(self, *args, check, folder, **options):
        library = read_library(folder)
        problems = check_library(library)
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            found = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
            raise CommandError(f"{found} in the content files. Nothing was loaded.")
        if check:
            self.stdout.write("The content files are right.")
            return
        loader = Loader(library)
        loader.load()
        for address in loader.left_alone:
            self.stdout.write(f"Left alone, because people changed it: {address}")
        counts = ", ".join(f"{number} {what}" for what, number in sorted(loader.counts.items()))
        self.stdout.write(f"Content loaded: {counts or 'nothing new'}.")
