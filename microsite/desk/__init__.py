"""The desk: what waits for the person who signed in, the most urgent first.

To add rows, write a file of one noun here and name it below:

- texts of pages: `lists(user)` gives TextLists by name, `panels(user, found)` makes Panels of what
  was found. All lists together cost one query.
- anything else: `panels(user)` yields Panels; at most one query each, with exact counts.

A row has one next step, and its address is where that step is taken.
"""

from dataclasses import replace

from . import (
    boards,
    directory,
    freshness,
    license,
    newsletter,
    questions,
    reviewing,
    sources,
    writing,
)
from .panel import ALL_ROWS, ROWS, Panel, Row, Sign
from .texts import find_texts

__all__ = ["Panel", "Row", "Sign", "one_panel", "panels"]


def panels(user, rows=ROWS):
    """The panels of this user in the order in which they are read."""
    texts = (reviewing, writing, freshness)
    lists = {name: listed for each in texts for name, listed in each.lists(user).items()}
    found = find_texts(lists, rows)
    shown = [*questions.panels(user, rows)]
    for each in texts:
        shown += each.panels(user, found)
    shown += newsletter.panels(user, rows)
    shown += sources.panels(user, rows)
    shown += directory.panels(user, rows)
    shown += boards.panels(user, rows)
    shown += license.panels(user)
    return [replace(panel, rows=panel.rows[:rows]) for panel in shown]


def one_panel(user, key):
    """The panel of this key with all its rows, or None when this user has none."""
    if not key:
        return None
    return next((panel for panel in panels(user, ALL_ROWS) if panel.key == key), None)
