"""The index on SQLite: one FTS5 table.

The row id of an entry is computed from its kind and id, so that replacing an entry and leaving
out what may not be shown need no look at the stored text. There are no triggers: Django remakes
tables on SQLite and would lose them.
"""

import zlib

from .found import MARK_CLOSES, MARK_OPENS, SNIPPET_WORDS, Found, Match, better_snippet
from .words import may_be_unfinished

ID_BITS = 32

# kind, object_id and language are not searched; then title, summary, body.
RANK = "bm25(search_entry, 0, 0, 0, 10, 4, 1)"
SUMMARY, BODY = 4, 5


def row_id(kind, object_id):
    """The row of an entry: 31 bits of the kind's name above 32 bits of the id."""
    return _first_row(kind) + object_id


def write(cursor, entries):
    cursor.executemany(
        "INSERT OR REPLACE INTO search_entry"
        " (rowid, kind, object_id, language, title, summary, body)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [
            (row_id(*key), *key, entry.language, entry.title, entry.summary, entry.body)
            for entry in entries
            for key in [(entry.kind, entry.object_id)]
        ],
    )


def remove(cursor, kind, object_id):
    cursor.execute("DELETE FROM search_entry WHERE rowid = %s", [row_id(kind, object_id)])


def clear(cursor):
    cursor.execute("DELETE FROM search_entry")


def compact(cursor):
    # A removed entry's words stay in the index's own blocks until these are merged.
    cursor.execute("INSERT INTO search_entry (search_entry) VALUES ('optimize')")


def search(cursor, words, allowed, every, kind, limit, offset):
    """Counts and one page in one statement; snippets are made for the rows of the page only."""
    match = _match(words, every)
    visible, visible_params = _visible(allowed)
    chosen, chosen_params = ("WHERE id BETWEEN %s AND %s", _rows(kind)) if kind else ("", ())
    snippet = f"snippet(search_entry, %s, %s, %s, '…', {SNIPPET_WORDS})"
    cursor.execute(
        f"""
        WITH hit AS MATERIALIZED (
            SELECT search_entry.rowid AS id, {RANK} AS score
            FROM search_entry WHERE search_entry MATCH %s AND ({visible})
        ), page AS MATERIALIZED (
            SELECT id, score FROM hit {chosen} ORDER BY score, id LIMIT %s OFFSET %s
        )
        SELECT id >> {ID_BITS}, COUNT(*), NULL AS score, NULL, NULL FROM hit GROUP BY 1
        UNION ALL
        SELECT page.id, NULL, page.score, {snippet}, {snippet}
        FROM page JOIN search_entry ON search_entry.rowid = page.id
        WHERE search_entry MATCH %s
        """,  # noqa: S608 - every value is a parameter; the rest is ours or Django's compiler's
        (
            *(match, *visible_params),
            *(*chosen_params, limit, offset),
            *(SUMMARY, MARK_OPENS, MARK_CLOSES),
            *(BODY, MARK_OPENS, MARK_CLOSES),
            match,
        ),
    )
    names = {_first_row(each.kind): each.kind for each in allowed}
    counts, rows = {}, []
    for number, count, score, summary, body in cursor.fetchall():
        if count is not None:
            counts[names[number << ID_BITS]] = count
        else:
            rows.append((score, number, better_snippet(summary, body)))
    # UNION promises no order.
    return Found(counts, [_as_match(number, text, names) for _, number, text in sorted(rows)])


def _match(words, every):
    """An FTS5 query. Each word stands in quotes, so none of it can be an operator."""
    *whole, last = words
    terms = [f'"{word}"' for word in whole]
    terms.append(f'"{last}"*' if may_be_unfinished(last) else f'"{last}"')
    return (" AND " if every else " OR ").join(terms)


def _visible(allowed):
    conditions, params = [], []
    for each in allowed:
        first, last = _rows(each.kind)
        conditions.append(
            f"(search_entry.rowid BETWEEN %s AND %s AND search_entry.rowid - %s IN ({each.sql}))"
        )
        params += [first, last, first, *each.params]
    return " OR ".join(conditions), params


def _as_match(number, snippet, names):
    object_id = number & (1 << ID_BITS) - 1
    return Match(names[number - object_id], object_id, snippet)


def _first_row(kind):
    return (zlib.crc32(kind.encode()) & 0x7FFFFFFF) << ID_BITS


def _rows(kind):
    first = _first_row(kind)
    return first, first + (1 << ID_BITS) - 1
