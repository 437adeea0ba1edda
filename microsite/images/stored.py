"""Where the files of pictures lie, and the only names that may be asked for."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .made import FOLDER

CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# The width is missing in the names of pictures that have one size only.
FILE_NAME = re.compile(
    rf"{FOLDER}/[0-9a-f]{{32}}(?:-[0-9]{{1,4}})?\.(?P<extension>avif|webp|jpg)", re.ASCII
)


def content_type(path):
    """The type of a file that we wrote, by our own list; None for every other name."""
    found = FILE_NAME.fullmatch(path)
    return CONTENT_TYPES[found["extension"]] if found else None


def store(picture):
    """Write all files of a Picture, or none."""
    try:
        for name, content in picture.files.items():
            default_storage.save(name, ContentFile(content))
    except OSError:
        remove(picture.files)
        raise


def remove(names):
    """Remove files; those that are gone already are no error."""
    for name in names:
        default_storage.delete(name)
