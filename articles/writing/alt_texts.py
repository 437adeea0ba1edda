"""Text alternatives of the figures that a text places."""

import re

from microsite.markup import cited_keys

from .finding import Finding, line_of

SAYS_PICTURE = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic) (?:of|show(?:s|ing)?)\b", re.I
)
FILE_NAME = re.compile(r"\.(?:jpe?g|png|webp|svg)\b|^(?:img|dsc)[_-]?\d+", re.IGNORECASE)
FEWEST_WORDS = 3


def alt_texts(field, text, figures):
    """Findings for one Markdown field; `figures` are the Figures of the library by key."""
    for key in sorted(cited_keys(text).figures & figures.keys()):
        message = wrong_with(figures[key].alt, figures[key].caption)
        if message:
            yield Finding(field, line_of(text, key), f"The figure “{key}”: {message}")


def wrong_with(alt, caption):
    """What is wrong with a text alternative, as a sentence; "" when nothing is."""
    alt = alt.strip()
    if FILE_NAME.search(alt):
        return "its text alternative is the name of a file. Say what the figure shows."
    if SAYS_PICTURE.match(alt):
        return "leave out “image of” in its text alternative: people are told that it is one."
    if len(alt.split()) < FEWEST_WORDS:
        return "its text alternative is too short to say what the figure shows."
    if alt.lower().rstrip(".") == caption.strip().lower().rstrip("."):
        return "its text alternative repeats the caption, which people hear as well."
    return ""
