"""Sends editions that are due. Meant to be run every five minutes by cron or a timer."""

from contextlib import suppress

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.newsletter.apart import run_apart
from articles.newsletter.sending import Sender


class Command(BaseCommand):
    help = (
        "Send approved editions of the newsletter to who does not have them yet. It may be "
        "stopped or killed at any moment and run again, also twice at once. Prints one line; exits "
        "with 1 when the mail server is away."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--now", action="store_true", help="try at once what the mail server had put off"
        )

    def handle(self, *args, now=False, **options):
        def work(stop):
            if connection.vendor == "sqlite":
                # What is written down as sent has to survive a power cut, too.
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA synchronous=FULL")
            sender = Sender(stop)
            sender.run(put_off_too=now)
            line = f"Newsletter: {sender.report}"
            if not settings.MAIL_CONFIGURED:
                line += " Nothing was tried: set EMAIL_URL to send mail."
            with suppress(OSError):
                self.stdout.write(line)
            return 1 if sender.away else 0

        if run_apart(work):
            raise CommandError("Not everything was sent. Run it again later.")
