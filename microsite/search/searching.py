"""Reading the index: from what a reader typed to what is shown."""

from django.db import connection

from microsite.markup import search_marks

from .backends import backend_of
from .results import Hit, Results
from .visibility import allowed_ids
from .words import words_in, words_of_text


def find(query, searchables, kind=None, page=1, per_page=10):
    """One page of what matches every word of `query`, or any word when nothing has them all.

    Any text is a valid query; one without words finds nothing. A page beyond the last one is the
    last one. Costs one query for the search (two when it is loosened) and one for each kind of
    thing on the page.
    """
    by_kind = {searchable.kind: searchable for searchable in searchables}
    results = Results(counts_by_kind=dict.fromkeys(by_kind, 0), per_page=per_page)
    words = words_in(query)
    allowed = allowed_ids(by_kind.values(), connection) if words else []
    if not allowed or (kind and kind not in by_kind):
        return results
    search = _Search(words, allowed, kind, per_page)
    page = max(1, page)
    found = search.run(page)
    if not found.counts and len(words) > 1:
        search.every = False
        found = search.run(page)
        results.loosened = bool(found.counts)
    results.counts_by_kind.update(found.counts)
    results.total = results.counts_by_kind[kind] if kind else sum(found.counts.values())
    results.page = min(page, results.pages)
    if results.page != page:
        found = search.run(results.page)
    results.hits = _hits(found.matches, by_kind)
    return results


def find_like(text, searchables, per_page=10):
    """The Hits that have most in common with somebody's own sentences, the best first.

    Any of their words will do, as nobody else tells it in the same ones.
    """
    by_kind = {searchable.kind: searchable for searchable in searchables}
    words = words_of_text(text)
    allowed = allowed_ids(by_kind.values(), connection) if words else []
    if not allowed:
        return []
    search = _Search(words, allowed, None, per_page)
    search.every = False
    return _hits(search.run(1).matches, by_kind)


class _Search:
    """One search, run for the page and the strictness that are wanted."""

    def __init__(self, words, allowed, kind, per_page):
        self.words = words
        self.allowed = allowed
        self.kind = kind
        self.per_page = per_page
        self.every = True

    def run(self, page):
        with connection.cursor() as cursor:
            return backend_of(connection).search(
                cursor,
                words=self.words,
                allowed=self.allowed,
                every=self.every,
                kind=self.kind,
                limit=self.per_page,
                offset=(page - 1) * self.per_page,
            )


def _hits(matches, by_kind):
    """The matches as readers see them, in the same order."""
    ids = {}
    for match in matches:
        ids.setdefault(match.kind, []).append(match.object_id)
    objects = {kind: by_kind[kind].visible().in_bulk(wanted) for kind, wanted in ids.items()}
    hits = []
    for match in matches:
        shown = objects[match.kind].get(match.object_id)
        if shown is None:
            # It left between the two queries.
            continue
        searchable = by_kind[match.kind]
        title, url, is_sample = searchable.describe(shown)
        snippet = search_marks(match.snippet)
        hits.append(
            Hit(match.kind, searchable.label, title, url, snippet, is_sample, match.object_id)
        )
    return hits
