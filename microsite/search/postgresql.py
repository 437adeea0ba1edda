"""The index on PostgreSQL: one table with a generated tsvector and a GIN index."""

from .found import MARK_CLOSES, MARK_OPENS, SNIPPET_WORDS, Found, Match, better_snippet
from .words import may_be_unfinished

# D, C, B, A: body (D), summary (B), title (A). A title counts for more than many mentions.
WEIGHTS = "{0.05, 0.1, 0.4, 1.0}"
DIVIDE_BY_LENGTH = 1  # by 1 + its logarithm, or long pages would win by being long

# How ts_headline shows a whole text, and the best part of one. It drops the last word of a part
# that reaches the end, so short texts are shown whole.
WHOLE = f'StartSel="{MARK_OPENS}", StopSel="{MARK_CLOSES}", HighlightAll=true'
PART = (
    f'StartSel="{MARK_OPENS}", StopSel="{MARK_CLOSES}", MaxFragments=1, ShortWord=0, '
    f"MaxWords={SNIPPET_WORDS}, MinWords={SNIPPET_WORDS // 2}"
)
SHORT = 200  # characters


def write(cursor, entries):
    cursor.executemany(
        "INSERT INTO search_entry (kind, object_id, language, title, summary, body)"
        " VALUES (%s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (kind, object_id) DO UPDATE SET language = EXCLUDED.language,"
        " title = EXCLUDED.title, summary = EXCLUDED.summary, body = EXCLUDED.body",
        [(e.kind, e.object_id, e.language, e.title, e.summary, e.body) for e in entries],
    )


def remove(cursor, kind, object_id):
    cursor.execute("DELETE FROM search_entry WHERE kind = %s AND object_id = %s", [kind, object_id])


def clear(cursor):
    # Not TRUNCATE: readers go on finding the old rows until the new ones are committed.
    cursor.execute("DELETE FROM search_entry")


def compact(cursor):
    """Nothing: autovacuum gives the room of removed rows back."""


def search(cursor, words, allowed, every, kind, limit, offset):
    """Counts and one page in one statement; snippets are made for the rows of the page only."""
    query, query_params = _query(words, every)
    visible = " OR ".join(f"(kind = %s AND object_id IN ({each.sql}))" for each in allowed)
    visible_params = [value for each in allowed for value in (each.kind, *each.params)]
    chosen, chosen_params = ("WHERE kind = %s", (kind,)) if kind else ("", ())
    cursor.execute(
        f"""
        WITH hit AS MATERIALIZED (
            SELECT kind, object_id,
                ts_rank_cd('{WEIGHTS}', document, {query}, {DIVIDE_BY_LENGTH}) AS score
            FROM search_entry WHERE document @@ ({query}) AND ({visible})
        ), page AS MATERIALIZED (
            SELECT kind, object_id, score FROM hit {chosen}
            ORDER BY score DESC, kind, object_id LIMIT %s OFFSET %s
        )
        SELECT kind, COUNT(*), NULL::bigint, NULL::real, NULL, NULL, NULL
        FROM hit GROUP BY kind
        UNION ALL
        SELECT entry.kind, NULL, entry.object_id, page.score,
            ts_headline('search_english', entry.summary, {query}, %s),
            ts_headline('search_english', entry.body, {query},
                CASE WHEN length(entry.body) <= {SHORT} THEN %s ELSE %s END),
            left(entry.body, {SHORT})
        FROM page JOIN search_entry AS entry USING (kind, object_id)
        """,  # noqa: S608 - every value is a parameter; the rest is ours or Django's compiler's
        (
            *(*query_params, *query_params, *visible_params),
            *(*chosen_params, limit, offset),
            *(*query_params, WHOLE),
            *(*query_params, WHOLE, PART),
        ),
    )
    counts, rows = {}, []
    for name, count, object_id, score, summary, headline, start in cursor.fetchall():
        if count is not None:
            counts[name] = count
        else:
            snippet = better_snippet(summary, _with_dots(headline, start))
            rows.append((-score, name, object_id, snippet))
    # UNION promises no order.
    return Found(counts, [Match(*row[1:]) for row in sorted(rows)])


def _query(words, every):
    """SQL for a tsquery. Each word stands in quotes, so none of it can be an operator."""
    *whole, last = words
    if not may_be_unfinished(last):
        whole, last = words, ""
    parts, params = [], []
    if whole:
        parts.append("websearch_to_tsquery('search_english', %s)")
        params.append((" " if every else " or ").join(f'"{word}"' for word in whole))
    if last:
        parts.append("to_tsquery('search_english', %s)")
        params.append(f"'{last}':*")
    return (" && " if every else " || ").join(parts), params


def _with_dots(headline, start):
    """The part of a text that begins with `start`, with dots where it was cut."""
    plain = headline.replace(MARK_OPENS, "").replace(MARK_CLOSES, "")
    before = "" if start.startswith(plain[: len(start)]) else "…"
    after = "" if len(start) < SHORT else "…"
    return f"{before}{headline}{after}"
