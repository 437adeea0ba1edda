"""The directory: every model of it, each in a file of its own."""

from .clinic import Clinic
from .device import Device
from .finding.trait import Trait
from .guides.board import Board
from .guides.state_guide import StateGuide
from .license_queue import LicenseToCheck
from .places.place import Place, PlaceEdition, PlaceName
from .reports.report import ListingReport
from .reports.sender import ReportSender

__all__ = [
    "Board",
    "Clinic",
    "Device",
    "LicenseToCheck",
    "ListingReport",
    "Place",
    "PlaceEdition",
    "PlaceName",
    "ReportSender",
    "StateGuide",
    "Trait",
]
