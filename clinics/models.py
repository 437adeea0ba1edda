"""The directory: every model of it, each in a file of its own."""

from .clinic import Clinic
from .device import Device

__all__ = ["Clinic", "Device"]
