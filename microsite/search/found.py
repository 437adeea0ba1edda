"""What a backend hands back."""

from typing import NamedTuple

# Stand around a matched word in a snippet. Entries hold no control characters, so no text
# can contain them by itself.
MARK_OPENS = "\x02"
MARK_CLOSES = "\x03"

SNIPPET_WORDS = 28


class Match(NamedTuple):
    """One row of the index that matches."""

    kind: str
    object_id: int
    snippet: str
    """Plain text with MARK_OPENS and MARK_CLOSES around the matched words."""


class Found(NamedTuple):
    """The matches on one page, best first, and the number of all of them by kind."""

    counts: dict
    matches: list


def better_snippet(summary, body):
    """The words of the page around the match, or the summary when only the title matched."""
    return body if MARK_OPENS in body else summary
