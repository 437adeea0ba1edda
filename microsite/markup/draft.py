"""A text as the checks see it."""

from dataclasses import dataclass
from itertools import pairwise

from .chunks import Chunk
from .plain_text import pieces
from .readability import split_sentences
from .source import Source


@dataclass(frozen=True)
class Draft:
    """`text` as typed, what was read from it, and the highest grade that it may have."""

    text: str
    source: Source
    chunks: tuple[Chunk, ...]
    ceiling: float

    def text_lines(self):
        """The lines that hold an author's sentences: text, headings and titles of blocks."""
        return [line for line in self.source.lines if line.kind in ("text", "heading", "open")]

    def neighbors(self):
        """Pairs of a chunk and the one after it; after the last comes one of kind "end"."""
        return pairwise((*self.chunks, Chunk("end", 0)))

    def pieces(self):
        """Pairs of line and plain words, one for each paragraph, item, title and cell."""
        return pieces(self.source)

    def sentences(self):
        """Pairs of the line where its paragraph begins, and a sentence in plain words."""
        return [
            (line, sentence) for line, words in self.pieces() for sentence in split_sentences(words)
        ]
