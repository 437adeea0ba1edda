"""Storage of the collected static files: hashed names, compressed, one stylesheet.

`static/css/site.css` only names the layers and imports the sheets of the folder. That
works as it is during development, but a visitor would wait for one request per sheet.
So the imports are written into it when the files are collected, and no build tool is
needed.
"""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SITE_SHEET = "css/site.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LAYER_IMPORT = re.compile(r'@import url\("(?P<sheet>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')


def compact(css):
    """The same stylesheet without comments, indentation and empty lines."""
    lines = (line.strip() for line in COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def inline_imports(css, read):
    """`css` with each layered import replaced by the sheet itself, wrapped in its layer.

    `read` is called with the address as the import writes it and returns that sheet's text.
    """

    def wrapped(match):
        return f"@layer {match['layer']} {{\n{compact(read(match['sheet']))}}}"

    return LAYER_IMPORT.sub(wrapped, compact(css))


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Manifest storage whose site stylesheet holds all of its imports.

    The sheets must lie in one folder, so that relative addresses in them stay right.
    """

    def post_process(self, paths, dry_run=False, **options):
        if SITE_SHEET in paths and not dry_run:
            paths = {**paths, SITE_SHEET: self._join_site_sheet(paths)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join_site_sheet(self, paths):
        """Writes the joined sheet over the collected one; returns where to read it from."""
        folder = SITE_SHEET.rpartition("/")[0]

        def read(name):
            storage, path = paths[name]
            with storage.open(path) as sheet:
                return sheet.read().decode()

        joined = inline_imports(read(SITE_SHEET), lambda sheet: read(f"{folder}/{sheet}"))
        self.delete(SITE_SHEET)
        self._save(SITE_SHEET, ContentFile(joined.encode()))
        return self, SITE_SHEET
