"""What is being written: drafts, texts that came back, texts that wait for a second person."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from .panel import Panel, Row
from .texts import TextList

DRAFTS, RETURNED, SUBMITTED, LATER = "drafts", "returned", "submitted", "later"


def lists(user):
    """The TextLists of this file, by name."""
    found = {
        RETURNED: TextList(lambda model: _drafts(model, user, returned=True), "created_at"),
        DRAFTS: TextList(lambda model: _drafts(model, user, returned=False), "created_at", True),
    }
    if user.has_perm("articles.publish_articlerevision"):
        found |= {
            SUBMITTED: TextList(lambda model: model.objects.awaiting_review(), "submitted_at"),
            LATER: TextList(lambda model: model.objects.scheduled(), "publish_at"),
        }
    return found


def panels(user, found):
    """Returned texts first: somebody waits for them to be mended."""
    total, texts = found[RETURNED]
    rows = [
        Row(text.title, text.url, f"came back on {_day(text.moment)}", "Read the notes, mend it")
        for text in texts
    ]
    yield Panel("Returned to you with notes", total, rows, "Nothing came back.", key=RETURNED)
    total, texts = found[DRAFTS]
    rows = [
        Row(text.title or "A text without a title yet", text.url, _begun(text), "Go on writing")
        for text in texts
    ]
    yield Panel("Your drafts", total, rows, "You have no draft.", key=DRAFTS)
    if SUBMITTED in found:
        total, texts = found[SUBMITTED]
        rows = [Row(text.title, text.url, _handed_in(text), "Look at it") for text in texts]
        yield Panel("Submitted, waiting for a review", total, rows, key=SUBMITTED)
        total, texts = found[LATER]
        rows = [
            Row(text.title, text.url, f"public from {_time(text.moment)}", "Look at it")
            for text in texts
        ]
        yield Panel("Approved for later", total, rows, "Nothing is scheduled.", key=LATER)


def _drafts(model, user, returned):
    """This user's own drafts: copies of a text that came back, or the others.

    Editors also get the drafts that nobody owns: what was returned of the starter texts.
    """
    mine = Q(author=user)
    if user.has_perm("articles.publish_articlerevision"):
        mine |= Q(author__is_staff=False)
    before = model.objects.filter(page=OuterRef("page"), pk__lt=OuterRef("pk")).order_by("-pk")
    drafts = model.objects.drafts().filter(mine)
    drafts = drafts.annotate(before=Subquery(before.values("status")[:1]))
    came_back = Q(before=model.Status.RETURNED)
    return drafts.filter(came_back if returned else ~came_back | Q(before=None))


def _begun(text):
    return f"begun {_day(text.moment)}"


def _handed_in(text):
    return f"by {text.author}, submitted {_day(text.moment)}"


def _day(moment):
    return f"{timezone.localtime(moment):%B %-d, %Y}"


def _time(moment):
    return f"{timezone.localtime(moment):%B %-d, %Y, %H:%M}"
