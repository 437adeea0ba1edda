"""Reminds of reviews that are due and of license checks that end. Meant to be run every day."""

from django.core.management.base import BaseCommand

from microsite.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Mail everybody who has to be told that reviews or license checks are due in 30 days, in "
        "7 days or today: one message a person and day. Run it daily; it is safe to repeat."
    )

    def handle(self, *args, **options):
        sent = send_reminders()
        self.stdout.write(f"Reminders: {sent} message{'' if sent == 1 else 's'}.")
