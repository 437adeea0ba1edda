"""Reads what mail servers report: the hook for bounces and complaints, see README.md."""

import sys

from django.core.management.base import BaseCommand

from articles.newsletter.bounces import LONGEST, take_addresses, take_report


class Command(BaseCommand):
    help = (
        "Read one report of a failed delivery (RFC 3464) or of a complaint (RFC 5965) from "
        "standard input, and take its address off the list of the newsletter if it is gone or "
        "wants no more. With --addresses read addresses instead, one a line. Never fails on what "
        "it can't use: it says why."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--addresses", action="store_true", help="standard input is a list of addresses"
        )

    def handle(self, *args, addresses=False, **options):
        content = sys.stdin.buffer.read(LONGEST)
        if addresses:
            read = take_addresses(content.decode(errors="replace").splitlines())
        else:
            read = take_report(content)
        left = f"{read.left} address{'' if read.left == 1 else 'es'} left the list."
        self.stdout.write(f"Bounces: {left} {read.why}".rstrip())
