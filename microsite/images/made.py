"""A picture as the site keeps it: three widths as AVIF, WebP and JPEG, under a random name."""

import io
import uuid
from dataclasses import dataclass

from PIL import Image

from .opening import pixels

FOLDER = "figures"
# Half a column of a small phone, a column of text, and a column on a dense screen.
WIDTHS = (400, 800, 1600)
SAVED = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", {"quality": 80}),
    "jpg": ("JPEG", {"quality": 82, "progressive": True, "optimize": True}),
}
# The best first; the last is the one that every browser knows.
EXTENSIONS = tuple(SAVED)


@dataclass(frozen=True, slots=True)
class Picture:
    """The files of one picture (name -> bytes), its size, and the widths that it has."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]
    files: dict[str, bytes]


def file_name(name, width, extension):
    """Where a file of the picture lies in the storage."""
    return f"{FOLDER}/{name}-{width}.{extension}"


def picture_from(upload):
    """A Picture from an uploaded JPEG, PNG or WebP. Never larger than what was sent.

    Raises ValidationError with a sentence for everything that is not such a picture.
    """
    largest = pixels(upload)
    name = uuid.uuid4().hex
    widths = (*(width for width in WIDTHS if width < largest.width), largest.width)
    files = {}
    for width in widths:
        image = _as_wide_as(largest, width)
        for extension in EXTENSIONS:
            files[file_name(name, width, extension)] = _encoded(image, extension)
    return Picture(name, largest.width, largest.height, widths, files)


def _as_wide_as(image, width):
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _encoded(image, extension):
    format, options = SAVED[extension]
    content = io.BytesIO()
    image.save(content, format, **options)
    return content.getvalue()
