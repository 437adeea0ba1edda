"""What is erased, and when. Run daily by `manage.py enforce_retention`; safe to repeat."""

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from microsite import mail, search

from .question import Question
from .question_queries import Status
from .sender import Sender

# A form can be sent again for a day: as long its hash keeps one question from becoming two.
KEEP_FORM_KEY = datetime.timedelta(days=1)
KEEP_UNCONFIRMED = datetime.timedelta(days=7)
KEEP_EMAIL = datetime.timedelta(days=30)
# The outbox tries for a week; together that stays within the 30 days.
KEEP_MESSAGES = datetime.timedelta(days=21)
KEEP_TYPED = datetime.timedelta(days=90)
KEEP_DECLINED = datetime.timedelta(days=90)
KEEP_PUT_ASIDE = datetime.timedelta(days=90)
KEEP_UNANSWERED = datetime.timedelta(days=365)
KEEP_RUNS = datetime.timedelta(days=365)

# What only the people who work on the site ever saw.
PRIVATE = {"asked_text": "", "asked_back": "", "age_band": ""}


class RetentionRun(models.Model):
    """One run of retention: when, and how many questions it erased something of."""

    ran_at = models.DateTimeField("ran", db_index=True)
    report = models.CharField(max_length=400)

    class Meta:
        get_latest_by = "ran_at"
        ordering = ["-ran_at"]

    def __str__(self):
        return f"Retention of {self.ran_at:%Y-%m-%d %H:%M} UTC"


def enforce(now=None, more=()):
    """Erase whatever has had its time, and return the RetentionRun that says so.

    Each rule is a transaction of its own: a failure in one leaves the others done. `more` are
    rules of other apps: (what it erases, function of the moment that returns how many).
    """
    now = now or timezone.now()
    counts = {what: rule(now) for what, rule in (*RULES, *more)}
    search.compact()
    report = "; ".join(f"{what}: {count}" for what, count in counts.items())
    RetentionRun.objects.filter(ran_at__lt=now - KEEP_RUNS).delete()
    return RetentionRun.objects.create(ran_at=now, report=report)


@transaction.atomic
def close_unanswered(now):
    """Decline and erase what nobody could answer in a year, or looked at while it was put aside."""
    left = Question.objects.open().filter(is_sample=False)
    late = list(left.filter(asked_at__lte=now - KEEP_UNANSWERED))
    put_aside = list(
        left.filter(held_at__lte=now - KEEP_PUT_ASIDE, asked_at__gt=now - KEEP_UNANSWERED)
    )
    for question in late:
        question.close(now, "Nobody could answer it within a year.")
    for question in put_aside:
        question.close(now, "It looked like spam, and nobody took it back into the queue.")
    return len(late) + len(put_aside)


@transaction.atomic
def forget_typed(now):
    """What readers typed, 90 days after the answer, or after the question left otherwise."""
    before = now - KEEP_TYPED
    done = (
        Q(answered_at__lte=before)
        | Q(declined_at__lte=before)
        | Q(withdrawn_at__lte=before)
        | Q(merged_at__lte=before)
    )
    kept = Q()
    for name, value in PRIVATE.items():
        kept |= ~Q(**{name: value})
    return Question.objects.filter(done, kept).update(**PRIVATE)


@transaction.atomic
def forget_declined(now):
    """Declined questions whole; of one that somebody began to answer nothing that was asked."""
    declined = Question.objects.filter(
        status=Status.DECLINED, declined_at__lte=now - KEEP_DECLINED, is_sample=False
    )
    bare = declined.filter(answers=None, comparison=None, merged=None)
    pks = list(bare.values_list("pk", flat=True))
    rest = list(declined.exclude(pk__in=pks).exclude(declined_reason=""))
    for question in rest:
        question.erase()
        question.move([Status.DECLINED], declined_reason="")
    Question.objects.filter(pk__in=pks).delete()
    return len(pks) + len(rest)


@transaction.atomic
def forget_addresses(now):
    """Addresses 30 days after the answer, and those that nobody confirmed after a week."""
    left = Question.objects.exclude(email="")
    over = left.filter(
        Q(answered_at__lte=now - KEEP_EMAIL)
        | Q(email_confirmed_at=None, asked_at__lte=now - KEEP_UNCONFIRMED)
        | Q(merged_into__answered_at__lte=now - KEEP_EMAIL)
    )
    questions = list(over)
    for question in questions:
        question.forget_address()
    return len(questions)


@transaction.atomic
def forget_messages(now):
    """Messages that could not be sent: they hold an address, too."""
    return mail.expire(now - KEEP_MESSAGES)


@transaction.atomic
def forget_hashes(now):
    """Hashes of senders and of forms, after a day."""
    old = Question.objects.filter(asked_at__lte=now - KEEP_FORM_KEY, is_sample=False)
    return Sender.objects.expire(now) + old.exclude(form_key=None).update(form_key=None)


RULES = (
    ("closed", close_unanswered),
    ("what readers typed", forget_typed),
    ("declined", forget_declined),
    ("addresses", forget_addresses),
    ("messages", forget_messages),
    ("hashes", forget_hashes),
)
