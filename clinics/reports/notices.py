"""The one message about a report: its answer, to whoever left an address for it.

Nothing is sent when a report comes in, so that nobody can use the form to write to strangers.
"""

from django.conf import settings
from django.template.loader import render_to_string

from microsite import mail

SUBJECT = "Our answer to your report"


def send_answer(report):
    """Send what an editor wrote; the outbox forgets the address as soon as it is sent."""
    if not report.email:
        return
    context = {
        "report": report,
        "base_url": settings.BASE_URL,
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string("clinics/mail/report_answered.txt", context)
    mail.queue(event=event(report), to=report.email, subject=SUBJECT, text=text)


def forget_address(report):
    """Erase the address in the outbox; what is not on its way yet is not sent."""
    mail.forget([event(report)])


def event(report):
    """The name under which the outbox keeps the answer."""
    return f"listing-report-{report.pk}-answered"
