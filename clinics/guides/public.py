"""Which guides search engines may list: those in which somebody confirmed something."""

from django.db.models import Max, Q

from .. import states
from .board import Board
from .state_guide import StateGuide


def is_confirmed(guide, found):
    """Whether a guide says more than the public lists: an opened link, or a board's own text.

    Fifty-six pages that differ by a name only would be spam.
    """
    return bool(guide and guide.scope_text) or any(
        board.opened_on and board.addresses for board in found
    )


def confirmed_guides():
    """[(State, when it last changed)] of the guides that are confirmed, in two queries."""
    texts = dict(StateGuide.objects.exclude(scope_text="").values_list("state_code", "updated_at"))
    changed = (
        Board.objects.order_by()
        .values("state_code")
        .annotate(
            at=Max("updated_at"),
            opened=Max("opened_on", filter=~Q(search_url="", home_url="", complaint_url="")),
        )
    )
    rows = {row["state_code"]: row for row in changed}
    found = []
    for state in states.ALL:
        row = rows.get(state.code)
        if state.code in texts or (row and row["opened"]):
            moments = [texts.get(state.code), row and row["at"]]
            found.append((state, max(moment for moment in moments if moment)))
    return found
