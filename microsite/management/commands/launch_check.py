from django.core.management.base import BaseCommand, CommandError

from microsite.launch import findings


class Command(BaseCommand):
    help = (
        "Say what still stands between this installation and a live site, one line each. "
        "Exits with 1 when something blocks."
    )

    def handle(self, *args, **options):
        found = findings()
        for finding in found:
            self.stdout.write(f"{'BLOCKS' if finding.blocks else 'note':<7} {finding.text}")
        blocking = sum(finding.blocks for finding in found)
        if blocking:
            things = "1 thing stands" if blocking == 1 else f"{blocking} things stand"
            raise CommandError(f"{things} between this installation and a live site.")
        self.stdout.write("Nothing blocks. This installation can be a live site.")
