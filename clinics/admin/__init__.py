"""The desk's screens for the directory. One noun a file."""

from clinics.guides.admin import BoardAdmin, StateGuideAdmin

from . import clinic, license, report, sender

__all__ = ["BoardAdmin", "StateGuideAdmin", "clinic", "license", "report", "sender"]
