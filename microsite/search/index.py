"""Writing the index. The caller's transaction decides whether it happened."""

from itertools import islice

from django.db import connection, transaction

from .backends import backend_of

BATCH = 200  # entries: a few megabytes of text at most


def add(entry):
    """Put one entry in; it replaces the entry of the same kind and id."""
    _write([entry])


def remove(kind, object_id):
    """Take one entry out; nothing happens if it is not there."""
    with connection.cursor() as cursor:
        backend_of(connection).remove(cursor, kind, object_id)


def clear():
    """Take everything out."""
    with connection.cursor() as cursor:
        backend_of(connection).clear(cursor)


def compact():
    """Leave nothing of removed entries in the index's own files. Takes seconds: run it daily."""
    with connection.cursor() as cursor:
        backend_of(connection).compact(cursor)


def rebuild(searchables):
    """Fill the index anew, in one transaction; returns the number of entries of each kind."""
    counts = {}
    with transaction.atomic():
        clear()
        for searchable in searchables:
            counts[searchable.kind] = 0
            entries = iter(searchable.entries())
            while batch := list(islice(entries, BATCH)):
                _write(batch)
                counts[searchable.kind] += len(batch)
    return counts


def _write(entries):
    with connection.cursor() as cursor:
        backend_of(connection).write(cursor, entries)
