"""Data for tests: plain functions with overrides. What they make is real, never a sample."""

import datetime
import itertools

from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Article, SafetyNotice, Source
from articles.questions.models import Question
from microsite.people.models import Clinician, LicenseCheck, User
from microsite.people.roles import CLINICIANS, EDITORS

_numbers = itertools.count(1)

RED_FLAG_TEXT = """\
/// emergency | Call 911
- You have trouble breathing.
///

/// urgent | Get help the same day
- There is pus.
///
"""


def user(role=None, **fields):
    """A user; `role` is a group's name."""
    number = next(_numbers)
    fields = {"display_name": f"Person {number}", "is_staff": role is not None, **fields}
    made = User.objects.create_user(fields.pop("email", f"person{number}@example.org"), **fields)
    if role:
        made.groups.add(Group.objects.get(name=role))
    return made


def editor(**fields):
    return user(EDITORS, **fields)


def clinician(license="current", listed=True, is_sample=False, **fields):
    """A user who is a clinician. `license`: current, lapsed, suspended or none."""
    made = user(CLINICIANS, is_sample=is_sample, **fields)
    profile = Clinician.objects.create(
        user=made,
        name=made.display_name,
        slug=f"clinician-{made.pk}",
        credentials="MD",
        listed=listed,
        is_sample=is_sample,
    )
    today = timezone.localdate()
    if license != "none":
        license_check(profile, checked_on=today - datetime.timedelta(days=10))
    if license == "lapsed":
        license_check(profile, checked_on=today, expires=today - datetime.timedelta(days=1))
    if license == "suspended":
        license_check(profile, checked_on=today, status=LicenseCheck.Status.SUSPENDED)
    return User.objects.get(pk=made.pk)


def license_check(profile, **fields):
    fields = {
        "state": "CO",
        "board": "Colorado Medical Board",
        "number": f"L-{profile.pk}",
        "status": LicenseCheck.Status.ACTIVE,
        **fields,
    }
    return LicenseCheck.objects.create(clinician=profile, **fields)


def source(key="test-source", **fields):
    fields = {"title": f"Title of {key}", "kind": "review", "seen": "primary", **fields}
    return Source.objects.get_or_create(key=key, defaults=fields)[0]


def article(section="recovery", kind="article", slug="", **fields):
    """A page without any text."""
    slug = slug or f"page-{next(_numbers)}"
    return Article.objects.create(section=section, kind=kind, slug=slug, **fields)


def fill(text, **fields):
    """Write these fields into a draft and save it."""
    for name, value in fields.items():
        setattr(text, name, value)
    text.save()
    return text


def draft(page=None, author=None, **fields):
    """A complete draft of an article."""
    page = page or article()
    number = next(_numbers)
    fields = {
        "title": f"Title {number}",
        "summary": f"Summary {number}.",
        "main_message": "The short answer.",
        "body": f"## A heading\n\nWords of text {number}.",
        "known": "- We know this.",
        "unknown": "- We do not know that.",
        "next_step": "Do this next.",
        **fields,
    }
    return page.revisions.model(page=page, author=author or editor(), **fields).start()


def submitted(page=None, author=None, **fields):
    made = draft(page, author, **fields)
    made.submit(made.author)
    return made


def published(page=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved article text; its page is public (from `publish_at`)."""
    made = submitted(page, author, **fields)
    made.approve(reviewer or clinician(), publish_at=publish_at)
    return made


def red_flags(**fields):
    """An approved red-flag notice."""
    page = SafetyNotice.objects.create(slug="red-flags")
    fields = {"title": "When to get help", "body": RED_FLAG_TEXT, **fields}
    made = page.revisions.model(page=page, author=editor(), **fields).start()
    made.submit(made.author)
    made.approve(clinician())
    return made


def question(**fields):
    """A received question."""
    fields = {"asked_text": "Is this normal on day three? My cheeks feel tight.", **fields}
    return Question.objects.create(**fields)


def accepted(title="Is this normal on day three?", section="recovery", **fields):
    made = question(**fields)
    made.accept(editor(), title, "Is this normal? My cheeks feel tight.", section)
    return made


def answer_draft(thread=None, author=None, **fields):
    """A complete draft of an answer by a checked clinician."""
    made = (thread or accepted()).start_answer(author or clinician())
    made.short_answer = fields.get("short_answer", "Tight skin is common on day three.")
    made.body = fields.get("body", "Skin that heals often feels tight.")
    made.save()
    return made


def answered(thread=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved answer."""
    made = answer_draft(thread, author, **fields)
    made.submit(made.author)
    made.approve(reviewer or clinician(), publish_at=publish_at)
    return made
