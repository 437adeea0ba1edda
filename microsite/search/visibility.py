"""The rows that may be shown now, as SQL that the search itself runs."""

from typing import NamedTuple

from django.core.exceptions import EmptyResultSet


class Allowed(NamedTuple):
    """The visible things of one kind: SQL that yields their ids, and its parameters."""

    kind: str
    sql: str
    params: tuple


def allowed_ids(searchables, connection):
    """One Allowed for each kind of which something may be visible."""
    allowed = []
    for searchable in searchables:
        # The order says nothing inside IN (…), and costs a sort.
        ids = searchable.visible().order_by().values("pk")
        try:
            sql, params = ids.query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            continue
        allowed.append(Allowed(searchable.kind, sql, tuple(params)))
    return allowed
