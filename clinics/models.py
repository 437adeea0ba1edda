"""The directory: every model of it, each in a file of its own."""

from .clinic import Clinic
from .device import Device
from .guides.board import Board
from .guides.state_guide import StateGuide
from .reports.report import ListingReport
from .reports.sender import ReportSender

__all__ = ["Board", "Clinic", "Device", "ListingReport", "ReportSender", "StateGuide"]
