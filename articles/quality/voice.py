"""Which sentences are in the passive voice, as far as their form shows it."""

import re

BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
IRREGULAR = """
    born bought brought broken built caught chosen cut done drawn driven eaten felt found forgotten
    given held hidden kept known laid led left lost made meant met paid put read said seen sent set
    shown shut sold spent taken taught told thought thrown torn understood used worn written
"""
# Participles that say how somebody or something is, not what was done to them.
LIKE_ADJECTIVES = (
    "tired scared worried interested ashamed supposed based experienced licensed limited mixed "
    "sunburned infected need"
)
PASSIVE = re.compile(
    rf"\b{BE}(?: (?:not|also|never|always|often|only|\w+ly))? "
    rf"(?!(?:{'|'.join(LIKE_ADJECTIVES.split())})\b)"
    rf"(?:\w+ed|{'|'.join(IRREGULAR.split())})\b",
    re.IGNORECASE,
)


def is_passive(sentence):
    """Whether a sentence has a form of “be” or “get” before a participle."""
    return PASSIVE.search(sentence) is not None
