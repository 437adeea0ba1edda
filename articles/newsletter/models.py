"""Who gets our letters, and the letters."""

from .subscriber import Subscriber

__all__ = ["Subscriber"]
