"""Writes a large data set for measuring."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.models import Article
from articles.questions.models import Question
from clinics.models import Clinic, PlaceEdition
from microsite import search
from microsite.people.models import User
from microsite.scale import Scale
from microsite.searchables import SEARCHABLES

PEOPLE_WORK_HERE = (User, Article, Question, Clinic)


class Command(BaseCommand):
    help = (
        "Write articles, answered questions and clinics in bulk, for measuring. Every text says "
        "that it is generated; none is a sample. Use a database of its own."
    )

    def add_arguments(self, parser):
        for name in ("articles", "questions", "clinics"):
            parser.add_argument(f"--{name}", type=int, default=0, help=f"How many {name}.")
        parser.add_argument(
            "--force", action="store_true", help="Write into a database that has something in it."
        )
        parser.add_argument(
            "--without-search", action="store_true", help="Leave the search index as it is."
        )

    @transaction.atomic
    def handle(self, *args, articles, questions, clinics, force, without_search, **options):
        if min(articles, questions, clinics) < 0:
            raise CommandError("Give numbers of 0 or more.")
        if not force and any(model.objects.exists() for model in PEOPLE_WORK_HERE):
            raise CommandError(
                "This database has something in it already. Name an empty one with DATABASE_URL, "
                "or add --force if nobody needs what is there."
            )
        if User.objects.filter(email="generated-editor@example.invalid").exists():
            raise CommandError("This database was filled by this command once. Use an empty one.")
        if clinics and not PlaceEdition.objects.exists():
            raise CommandError("Clinics need places. Run load_places first.")
        Scale().write(articles, questions, clinics)
        if not without_search:
            search.rebuild(SEARCHABLES)
        self.stdout.write(
            f"Written: {articles} articles, {questions} questions, {clinics} clinics."
        )
