from django.core.management.base import BaseCommand

from articles.newsletter.retention import RULES
from articles.questions.retention import enforce
from clinics.reports import retention as reports


class Command(BaseCommand):
    help = "Erase what readers left once its time is over. Run it daily; it is safe to repeat."

    def handle(self, *args, **options):
        # Reports first: the day that readers are told is that on which all of it ran.
        erased = reports.enforce()
        self.stdout.write(f"Erased: {enforce(more=RULES).report}; {erased}.")
