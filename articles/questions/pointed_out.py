"""Personal details in a text, as they are shown to who typed it."""

from typing import NamedTuple

from .personal_details import find, redacted


class Piece(NamedTuple):
    """A stretch of the text; `detail` when it may tell too much, otherwise None."""

    words: str
    detail: object


class PointedOut(NamedTuple):
    """The text in pieces, why each detail is marked, and the text without them."""

    pieces: list
    reasons: list
    """(words, reason) of each detail, each pair once."""
    suggestion: str


def pointed_out(text):
    """What a text tells of its writer, or None when nothing was found in it."""
    details = find(text)
    if not details:
        return None
    return PointedOut(
        pieces=list(_pieces(text, details)),
        reasons=list(dict.fromkeys((detail.words, detail.reason) for detail in details)),
        suggestion=redacted(text, details),
    )


def _pieces(text, details):
    position = 0
    for detail in details:
        yield Piece(text[position : detail.start], None)
        yield Piece(detail.words, detail)
        position = detail.end
    yield Piece(text[position:], None)
