"""Private characters that stand for our own components while Markdown and nh3 do their work.

The characters are removed from every text before anything else happens, so no author can write
one: what stands between them at the end was put there by this package.
"""

import re

OPEN = "\ue000"
CLOSE = "\ue001"

# Characters that mean something in Markdown, and what stands for them while it runs.
SPECIAL = "[]()!*_<>\\#`~:|&+-/."
_HIDE = {ord(char): chr(0xE100 + index) for index, char in enumerate(SPECIAL)}
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_REVEAL = {0xE100 + index: _ENTITIES.get(char, char) for index, char in enumerate(SPECIAL)}

# Control characters but tab and newline, surrogates, the private-use areas, non-characters, and
# marks of direction, which can make a reader see another text than the reviewer.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff]"
)
PLACE = re.compile(f"{OPEN}([a-z])(\\d+){CLOSE}")
# Marks that stand for whole blocks: the beginning and end of one, and what is placed.
ALONE = re.compile(f"{OPEN}[bep]\\d+{CLOSE}")


def mark(kind, index):
    """The mark of place number `index` of one kind (a lower-case letter)."""
    return f"{OPEN}{kind}{index}{CLOSE}"


def hide(text):
    """`text` with every Markdown character disguised, so that it passes Markdown as plain words."""
    parts = re.split(f"({OPEN}[a-z]\\d+{CLOSE})", text)
    return "".join(part if part.startswith(OPEN) else part.translate(_HIDE) for part in parts)


def reveal(html):
    """HTML with the characters disguised by `hide` back in place, escaped."""
    return html.translate(_REVEAL)
