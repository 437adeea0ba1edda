"""Uploaded pictures, made anew: nothing of the file that somebody sent is kept but its pixels."""

from .made import EXTENSIONS, FOLDER, Picture, file_name, picture_from
from .opening import MOST_BYTES, MOST_PIXELS
from .stored import content_type, remove, store

__all__ = [
    "EXTENSIONS",
    "FOLDER",
    "MOST_BYTES",
    "MOST_PIXELS",
    "Picture",
    "content_type",
    "file_name",
    "picture_from",
    "remove",
    "store",
]
