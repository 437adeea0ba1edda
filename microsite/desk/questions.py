"""Questions of readers: those that wait for an answer, and what a moderator decides."""

from django.db.models import Count, Window
from django.urls import reverse

from articles.questions.models import Question
from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row, Sign

WAITING, TO_WORD, PUT_ASIDE = "waiting", "to-word", "put-aside"


def panels(user, rows):
    """Each list costs one query: its first rows, each with how many there are."""
    if user.has_perm("questions.add_answer"):
        yield _waiting(rows)
    if user.has_perm("questions.publish_answerrevision"):
        yield _to_word(rows)
    if user.has_perm("questions.moderate_question"):
        yield from _put_aside(rows)
    if user.has_perm("questions.publish_answerrevision"):
        yield _late()


def _waiting(rows):
    """Questions without an answer, the urgent first, then the longest waiting."""
    total, questions = _first(Question.objects.awaiting_answer(), rows)
    return Panel(
        title="Questions that wait for an answer",
        total=total,
        rows=[_row(question) for question in questions],
        empty="No question waits.",
        more_url=_queue(),
        key=WAITING,
    )


def _to_word(rows):
    """Those of them that nobody has worded for readers yet."""
    received = Question.objects.waiting().filter(status=Question.Status.RECEIVED)
    total, questions = _first(received, rows)
    return Panel(
        title="Questions to moderate",
        total=total,
        rows=[_row(question) for question in questions],
        empty="Every question is worded for readers.",
        more_url=_queue("?status=received"),
        key=TO_WORD,
    )


def _put_aside(rows):
    """What looks like spam: only there while there is something to look at."""
    total, questions = _first(Question.objects.put_aside(), rows)
    if total:
        rows = [
            Row(_title(one), admin_url(one), one.held_because, "Spam or not?") for one in questions
        ]
        more_url = _queue("?show=put-aside")
        title = "Put aside: it looks like spam"
        yield Panel(title, total, rows, more_url=more_url, key=PUT_ASIDE)


def _late():
    """How many questions wait for too long, and the way to how long answers take."""
    late = Question.objects.late().count()
    detail = "median and 90th percentile, by section"
    rows = [Row("How long answers take", reverse("admin:questions_numbers"), detail, "See it")]
    if late:
        rows.insert(0, Row("The ones that wait", _queue("?show=late"), "", "See them", Sign.LATE))
    return Panel("Questions that wait for over 72 hours", late, rows)


def _first(questions, rows):
    """(how many there are, the first ones), in one query."""
    found = questions.select_related("assigned_to").annotate(total=Window(Count("pk")))[:rows]
    found = list(found)
    return (found[0].total if found else 0), found


def _row(question):
    sign = None
    if question.urgent_at:
        sign = Sign.URGENT
    elif question.is_late:
        sign = Sign.LATE
    return Row(
        title=_title(question),
        url=admin_url(question),
        detail=", ".join(_standing(question)),
        step="Word it" if question.status == Question.Status.RECEIVED else "Answer it",
        sign=sign,
    )


def _standing(question):
    """What the desk says of a question that waits, the most urgent first."""
    if question.urgent_at:
        yield "reply sent, urgent words" if question.red_flags_at else "URGENT WORDS: read it first"
    yield f"asked {question.asked_at:%B %-d, %Y}, {_days(question.waiting_days)}"
    if question.section:
        yield question.get_section_display()
    if question.assigned_to:
        yield f"looked after by {question.assigned_to}"


def _title(question):
    return question.title or question.asked_text[:80] or str(question)


def _days(days):
    return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''} ago"


def _queue(query=""):
    return reverse("admin:questions_question_changelist") + query
