"""A clinician's own license check: without a current one nobody answers or approves."""

import datetime

from django.utils import timezone

from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row, Sign

TITLE = "Your license check"
SOON = datetime.timedelta(days=30)


def panels(user):
    """One panel with one row; nothing for somebody who is no clinician."""
    clinician = user.clinician_or_none
    if clinician is None:
        return
    check = clinician.current_license
    if check is None:
        yield Panel(
            title=TITLE,
            total=0,
            empty="It is not current. You can’t answer or approve until an editor checks it again.",
        )
        return
    checked, until = check.checked_on, check.counts_until
    detail = f"checked {checked:%B %-d, %Y}; counts until {until:%B %-d, %Y}"
    sign = None
    if until - timezone.localdate() <= SOON:
        sign = Sign.SOON
        detail += ". Ask an editor to look it up again"
    row = Row(str(check.state_name), admin_url(clinician), detail, "See it", sign)
    yield Panel(title=TITLE, total=1, rows=[row])
