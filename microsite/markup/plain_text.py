"""The words of a text without its Markdown: for search, descriptions and readability."""

import re
from functools import lru_cache

from .chunks import cells, chunks
from .citations import TERM
from .source import read

CITATION = re.compile(r"[ \t]?\[@[^\]\[\n]*\]")
LINK = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
)
AUTOLINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
STARS = re.compile(r"(?<!\\)\*+(?=\S)|(?<=[^\s\\])\*+")
UNDERSCORES = re.compile(r"(?<![^\W_\\])(?<!\\)_+(?=\S)|(?<=[^\s\\])_+(?![^\W_])")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|:<~-])")


@lru_cache(maxsize=4096)
def inline_text(text):
    """One piece of Markdown without citations, link targets and marks of emphasis."""
    text = CITATION.sub("", text)
    text = LINK.sub(r"\1", text)
    text = TERM.sub(r"\g<term>", text)
    text = AUTOLINK.sub(r"\1", text)
    text = UNDERSCORES.sub("", STARS.sub("", text))
    return " ".join(ESCAPE.sub(r"\1", text).split())


def pieces(source, figures=None):
    """Pairs of line number and words, one for each heading, title, paragraph, item and cell.

    What a figure shows and what its caption says are among them for those of `figures`, by key.
    """
    found = []
    for chunk in chunks(source):
        if chunk.kind == "close":
            continue
        if chunk.kind == "place":
            figure = (figures or {}).get(chunk.text) if chunk.name == "figure" else None
            texts = [f"Figure: {figure.alt}", figure.caption] if figure else []
        else:
            texts = cells(chunk.text) if chunk.kind == "row" else [chunk.text]
        for text in texts:
            words = inline_text(text)
            if words:
                found.append((chunk.line, words))
    return found


def plain_text(text, figures=None):
    """The words of a Markdown text, each heading, paragraph, list item and cell on its own line.

    Of the given figures (key -> figure) it has the text alternative and the caption.
    """
    return "\n".join(words for _, words in pieces(read(text), figures))
