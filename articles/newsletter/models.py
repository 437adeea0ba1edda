"""Who gets our letters, and the letters."""

from .delivery import Delivery
from .edition import Edition
from .edition_item import EditionItem
from .subscriber import Subscriber

__all__ = ["Delivery", "Edition", "EditionItem", "Subscriber"]
