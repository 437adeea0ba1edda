"""Questions of readers, clinicians' answers to them, and what editors say of the answers."""

from .answer import Answer, AnswerRevision
from .comparison import Comparison, ComparisonRevision
from .question import Question

__all__ = ["Answer", "AnswerRevision", "Comparison", "ComparisonRevision", "Question"]
