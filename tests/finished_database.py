"""A finished test database that is kept and copied, so that a process need not migrate its own.

Migrating an empty database takes ten seconds, copying a finished one hundredths of a second. What
is kept belongs to the very migrations that made it, those of packages too: when one of them
changes, it is made anew. Only for SQLite in memory; another database migrates as always.
"""

import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

KEPT = 6


def prepared(create):
    """`create` (the method of the connection that makes an empty test database), made to fill it.

    What runs afterwards, migrating among it, finds everything done.
    """

    def create_and_fill(*args, **options):
        name = create(*args, **options)
        if in_memory() and kept_file().exists():
            # The handle stays open: a database in memory ends with its last connection.
            connection.creation.filled = sqlite3.connect(name, uri=True, check_same_thread=False)
            with closing(sqlite3.connect(kept_file())) as kept:
                kept.backup(connection.creation.filled)
        return name

    return create_and_fill


def keep():
    """Keep the database that was just made, unless it is kept already."""
    if not in_memory() or kept_file().exists():
        return
    # Several processes may do so at once: each writes a file of its own.
    number, unfinished = tempfile.mkstemp(dir=folder())
    os.close(number)
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.connection.backup(copy)
    put_in_place(Path(unfinished), kept_file())


def put_in_place(unfinished, kept):
    """Make a finished file the kept one, whole, and forget those that were kept longest."""
    unfinished.replace(kept)
    older = sorted(folder().glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)
    for file in older[:-KEPT]:
        file.unlink(missing_ok=True)


def in_memory():
    """Whether the tests run on SQLite in memory."""
    return connection.vendor == "sqlite" and connection.is_in_memory_db()


def folder():
    """Where such files are kept."""
    kept_in = settings.BASE_DIR / ".pytest_cache" / "databases"
    kept_in.mkdir(parents=True, exist_ok=True)
    return kept_in


def kept_file():
    """Where the database of these migrations is kept."""
    return folder() / f"{_digest()}.sqlite3"


def _digest():
    digest = hashlib.sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:24]
