"""The starter library in the database, copied from one that is kept instead of loaded each time.

Loading takes fifteen seconds, copying one. What is kept belongs to the very code and content that
made it, and to its day: sample dates count back from today. That loading works is tested where it
is what a test is about. Only for SQLite; another database loads as always.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from . import finished_database

MADE_OF = ("microsite", "articles", "clinics", "templates", "content")


def put():
    """The library as `load_content` leaves it in a demonstration, in a database without any."""
    if not finished_database.in_memory():
        call_command("load_content", stdout=StringIO())
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        if "library" not in {name for _, name, _ in cursor.fetchall()}:
            # Nothing is locked in a file that cannot change: a transaction that means to write
            # would otherwise lock it, too, and keep the other processes waiting.
            cursor.execute("ATTACH %s AS library", [f"{_made().as_uri()}?mode=ro&immutable=1"])
        cursor.execute("SELECT name, sql FROM library.sqlite_master WHERE type = 'table'")
        tables = dict(cursor.fetchall())
        virtual = [name for name, made in tables.items() if made.startswith("CREATE VIRTUAL")]
        for table in tables:
            inner = any(table.startswith(f"{name}_") for name in virtual)
            if not inner and not table.startswith("sqlite_"):
                _copy(cursor, table, with_rowid=table in virtual)


def _copy(cursor, table, with_rowid):
    cursor.execute("SELECT name FROM pragma_table_info(%s)", [table])
    names = [f'"{name}"' for (name,) in cursor.fetchall()]
    columns = ", ".join(["rowid", *names] if with_rowid else names)
    cursor.execute(f'DELETE FROM main."{table}"')  # noqa: S608 - tables of ours
    cursor.execute(
        f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM library."{table}"'  # noqa: S608
    )


def _made():
    """The kept file; made by the first process that wants it, while the others wait."""
    kept = finished_database.folder() / f"{_digest()}.library.sqlite3"
    with open(finished_database.folder() / "library.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            unfinished = kept.with_suffix(".unfinished")
            shutil.copyfile(finished_database.kept_file(), unfinished)
            subprocess.run(
                [sys.executable, "manage.py", "load_content", "--settings", "tests.settings"],
                cwd=settings.BASE_DIR,
                env={**os.environ, "TEST_DATABASE_URL": f"sqlite:///{unfinished}"},
                stdout=subprocess.DEVNULL,
                check=True,
            )
            with closing(sqlite3.connect(unfinished)) as made:
                # One file from now on, without a log beside it.
                made.execute("PRAGMA journal_mode=DELETE")
            finished_database.put_in_place(unfinished, kept)
    return kept


def _digest():
    digest = hashlib.sha256(f"{finished_database.kept_file()} {timezone.localdate()}".encode())
    for folder in MADE_OF:
        for file in sorted((settings.BASE_DIR / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()[:24]
