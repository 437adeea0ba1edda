from django.core.management.base import BaseCommand

from articles.questions.models import Question


class Command(BaseCommand):
    help = "Erase what readers typed once its time is over. Run it daily; it is safe to repeat."

    def handle(self, *args, **options):
        erased = Question.objects.expire_asked_text()
        self.stdout.write(f"Erased what readers had typed in {erased} questions.")
