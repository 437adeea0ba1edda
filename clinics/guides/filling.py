"""Boards and guides as rows: what `boards.py` and `scopes.py` say, until an editor knows better."""

from django.apps import apps as every_app
from django.utils import timezone

from .. import boards, states
from .scopes import READ_ON, SCOPES


def fill_guides(apps=every_app, using="default", **signal):
    """Make the rows that are missing, renew those that nobody touched. Runs after every migrate.

    While older migrations are tried, the tables may not be there yet.
    """
    try:
        board_model = apps.get_model("clinics", "Board")
        guide_model = apps.get_model("clinics", "StateGuide")
    except LookupError:
        return
    fill_rows(board_model.objects.using(using).filter(kind="medical"), boards_by_state())
    fill_rows(guide_model.objects.using(using).all(), guides_by_state())


def boards_by_state():
    """{code: what a row of its board for doctors says}, for the states whose board has a name."""
    return {
        code: {
            "kind": "medical",
            "name": name,
            "home_url": boards.BOARD_HOMES.get(code, ""),
            "search_url": boards.LICENSE_SEARCHES.get(code, ""),
            "search_may_have_moved": code in boards.SEARCH_MAY_HAVE_MOVED,
        }
        for code, name in boards.BOARDS.items()
    }


def guides_by_state():
    """{code: what the row of its guide says}, for all 56."""
    nothing = {"scope_text": "", "scope_source": "", "scope_url": ""}
    return {
        code: {
            **(SCOPES.get(code) or nothing),
            "scope_seen_on": READ_ON if code in SCOPES else None,
            "scope_seen_in_copy": code in SCOPES,
        }
        for code, _ in states.CHOICES
    }


def fill_rows(rows, wanted):
    """One row a state: made when there is none, renewed while nobody has touched it."""
    known, changed = set(), []
    for row in rows:
        known.add(row.state_code)
        says = wanted.get(row.state_code)
        if row.from_lists and says and any(getattr(row, name) != says[name] for name in says):
            for name, value in says.items():
                setattr(row, name, value)
            row.updated_at = timezone.now()
            changed.append(row)
    if changed:
        rows.model._base_manager.using(rows.db).bulk_update(
            changed, [*wanted[changed[0].state_code], "updated_at"]
        )
    rows.model._base_manager.using(rows.db).bulk_create(
        rows.model(state_code=code, from_lists=True, **says)
        for code, says in wanted.items()
        if code not in known
    )
