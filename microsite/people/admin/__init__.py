"""The desk's screens for people. One noun a file."""

from . import clinician, invitation, user

__all__ = ["clinician", "invitation", "user"]
