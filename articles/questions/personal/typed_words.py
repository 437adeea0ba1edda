"""The words of a typed text with what their capitals and neighbors tell."""

import re
from dataclasses import dataclass

# Above these shares, capitals are a habit of the writer and mark no names.
MOST_CAPITAL_LETTERS = 0.6
MOST_CAPITAL_WORDS = 0.6
FEWEST_WORDS = 6

WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*|@(?= )")
SENTENCE_END = re.compile(r"[.!?:\n\"“(•]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and the characters between it and the word before."""

    lower: str
    start: int
    end: int
    capital: bool
    begins: bool
    gap: str

    def is_joined(self, joined):
        """Whether only what the pattern `joined` allows lies between it and the word before."""
        return joined.fullmatch(self.gap) is not None


def words_of(text):
    """The words of a text; `begins` is true for the first of a sentence, a line, a quotation."""
    found, end = [], 0
    for match in WORD.finditer(text):
        gap = text[end : match.start()]
        begins = not found or SENTENCE_END.search(gap) is not None
        typed = match.group()
        found.append(
            Word(typed.lower(), match.start(), match.end(), typed[0].isupper(), begins, gap)
        )
        end = match.end()
    return found


def capitals_mean_names(text):
    """Whether capitals mark names here: not in a text of capitals, nor In One Like This."""
    letters = [character for character in text if character.isalpha()]
    if sum(map(str.isupper, letters)) > MOST_CAPITAL_LETTERS * len(letters):
        return False
    words = [word for word in WORD.findall(text) if len(word) > 1]
    capital = sum(word[0].isupper() for word in words)
    return len(words) < FEWEST_WORDS or capital <= MOST_CAPITAL_WORDS * len(words)
