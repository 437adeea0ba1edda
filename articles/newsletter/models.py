"""Who gets our letters, and the letters."""

from .edition import Edition
from .edition_item import EditionItem
from .subscriber import Subscriber

__all__ = ["Edition", "EditionItem", "Subscriber"]
