"""One index over everything that readers may search.

The index holds one row for every approved text, public or not yet; what may be shown is decided
by each Searchable's `visible()` at the moment of the search, inside the same SQL statement. So
nothing has to run when a page appears or leaves, and neither hits nor counts can betray one.
"""

from .entry import Description, Entry, Searchable
from .index import add, clear, compact, rebuild, remove
from .results import Hit, Results
from .searching import find, find_like
from .worrying import is_worrying

__all__ = [
    "Description",
    "Entry",
    "Hit",
    "Results",
    "Searchable",
    "add",
    "clear",
    "compact",
    "find",
    "find_like",
    "is_worrying",
    "rebuild",
    "remove",
]
