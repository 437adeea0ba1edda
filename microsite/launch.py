"""What still stands between this installation and a live site (`manage.py launch_check`).

A finding that blocks would put readers at risk, leave them without an answer, or show them
samples. A note is something to know or to do that readers would survive.
"""

import datetime
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from django.utils import timezone

from articles.article import ArticleRevision, Kind
from articles.newsletter.models import Edition
from articles.notice import RED_FLAGS, SafetyNoticeRevision
from articles.questions.models import Question
from articles.sections import Section
from articles.source import Source
from clinics.models import Clinic, PlaceEdition
from microsite.mail.models import OutboxMessage
from microsite.markup import cited_keys, plain_text
from microsite.people import second_factor
from microsite.people.models import Clinician, User

NAMED_AT_MOST = 5
LIST_ITEM = re.compile(r"^\s*[-*] +(?P<text>.+)$", re.MULTILINE)
# The outbox is tried every minute, so mail that is due this long means that nothing tries it.
MAIL_IS_LATE_AFTER = datetime.timedelta(hours=1)


class Finding(NamedTuple):
    """One line: what is missing, and what to do about it."""

    blocks: bool
    text: str


def findings():
    """Everything that was found, what blocks first."""
    found = list(_settings())
    if MigrationExecutor(connection).migration_plan(
        MigrationExecutor(connection).loader.graph.leaf_nodes()
    ):
        # Without its tables nothing else can be looked at.
        found.append(Finding(True, "The database is not up to date. Run: manage.py migrate"))
    else:
        found += [*_texts(), *_people(), *_places(), *_factors()]
        found += [*_mail(), *_newsletter(), *_samples()]
    return sorted(found, key=lambda finding: not finding.blocks)


def _settings():
    host = urlsplit(settings.BASE_URL).hostname
    if settings.DEMO:
        yield Finding(True, "DEMO=1 shows samples to everybody. Set DEMO=0.")
    if settings.DEBUG:
        yield Finding(True, "DEBUG=1 shows secrets to visitors. Set DEBUG=0.")
    if settings.IS_LOOPBACK:
        yield Finding(
            True,
            f"BASE_URL is {settings.BASE_URL}, which only this machine reaches. "
            "Set it to the public https address.",
        )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield Finding(True, f"{host} of BASE_URL is not answered. Add it to ALLOWED_HOSTS.")
    if not settings.MAIL_CONFIGURED:
        yield Finding(True, "No mail is sent: messages wait in the outbox. Set EMAIL_URL.")


def _texts():
    # As on a live site, whatever DEMO says now.
    notices = SafetyNoticeRevision.objects.public().filter(is_sample=False)
    if not notices.filter(page__slug=RED_FLAGS, page__withdrawn_at=None).exists():
        yield Finding(
            True,
            f"No licensed clinician has approved the notice “{RED_FLAGS}”, so asking and healing "
            "pages only say whom to call. Have it reviewed at /admin/.",
        )
    unsourced = _unsourced_red_flags()
    if unsourced:
        yield Finding(
            False,
            f"Without a source, so worded as standard emergency advice: {_some(unsourced, 'sign')}"
            " in the red-flag notice. Cite one when there is one.",
        )
    articles = ArticleRevision.objects.public().filter(is_sample=False, page__withdrawn_at=None)
    approved = set(articles.filter(page__kind=Kind.CHAPTER).values_list("page__section", flat=True))
    missing = [section.label for section in Section if section not in approved]
    if missing:
        yield Finding(
            False,
            f"No approved chapter, so not in the navigation: {', '.join(missing)}. "
            "Have them reviewed at /admin/.",
        )
    if not articles.filter(page__kind=Kind.POLICY, page__slug="privacy").exists():
        yield Finding(
            True,
            "No approved privacy policy, and the ask form takes what people type. "
            "Have another editor approve it at /admin/.",
        )
    unopened = Source.objects.exclude(url="").filter(link_checked_on=None)
    keys = list(unopened.values_list("key", flat=True))
    if keys:
        yield Finding(
            False,
            f"Nobody has opened the links of {_some(keys, 'source')}. "
            "Open each one and write the day into “link opened on”.",
        )


def _unsourced_red_flags():
    """The signs of the newest red-flag text, approved or not, that cite nothing."""
    newest = SafetyNoticeRevision.objects.filter(page__slug=RED_FLAGS).order_by("-pk").first()
    signs = LIST_ITEM.findall(newest.body) if newest else []
    return [f"“{plain_text(sign).strip()}”" for sign in signs if not cited_keys(sign).sources]


def _people():
    licensed = Clinician.objects.with_current_license().filter(is_sample=False)
    if not licensed.filter(user__is_active=True, user__is_staff=True).exists():
        yield Finding(
            True,
            "No clinician with an account and a current license check: nobody can approve "
            "medical texts. Add a clinician and what the state's record showed at /admin/.",
        )


def _places():
    if not PlaceEdition.objects.exists():
        yield Finding(
            True,
            "No ZIP codes and cities, so nobody finds a clinic near a place. "
            "Run: manage.py load_places",
        )


def _factors():
    users = second_factor.without_second_factor().exclude(is_sample=True)
    names = list(users.values_list("email", flat=True))
    if names:
        yield Finding(
            False,
            f"Without a second factor, so the desk stays shut to {_some(names, 'user')}. "
            "They add one when they sign in; who is gone should lose “active”.",
        )


def _mail():
    now = timezone.now()
    outbox = OutboxMessage.objects
    stuck = list((outbox.unclear(now) | outbox.given_up()).values_list("event", flat=True))
    if stuck:
        yield Finding(
            False,
            f"A person has to decide about {_some(stuck, 'message')}. "
            "Run: manage.py send_mail_outbox",
        )
    late = outbox.due(now - MAIL_IS_LATE_AFTER).count()
    if late and settings.MAIL_CONFIGURED:
        yield Finding(
            False,
            f"Mail is late by more than an hour ({late} due). Have manage.py send_mail_outbox run "
            "every minute.",
        )


def _newsletter():
    late = Edition.objects.going_out(timezone.now() - MAIL_IS_LATE_AFTER).filter(started_at=None)
    if late.exists() and settings.MAIL_CONFIGURED:
        yield Finding(
            False,
            f"{_some([str(edition) for edition in late], 'edition')} of the newsletter should "
            "have gone out. Have manage.py send_newsletter run every five minutes.",
        )


def _samples():
    users = User.objects.filter(is_sample=True, is_active=True, is_staff=True)
    open_doors = [user.email for user in users if user.has_usable_password()]
    if open_doors:
        yield Finding(
            True,
            f"{_some(open_doors, 'sample account')} may still sign in. "
            "Take “active” away at /admin/.",
        )
    counts = {
        "clinicians": Clinician.objects.filter(is_sample=True).count(),
        "clinics": Clinic.objects.filter(is_sample=True).count(),
        "questions": Question.objects.filter(is_sample=True).count(),
    }
    present = [f"{name} ({count})" for name, count in counts.items() if count]
    if present:
        yield Finding(
            False,
            f"Samples in the database: {', '.join(present)}. Readers see none of them with "
            "DEMO=0; a live site is best begun with a database of its own.",
        )


def _some(names, noun):
    """How many there are, with the first few of them by name."""
    more = len(names) - NAMED_AT_MOST
    shown = ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
    return f"{len(names)} {noun}{'' if len(names) == 1 else 's'} ({shown})"
