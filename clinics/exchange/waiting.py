"""The file between its dry run and the button that confirms it."""

from uuid import uuid4

from import_export.tmp_storages import BaseStorage

SLOT = "clinics_to_import"


class SessionStorage(BaseStorage):
    """Keeps one text in the session of the person who chose the file.

    Sessions stand in the database: every process finds it, nobody else can name it, no path
    exists, and it ends with the session at the latest. A newer file takes the place of it.
    """

    def __init__(self, session, **kwargs):
        super().__init__(**kwargs)
        self.session = session

    def save(self, data):
        """Keep {"text": the file, "digest": of the differences that were shown}."""
        self.name = uuid4().hex
        self.session[SLOT] = {"key": self.name, **data}

    def read(self):
        """What was kept, or None when it is gone or another file took its place."""
        kept = self.session.get(SLOT)
        return kept if kept and kept["key"] == self.name else None

    def remove(self):
        self.session.pop(SLOT, None)
