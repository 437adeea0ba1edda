"""Sends what waits in the outbox. Meant to be run every minute by cron or a timer."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from microsite import mail
from microsite.mail.models import OutboxMessage


class Command(BaseCommand):
    help = (
        "Send the messages in the outbox that are due. Prints one line; exits with 1 when a "
        "message is stuck and a person has to decide about it."
    )

    def add_arguments(self, parser):
        stuck = parser.add_mutually_exclusive_group()
        stuck.add_argument("--retry", metavar="EVENT", help="send this stuck message again")
        stuck.add_argument("--close", metavar="EVENT", help="never send this stuck message")

    def handle(self, *args, retry=None, close=None, **options):
        if retry and not OutboxMessage.objects.retry(retry):
            raise CommandError(f"No message with the event {retry} is stuck.")
        if close and not OutboxMessage.objects.close(close):
            raise CommandError(f"No message with the event {close} is stuck.")
        report = mail.send_due()
        line = f"Outbox: {report}"
        if not settings.MAIL_CONFIGURED:
            line += " Nothing was tried: set EMAIL_URL to send mail."
        if report.is_stuck:
            raise CommandError(
                f"{line} Decide with --retry EVENT (send it) or --close EVENT (never send it)."
            )
        self.stdout.write(line)
