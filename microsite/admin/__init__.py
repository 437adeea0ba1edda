"""Screens of the desk that put several apps together. One noun a file."""

from . import alert, edition

__all__ = ["alert", "edition"]
