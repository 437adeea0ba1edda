"""Reminders by mail: reviews that are due and license checks that end.

Each person gets one message a day at most, with everything of theirs that is due within 30 days.
It is sent when something comes 30, 7 or 0 days near; each of these counts once for each person.
"""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from articles.questions.models import AnswerRevision
from microsite import mail
from microsite.people.models import LicenseCheck, User
from microsite.people.roles import EDITORS
from microsite.publishing.admin_urls import admin_url
from microsite.publishing.models import Reminder
from microsite.publishing.reminder import MILESTONES, milestone

from .desk.texts import REVISIONS

AHEAD = datetime.timedelta(days=max(MILESTONES))
# A longer list is not read; the desk has the rest.
NAMED_AT_MOST = 25


@dataclass(frozen=True)
class Due:
    """One thing that is due, and the people who are told."""

    about: str
    due: datetime.date
    title: str
    path: str
    people: tuple
    is_license: bool = False

    @property
    def milestone(self):
        return milestone((self.due - timezone.localdate()).days)

    @property
    def when(self):
        """When it is due, in words, next to today."""
        today = timezone.localdate()
        day = f"{self.due:%B %-d, %Y}"
        if self.due < today:
            return f"Counted until {day}" if self.is_license else f"Late: it was due on {day}"
        verb = "Counts until" if self.is_license else "Due"
        if self.due == today:
            return f"{verb} today, {day}"
        return f"{verb} {day}" if self.is_license else f"{verb} on {day}"


def send_reminders():
    """Queue a message to everybody who has to be told of something; returns how many.

    Safe to run often: whoever got one today gets the rest tomorrow.
    """
    everybody = _People()
    owed = {}
    for due in [*_reviews(everybody), *_licenses(everybody)]:
        for person in due.people:
            owed.setdefault(person, []).append(due)
    return sum(_remind(person, dues) for person, dues in owed.items())


@transaction.atomic
def _remind(person, dues):
    """Send one message if something in it is new to this person; returns whether it was."""
    # One run at a time for each person.
    User.objects.select_for_update().get(pk=person.pk)
    today = timezone.localdate()
    theirs = Reminder.objects.filter(person=person)
    if theirs.filter(sent_on=today).exists():
        return False
    told = theirs.reached()
    new = [
        due
        for due in dues
        if due.milestone < told.get((person.pk, due.about, due.due), max(MILESTONES) + 1)
    ]
    if not new:
        return False
    Reminder.objects.bulk_create(
        Reminder(
            person=person,
            about=due.about,
            due=due.due,
            days_before=due.milestone,
            sent_on=today,
        )
        for due in new
    )
    dues = sorted(dues, key=lambda due: (due.due, due.title))
    pages = [due for due in dues if not due.is_license]
    licenses = [due for due in dues if due.is_license]
    context = {
        "person": person,
        "pages": pages[:NAMED_AT_MOST],
        "more_pages": len(pages[NAMED_AT_MOST:]),
        "licenses": licenses[:NAMED_AT_MOST],
        "more_licenses": len(licenses[NAMED_AT_MOST:]),
        "base_url": settings.BASE_URL,
        "site_name": settings.SITE_NAME,
    }
    mail.queue(
        event=f"reminder-{person.pk}-{today:%Y-%m-%d}",
        to=person.email,
        subject=_subject(len(pages), len(licenses)),
        text=render_to_string("admin/mail/reminder.txt", context),
    )
    return True


def _subject(pages, licenses):
    """What waits, counted: “Due for review: 3 pages”."""
    checks = f"{licenses} license check{'' if licenses == 1 else 's'}"
    if not pages:
        return f"Ending soon: {checks}"
    reviews = f"Due for review: {pages} page{'' if pages == 1 else 's'}"
    return f"{reviews}; ending: {checks}" if licenses else reviews


def _reviews(everybody):
    """What readers see now and has to be reviewed soon, or should have been."""
    for model in REVISIONS:
        answers = model is AnswerRevision
        texts = model.objects.due_for_review(within=AHEAD).with_people()
        texts = texts.select_related("page__question") if answers else texts.select_related("page")
        for text in texts:
            page = text.page
            title = f"Answer to “{page.question.title}”" if answers else str(text)
            owner = page.clinician.user if answers else text.author
            yield Due(
                about=f"{page._meta.label_lower}-{page.pk}",
                due=text.review_due,
                title=title,
                path=admin_url(text.page),
                people=everybody.of_text(text, owner),
            )


def _licenses(everybody):
    """License checks of people who are listed or sign in, that end soon or have ended."""
    checks = LicenseCheck.objects.ending(within=AHEAD).select_related("clinician__user")
    for check in checks:
        clinician = check.clinician
        owner = everybody.reached(clinician.user)
        if not (clinician.listed or owner) or (clinician.is_sample and not settings.DEMO):
            continue
        yield Due(
            about=f"{check._meta.label_lower}-{check.pk}",
            due=check.counts_until,
            title=f"{clinician}: {check.state_name}, license {check.number}",
            path=admin_url(clinician),
            people=tuple(dict.fromkeys([*owner, *everybody.editors])),
            is_license=True,
        )


class _People:
    """Who can be told, looked up once for a run. Samples are not, on a live site."""

    def __init__(self):
        users = User.objects.filter(is_active=True, is_staff=True).select_related("clinician")
        users = users if settings.DEMO else users.filter(is_sample=False)
        self._by_pk = {user.pk: user for user in users}
        editors = users.filter(groups__name=EDITORS)
        # A young site may have none but its administrator.
        editors = editors if editors.exists() else users.filter(is_superuser=True)
        self.editors = tuple(self._by_pk[pk] for pk in editors.values_list("pk", flat=True))

    def reached(self, user):
        """(user,) if a message may go there and the desk opens for them, else ()."""
        known = self._by_pk.get(user.pk) if user else None
        return (known,) if known else ()

    def of_text(self, text, owner):
        """Its owner and a second person: its last reviewer, or the editors where one can't."""
        owners = self.reached(owner)
        reviewers = self.reached(text.full_review_by)
        reviewers = tuple(user for user in reviewers if _may_review(user, text))
        people = [*owners, *reviewers]
        if not (owners and reviewers):
            people += self.editors
        return tuple(dict.fromkeys(people))


def _may_review(user, text):
    try:
        text.require_reviewer(user)
    except ValidationError:
        return False
    return True
