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


def pieces(source):
    """Pairs of line number and words, one for each heading, title, paragraph, item and cell."""
    found = []
    for chunk in chunks(source):
        if chunk.kind in ("close", "place"):
            continue
        texts = cells(chunk.text) if chunk.kind == "row" else [chunk.text]
        for text in texts:
            words = inline_text(text)
            if words:
                found.append((chunk.line, words))
    return found


def plain_text(text):
    """The words of a Markdown text, each heading, paragraph, list item and cell on its own line."""
    return "\n".join(words for _, words in pieces(read(text)))
