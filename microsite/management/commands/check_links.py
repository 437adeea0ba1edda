"""Looks whether the addresses of sources and boards are still there. Meant to be run every week."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from articles.models import ClaimRevision, LinkCheck
from microsite.links.checking import AT_ONCE, check_links


class Command(BaseCommand):
    help = (
        "Open the addresses of sources and license boards, politely, and write down which are "
        "there, moved or gone. Changes no address. An address is opened once a day at most."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--at-once", type=int, default=AT_ONCE, help="hosts at the same time (default 4)"
        )

    def handle(self, *args, at_once=AT_ONCE, **options):
        if not 1 <= at_once <= 16:
            raise CommandError("--at-once takes a number from 1 to 16.")
        checks = check_links(at_once)
        count = Counter(check.get_outcome_display() for check in checks)
        results = ", ".join(f"{number} {name}" for name, number in sorted(count.items()))
        self.stdout.write(f"Links: {len(checks)} looked at{f' ({results})' if results else ''}.")
        self.report_vanished()

    def report_vanished(self):
        """What failed two times in a row, on different days, and the claims that rest on it."""
        resting = ClaimRevision.objects.current().by_source()
        for check in LinkCheck.objects.vanished().select_related("source"):
            self.stdout.write(f"Vanished: {check}\n  {check.address}\n  {check.problem}")
            for text in resting[check.source.key] if check.source else []:
                self.stdout.write(f"  Claim: {text.statement} ({text.page.get_absolute_url()})")
