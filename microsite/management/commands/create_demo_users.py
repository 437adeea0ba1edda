import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from microsite.people import second_factor
from microsite.starter.people import sample_clinician, sample_user

DEMO_USERS = (
    ("demo.editor@example.org", "Sample Demo Editor", "editor", None),
    ("demo.clinician.a@example.org", "Sample Clinician A", "clinician", "SAMPLE-A"),
    ("demo.clinician.b@example.org", "Sample Clinician B", "clinician", "SAMPLE-B"),
)


class Command(BaseCommand):
    help = "Make one sample editor and two sample clinicians for trying the desk (DEMO=1 only)."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Sample people can't be made on a live site. Set DEMO=1 to try it.")
        self.stdout.write("Sign in at /admin/ with:")
        for email, name, role, number in DEMO_USERS:
            user = sample_user(email, name, role)
            password = secrets.token_urlsafe(9)
            user.set_password(password)
            user.save()
            if role == "clinician":
                license = {"state": "CO", "board": "Sample Board", "number": number}
                sample_clinician(
                    user,
                    email.split("@")[0].replace(".", "-"),
                    license,
                    name=name,
                    credentials="MD (sample)",
                    specialty="dermatology",
                    bio="A sample person for trying the software.",
                    disclosures="None. This person is a sample.",
                )
            self.stdout.write(f"  {role:<10} {email:<30} {password}")
        if not second_factor.may_be_skipped():
            self.stdout.write("Others can reach this site, so each of them adds a second factor.")
