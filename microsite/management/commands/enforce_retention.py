from django.core.management.base import BaseCommand

from articles.questions.retention import enforce


class Command(BaseCommand):
    help = "Erase what readers left once its time is over. Run it daily; it is safe to repeat."

    def handle(self, *args, **options):
        self.stdout.write(f"Erased: {enforce().report}.")
