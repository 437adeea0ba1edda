"""Questions of readers, clinicians' answers to them, and what editors say of the answers."""

from .answer import Answer, AnswerRevision
from .comparison import Comparison, ComparisonRevision
from .question import Question
from .retention import RetentionRun
from .sender import Sender

__all__ = [
    "Answer",
    "AnswerRevision",
    "Comparison",
    "ComparisonRevision",
    "Question",
    "RetentionRun",
    "Sender",
]
