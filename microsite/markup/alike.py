"""Finds what two texts say in the same words.

A patient who reads two pages should not read the same paragraph twice, and a fact that stands
twice is mended once. What belongs on many pages is a notice, a claim or a term.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from .chunks import cells, chunks
from .plain_text import inline_text
from .readability import split_sentences
from .source import read

SENTENCE = 12  # words; a shorter sentence may stand twice by chance
PARAGRAPH = 25
GRAM = 4
ALIKE = 0.75  # of the runs of four words that two paragraphs have, how many both have
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One paragraph, item or cell: where it stands, its sentences as words, its runs of words.

    `place` is whatever tells one page from another.
    """

    place: Any
    line: int
    sentences: tuple
    grams: frozenset


@dataclass(frozen=True, slots=True)
class Repeat:
    """A piece that stands, nearly alike, in another page too: all of it, or one sentence."""

    piece: Piece
    other: Piece
    words: str
    whole: bool


def repeats(pieces):
    """A Repeat for each paragraph or sentence that stands, nearly alike, in an earlier page too.

    Pieces of one place may repeat each other. Leave out what is shared on purpose.
    """
    pieces = list(pieces)
    alike = {}
    for piece, other in _alike_paragraphs(pieces):
        alike.setdefault(piece, other)
    for piece, other in alike.items():
        yield Repeat(piece, other, " ".join(piece.sentences[0]), whole=True)
    first = {}
    for piece in pieces:
        for words in piece.sentences:
            if len(words) < SENTENCE:
                continue
            other = first.setdefault(words, piece)
            if other.place != piece.place and piece not in alike:
                yield Repeat(piece, other, " ".join(words), whole=False)


def pieces_of(place, text, line=1):
    """The pieces of a Markdown text that begins at this line of its place."""
    for chunk in chunks(read(text)):
        if chunk.kind in ("close", "place"):
            continue
        for part in cells(chunk.text) if chunk.kind == "row" else (chunk.text,):
            sentences = map(_words, split_sentences(inline_text(part)))
            sentences = tuple(words for words in sentences if words)
            if sentences:
                words = [word for sentence in sentences for word in sentence]
                yield Piece(place, line + chunk.line - 1, sentences, _grams(words))


def _words(sentence):
    return tuple(WORD.findall(sentence.lower().replace("’", "'")))


def _grams(words):
    """The runs of four words of a paragraph that is long enough to be compared."""
    if len(words) < PARAGRAPH:
        return frozenset()
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


def _alike_paragraphs(pieces):
    """(piece, earlier piece of another page) of those that have most of their runs in common."""
    holders = defaultdict(list)
    for piece in pieces:
        shared = Counter(other for gram in piece.grams for other in holders[gram])
        for other, count in shared.items():
            both = len(piece.grams) + len(other.grams) - count
            if other.place != piece.place and count >= ALIKE * both:
                yield piece, other
        for gram in piece.grams:
            holders[gram].append(piece)
