"""Histories of rows that editors change in place: who changed what, and when.

What is public and medical has revisions instead (microsite.publishing). Nothing that a reader
typed is ever kept here.
"""

from .records import History, hold, write, write_many

__all__ = ["History", "hold", "write", "write_many"]
