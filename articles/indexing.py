"""Keeps the search index in step with approvals: one row for each approved revision."""

from microsite import search


class IndexedRevision:
    """Mixin for revisions, before Revision. A subclass says its `search_entry()`."""

    def on_approved(self):
        super().on_approved()
        search.add(self.search_entry())

    def on_cancelled(self):
        super().on_cancelled()
        entry = self.search_entry()
        search.remove(entry.kind, entry.object_id)
