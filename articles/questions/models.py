"""Questions of readers and clinicians' answers to them."""

from .answer import Answer, AnswerRevision
from .question import Question

__all__ = ["Answer", "AnswerRevision", "Question"]
