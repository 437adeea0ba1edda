from django.core.management.base import BaseCommand

from articles.newsletter import retention as newsletter
from articles.questions.retention import enforce
from clinics.reports import retention as reports


class Command(BaseCommand):
    help = "Erase what readers left once its time is over. Run it daily; it is safe to repeat."

    def handle(self, *args, **options):
        run = enforce(more=(*reports.RULES, *newsletter.RULES))
        self.stdout.write(f"Erased: {run.report}.")
