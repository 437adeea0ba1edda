"""The desk's screens for the newsletter. One noun a file."""

from . import subscriber

__all__ = ["subscriber"]
