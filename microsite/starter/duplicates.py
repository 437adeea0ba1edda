"""Finds what two files of the library say in the same words.

A patient who reads two pages should not read the same paragraph twice, and a fact that stands
twice is mended once. What belongs on many pages is a notice, a claim or a term.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from microsite.markup.chunks import cells, chunks
from microsite.markup.plain_text import inline_text
from microsite.markup.readability import split_sentences
from microsite.markup.source import read

from .files import Problem

SENTENCE = 12  # words; a shorter sentence may stand twice by chance
PARAGRAPH = 25
GRAM = 4
ALIKE = 0.75  # of the runs of four words that two paragraphs have, how many both have
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """One paragraph, item or cell: where it stands, its sentences as words, its runs of words."""

    path: str
    line: int
    sentences: tuple
    grams: frozenset


def near_duplicates(texts):
    """A Problem for each paragraph or sentence that stands, nearly alike, in an earlier file too.

    `texts` are (path, line, Markdown): several of one path belong to one file and may repeat
    each other. Leave out what is shared on purpose.
    """
    pieces = [piece for path, line, text in texts for piece in _pieces(path, line, text)]
    alike = {}
    for piece, other in _alike_paragraphs(pieces):
        alike.setdefault(piece, other)
    for piece, other in alike.items():
        yield _problem(piece, other, "This paragraph", " ".join(piece.sentences[0]))
    first = {}
    for piece in pieces:
        for words in piece.sentences:
            if len(words) < SENTENCE:
                continue
            other = first.setdefault(words, piece)
            if other.path != piece.path and piece not in alike:
                yield _problem(piece, other, "This sentence", " ".join(words))


def _pieces(path, line, text):
    for chunk in chunks(read(text)):
        if chunk.kind in ("close", "place"):
            continue
        for part in cells(chunk.text) if chunk.kind == "row" else (chunk.text,):
            sentences = map(_words, split_sentences(inline_text(part)))
            sentences = tuple(words for words in sentences if words)
            if sentences:
                words = [word for sentence in sentences for word in sentence]
                yield _Piece(path, line + chunk.line - 1, sentences, _grams(words))


def _words(sentence):
    return tuple(WORD.findall(sentence.lower().replace("’", "'")))


def _grams(words):
    """The runs of four words of a paragraph that is long enough to be compared."""
    if len(words) < PARAGRAPH:
        return frozenset()
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


def _alike_paragraphs(pieces):
    """(piece, earlier piece of another file) of those that have most of their runs in common."""
    holders = defaultdict(list)
    for piece in pieces:
        shared = Counter(other for gram in piece.grams for other in holders[gram])
        for other, count in shared.items():
            both = len(piece.grams) + len(other.grams) - count
            if other.path != piece.path and count >= ALIKE * both:
                yield piece, other
        for gram in piece.grams:
            holders[gram].append(piece)


def _problem(piece, other, what, words):
    beginning = " ".join(words.split()[:8])
    return Problem(
        piece.path,
        piece.line,
        f"{what} stands in {other.path}:{other.line} already (“{beginning} …”). Say it once and "
        "link there, or say something else.",
    )
