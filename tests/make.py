"""Data for tests: plain functions with overrides. What they make is real, never a sample."""

import datetime
import io
import itertools

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles.models import Alert, Article, Claim, Figure, GlossaryTerm, SafetyNotice, Source
from articles.questions.models import Comparison, Question
from microsite.images import picture_from
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
DRAWING = '<svg viewBox="0 0 10 10"><path class="fig-line" d="M0 0h10"/></svg>'


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


def ticks(text):
    """The keys of the points that a full review of this text asks of its reviewer."""
    return [point.key for point in text.review_points() if not point.by_program]


def approve(text, by, **fields):
    """Approve a submitted text; a full review confirms every point."""
    text.approve(by, **{"ticks": ticks(text), **fields})


def published(page=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved article text; its page is public (from `publish_at`)."""
    made = submitted(page, author, **fields)
    approve(made, reviewer or clinician(), publish_at=publish_at)
    return made


def red_flags(**fields):
    """An approved red-flag notice."""
    page = SafetyNotice.objects.create(slug="red-flags")
    fields = {"title": "When to get help", "body": RED_FLAG_TEXT, **fields}
    made = page.revisions.model(page=page, author=editor(), **fields).start()
    made.submit(made.author)
    approve(made, clinician())
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
    fields = {
        "short_answer": "Tight skin is common on day three.",
        "body": "Skin that heals often feels tight.",
        "what_to_do": "- Use a plain moisturizer.[@test-source]",
        "conflicts": "None",
        "ai_help": "none",
        **fields,
    }
    if "[@test-source]" in fields["what_to_do"]:
        source()
    return fill(made, **fields)


def answered(thread=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved answer."""
    made = answer_draft(thread, author, **fields)
    made.submit(made.author)
    approve(made, reviewer or clinician(), publish_at=publish_at)
    return made


# --- what pages share ----------------------------------------------------------------------------


def approved(draft, reviewer=None, publish_at=None):
    """Hand a draft in and have it approved."""
    draft.submit(draft.author)
    approve(draft, reviewer or clinician(), publish_at=publish_at, knowing_of_later=True)
    return draft


def _begun(page, author, complete, fields):
    """A draft of a page: complete if it is the first one, otherwise as before but for `fields`."""
    texts = fields if page.revisions.exists() else {**complete, **fields}
    return fill(page.edit(author or editor()), **texts)


def claim_draft(page=None, author=None, slug="", section="recovery", **fields):
    """A draft of a claim; `page` is the Claim, a new one by default."""
    number = next(_numbers)
    source()
    page = page or Claim.objects.create(slug=slug or f"claim-{number}", section=section)
    complete = {"statement": f"Statement {number} is true.", "grade": "some"}
    complete["basis"] = "Two small studies say so.[@test-source]"
    return _begun(page, author, complete, fields)


def claim(page=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved text of a claim."""
    return approved(claim_draft(page, author, **fields), reviewer, publish_at)


def term_draft(name="", page=None, author=None, **fields):
    """A draft of a glossary term."""
    number = next(_numbers)
    page = page or GlossaryTerm.objects.create(slug=f"term-{number}")
    fields |= {"name": name} if name else {}
    complete = {"name": f"term {number}", "gloss": "small hard white bumps"}
    complete["definition"] = "Small hard white bumps. They go by themselves."
    return _begun(page, author, complete, fields)


def term(name="", page=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved explanation of a term."""
    return approved(term_draft(name, page, author, **fields), reviewer, publish_at)


def alert_draft(page=None, author=None, articles=(), **fields):
    """A draft of an alert; `articles` are the pages on which it stands."""
    number = next(_numbers)
    source()
    page = page or Alert.objects.create(slug=f"alert-{number}")
    page.articles.add(*articles)
    complete = {
        "title": f"Alert {number}",
        "issuer": "FDA",
        "issued_on": datetime.date(2025, 10, 15),
        "summary": f"What to know of alert {number}.",
        "body": "## What to do\n\nAsk before you pay.[@test-source]",
    }
    return _begun(page, author, complete, fields)


def alert(page=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved text of an alert."""
    return approved(alert_draft(page, author, **fields), reviewer, publish_at)


def thread(answers=2, **fields):
    """A public thread with so many answers."""
    made = accepted(**fields)
    for _ in range(answers):
        answered(made)
    return made


def comparison_draft(question=None, author=None, **fields):
    """A draft of a comparison of the answers of a thread."""
    draft = Comparison.objects.start(question or thread(), author or editor())
    complete = {"agree": "- Both say that it is common.", "differ": "- One says to wait longer."}
    return fill(draft, **({} if draft.agree else complete) | fields)


def comparison(question=None, author=None, reviewer=None, publish_at=None, **fields):
    """An approved comparison of the answers of a thread."""
    return approved(comparison_draft(question, author, **fields), reviewer, publish_at)


def drawing(key="layers", **fields):
    """A figure that is drawn."""
    fields = {
        "alt": "Three layers of skin",
        "description": "The outer layer is the thinnest. The dermis lies below it.",
        "caption": "The layers of skin.",
        "credit": "Needlewise",
        "license": "CC BY 4.0",
        "skin_tone": "none",
        "drawing": DRAWING,
        **fields,
    }
    return Figure.objects.create(key=key, **fields)


def picture(key="cheek", size=(40, 20), **fields):
    """A figure with a picture, its files in the storage."""
    content = io.BytesIO()
    Image.new("RGB", size, "teal").save(content, "PNG")
    fields = {
        "alt": "A cheek",
        "caption": "A cheek on day 3.",
        "credit": "Us",
        "license": "CC BY 4.0",
        "skin_tone": "dark brown",
        **fields,
    }
    made = Figure(key=key, **fields)
    made.show(picture_from(SimpleUploadedFile("x.png", content.getvalue())))
    return made
