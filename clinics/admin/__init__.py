"""The desk's screens for the directory. One noun a file."""

from clinics.guides.admin import BoardAdmin, StateGuideAdmin

from . import clinic, device, license, report, sender

__all__ = ["BoardAdmin", "StateGuideAdmin", "clinic", "device", "license", "report", "sender"]
