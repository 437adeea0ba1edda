"""What has to be looked at again: due reviews, changed evidence, outdated comparisons."""

import datetime

from django.utils import timezone

from articles.questions.models import AnswerRevision, ComparisonRevision
from microsite.publishing.admin_urls import admin_url

from .panel import ALL_ROWS, Panel, Row, Sign
from .texts import CITING, TextList

SOON = datetime.timedelta(days=30)
DUE, MY_ANSWERS, EVIDENCE = "due", "my-answers", "evidence"


def lists(user):
    """The TextLists of this file, by name."""
    found = {}
    if user.clinician_or_none is not None:
        found[MY_ANSWERS] = TextList(lambda model: _my_answers(model, user), "review_due")
    if user.has_perm("articles.publish_articlerevision"):
        found[DUE] = TextList(_due, "review_due")
        found[EVIDENCE] = TextList(_changed, "publish_at")
    return found


def panels(user, found):
    """Reviews that are late or due within 30 days, then what changed under a text."""
    for key, title in ((MY_ANSWERS, "Your answers due for review"), (DUE, "Due for review")):
        if key in found:
            total, texts = found[key]
            rows = [_due_row(text) for text in texts]
            yield Panel(title, total, rows, "Nothing is due within 30 days.", key=key)
    if EVIDENCE in found:
        yield _evidence(*found[EVIDENCE])


def _due_row(text):
    """The step opens the page, where a new text for the review is begun."""
    late = (timezone.localdate() - text.due).days
    detail = f"due {text.due:%B %-d, %Y}"
    if late > 0:
        detail += f", {late} day{'s' if late > 1 else ''} late"
    sign = Sign.LATE if late > 0 else Sign.SOON
    return Row(text.title, text.page_url, detail, "Go over it", sign)


def _evidence(total, texts):
    """Pages whose claims changed, and comparisons that readers no longer see."""
    rows = [
        Row(
            text.title,
            text.page_url,
            f"public since {timezone.localtime(text.moment):%B %-d, %Y}; a claim changed after it",
            "Look at it again",
        )
        for text in texts
    ]
    outdated = ComparisonRevision.objects.outdated()
    rows += [
        Row(
            f"Comparison of answers to “{text.page.question.title}”",
            admin_url(text.page),
            "an answer changed, so readers do not see it",
            "Renew it",
        )
        for text in outdated[: ALL_ROWS - len(rows)]
    ]
    return Panel(
        "Evidence changed: look at these pages again",
        total + len(outdated),
        rows,
        "No page refers to a claim that changed after it was written.",
        key=EVIDENCE,
    )


def _due(model):
    """Public texts whose next review is due within 30 days."""
    soon = timezone.localdate() + SOON
    # Looked up by the day first: few of all public texts are due.
    by_day = model.objects.approved().filter(review_due__lte=soon)
    return model.objects.due_for_review(SOON).filter(pk__in=by_day.values("pk"))


def _my_answers(model, user):
    if model is not AnswerRevision:
        return None
    return _due(model).filter(page__clinician__user=user)


def _changed(model):
    if model not in CITING:
        return None
    return model.objects.current().with_changed_evidence()
