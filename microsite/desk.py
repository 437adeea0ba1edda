"""What waits for whom: the rows of the desk that somebody sees after signing in."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    AlertRevision,
    ArticleRevision,
    ClaimRevision,
    GlossaryTermRevision,
    SafetyNoticeRevision,
)
from articles.questions.models import AnswerRevision, ComparisonRevision, Question
from microsite.publishing.admin_urls import admin_url

# The most urgent first.
REVISIONS = (
    SafetyNoticeRevision,
    AlertRevision,
    AnswerRevision,
    ArticleRevision,
    ClaimRevision,
    ComparisonRevision,
    GlossaryTermRevision,
)
# What belongs to a question.
IN_THREADS = (AnswerRevision, ComparisonRevision)
# What refers to claims.
CITING = (AnswerRevision, ArticleRevision, ComparisonRevision)
ROWS = 8


@dataclass(frozen=True)
class Row:
    """One thing that waits: what it is, where it is, what to do with it."""

    title: str
    url: str
    detail: str
    step: str


@dataclass(frozen=True)
class Panel:
    """One list on the desk. `total` counts all of it, `rows` are the first few."""

    title: str
    total: int
    rows: list = field(default_factory=list)
    empty: str = "Nothing waits here."
    more_url: str = ""


def panels(user):
    """The panels of this user, the most urgent first."""
    found = []
    clinician = user.clinician_or_none
    if user.has_perm("questions.moderate_question"):
        found += [questions_panel(), *put_aside_panel()]
    if any(user.has_perm(model._permission("approve")) for model in REVISIONS):
        found.append(review_panel(user))
    found.append(drafts_panel(user))
    if user.has_perm("articles.publish_articlerevision"):
        found += [evidence_panel(), submitted_panel(), scheduled_panel(), due_panel()]
    if user.has_perm("questions.publish_answerrevision"):
        found.append(numbers_panel())
    if clinician is not None:
        found.append(license_panel(clinician))
    return found


def questions_panel():
    """Questions without an answer, the urgent first, then the longest waiting."""
    waiting = Question.objects.awaiting_answer().select_related("assigned_to")
    rows = [
        Row(
            title=question.title or question.asked_text[:80],
            url=admin_url(question),
            detail=", ".join(_standing(question)),
            step="Word it" if question.status == question.Status.RECEIVED else "Answer it",
        )
        for question in waiting[:ROWS]
    ]
    return Panel(
        title="Questions that wait for an answer",
        total=waiting.count(),
        rows=rows,
        empty="No question waits.",
        more_url=reverse("admin:questions_question_changelist"),
    )


def _standing(question):
    """What the desk says of a question that waits, the most urgent first."""
    if question.urgent_at:
        yield "reply sent, urgent words" if question.red_flags_at else "URGENT WORDS: read it first"
    yield f"asked {question.asked_at:%B %-d, %Y}, {_days(question.waiting_days)}"
    if question.assigned_to:
        yield f"looked after by {question.assigned_to}"


def put_aside_panel():
    """What looks like spam: only there while there is something to look at."""
    put_aside = Question.objects.put_aside()
    total = put_aside.count()
    if not total:
        return []
    rows = [
        Row(question.asked_text[:80], admin_url(question), question.held_because, "Spam or not?")
        for question in put_aside[:ROWS]
    ]
    more_url = reverse("admin:questions_question_changelist") + "?show=put-aside"
    return [Panel(title="Put aside: it looks like spam", total=total, rows=rows, more_url=more_url)]


def numbers_panel():
    """How many questions wait for too long, and the way to how long answers take."""
    queue = reverse("admin:questions_question_changelist")
    late = Question.objects.late().count()
    detail = "median and 90th percentile, by section"
    rows = [Row("How long answers take", reverse("admin:questions_numbers"), detail, "See it")]
    if late:
        rows.insert(0, Row("The ones that wait", f"{queue}?show=late", "", "See them"))
    return Panel(title="Questions that wait for over 72 hours", total=late, rows=rows)


def review_panel(user):
    """Submitted texts that this user may approve."""
    return _texts(
        "Texts that wait for your review",
        [model.objects.reviewable_by(user) for model in REVISIONS if _may(user, model, "approve")],
        "Review it",
        lambda text: f"by {text.author}, submitted {text.submitted_at:%B %-d, %Y}",
    )


def drafts_panel(user):
    """This user's own drafts, those that came back with notes among them.

    Editors also get the drafts that nobody owns: what was returned of the starter texts.
    """
    mine = Q(author=user)
    if user.has_perm("articles.publish_articlerevision"):
        mine |= Q(author__is_staff=False)
    return _texts(
        "Your drafts",
        [model.objects.drafts().filter(mine) for model in REVISIONS],
        "Go on writing",
        lambda text: f"begun {text.created_at:%B %-d, %Y}",
        empty="You have no draft.",
    )


def submitted_panel():
    """Everything that waits for somebody's review."""
    return _texts(
        "Submitted, waiting for a review",
        [model.objects.awaiting_review() for model in REVISIONS],
        "Look at it",
        lambda text: f"by {text.author}, submitted {text.submitted_at:%B %-d, %Y}",
    )


def scheduled_panel():
    """Approved texts whose time has not come."""
    return _texts(
        "Approved for later",
        [model.objects.scheduled() for model in REVISIONS],
        "Look at it",
        lambda text: f"public from {timezone.localtime(text.publish_at):%B %-d, %Y, %H:%M}",
        empty="Nothing is scheduled.",
    )


def due_panel():
    """Public texts whose next full review is due."""
    return _texts(
        "Due for review",
        [model.objects.due_for_review() for model in REVISIONS],
        "Review it",
        lambda text: f"due {text.review_due:%B %-d, %Y}",
        empty="No review is due.",
    )


def evidence_panel():
    """Public texts that refer to a claim which changed or was withdrawn after they appeared."""
    changed = _texts(
        "Evidence changed: look at these pages again",
        [model.objects.current().with_changed_evidence() for model in CITING],
        "Look at it",
        lambda text: f"public since {text.publish_at:%B %-d, %Y}",
        empty="No page refers to a claim that changed after it was written.",
    )
    outdated = ComparisonRevision.objects.outdated()
    rows = [
        Row(
            _name(text),
            admin_url(text.page),
            "an answer changed, so readers do not see it",
            "Renew it",
        )
        for text in outdated[:ROWS]
    ]
    return Panel(
        title=changed.title,
        total=changed.total + len(outdated),
        rows=[*changed.rows, *rows][:ROWS],
        empty=changed.empty,
    )


def license_panel(clinician):
    """The clinician's own license check."""
    check = clinician.current_license
    if check is not None:
        checked, until = check.checked_on, check.counts_until
        detail = f"checked {checked:%B %-d, %Y}; counts until {until:%B %-d, %Y}"
        row = Row(str(check.state_name), admin_url(clinician), detail, "See it")
        return Panel(title="Your license check", total=1, rows=[row])
    return Panel(
        title="Your license check",
        total=0,
        empty="It is not current. You can’t answer or approve until an editor checks it again.",
    )


def _texts(title, querysets, step, detail, empty="Nothing waits here."):
    """A panel over texts of several kinds."""
    rows, total = [], 0
    for texts in querysets:
        related = "page__question" if texts.model in IN_THREADS else "page"
        found = list(texts.select_related(related, "author")[:ROWS])
        # Counted only where there are more than one sees.
        total += len(found) if len(found) < ROWS else texts.count()
        rows += [Row(_name(text), admin_url(text), detail(text), step) for text in found]
    return Panel(title=title, total=total, rows=rows[:ROWS], empty=empty)


def _name(text):
    if isinstance(text, AnswerRevision):
        return f"Answer to “{text.page.question.title}”"
    return str(text)


def _may(user, model, verb):
    return user.has_perm(model._permission(verb))


def _days(days):
    return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''} ago"
