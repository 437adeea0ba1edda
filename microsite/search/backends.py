"""Which database holds the index.

A backend is a module with five functions, and a third one can be added beside these two:

    write(cursor, entries)             put entries in, replacing those that are there
    remove(cursor, kind, object_id)
    clear(cursor)
    compact(cursor)                    leave nothing of what was removed
    search(cursor, words, allowed, every, kind, limit, offset) -> Found

`words` are never empty; `every` asks for all of them, otherwise any one will do; the last one
also stands for longer words. `allowed` (visibility.Allowed) limits hits and counts alike.
"""

from django.core.exceptions import ImproperlyConfigured

from . import postgresql, sqlite

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def backend_of(connection):
    """The backend of a database connection."""
    try:
        return BACKENDS[connection.vendor]
    except KeyError:
        raise ImproperlyConfigured(
            f"Search works on {' and '.join(BACKENDS)}, not on {connection.vendor}."
        ) from None
