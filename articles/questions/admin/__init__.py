"""The desk's screens for questions and what belongs to them. One noun a file."""

from . import answer, comparison, question, retention

__all__ = ["answer", "comparison", "question", "retention"]
