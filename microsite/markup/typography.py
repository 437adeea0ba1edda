"""Typographic quotation marks, apostrophes, dashes and ellipses, as characters."""

import re

from .marks import PLACE

TAG = re.compile(rf"(<[^<>]*>|{PLACE.pattern.replace('(', '(?:')})")
INLINE_TAG = re.compile(r"</?(?:a|strong|em|sup|span)\b")
_CHARACTERS = re.compile(r"---|--|\.\.\.|[\"']")
_PLAIN = {"---": "\u2014", "--": "\u2013", "...": "\u2026"}
_OPENING_AFTER = frozenset(" \t\n\u00a0([{/-\u2013\u2014\u201c\u2018")


def smarten(text, before="", after=""):
    """Plain text with typographic marks; `before` and `after` are the characters around it."""

    def replace(found):
        char = found.group()
        if char in _PLAIN:
            return _PLAIN[char]
        start, end = found.span()
        previous = text[start - 1] if start else before
        following = text[end : end + 1] or after
        # An opening mark has a beginning before it and a word after it; '90s takes an apostrophe.
        if (not previous or previous in _OPENING_AFTER) and following and not following.isspace():
            if char == '"':
                return "\u201c"
            return "\u2019" if following.isdigit() else "\u2018"
        return "\u201d" if char == '"' else "\u2019"

    return _CHARACTERS.sub(replace, text)


def smarten_html(html):
    """Sanitized HTML whose text has typographic marks; tags and attributes stay as they are."""
    parts = TAG.split(html)
    before = ""
    for index, part in enumerate(parts):
        if not part:
            continue
        if part.startswith("<"):
            if not INLINE_TAG.match(part):
                before = ""
        elif PLACE.fullmatch(part) is None:
            if _CHARACTERS.search(part):
                parts[index] = smarten(part, before, _next_character(parts, index))
            before = part[-1]
    return "".join(parts)


def _next_character(parts, index):
    """The character that follows this part in the same block, or "" at its end."""
    for part in parts[index + 1 :]:
        if part.startswith("<"):
            if not INLINE_TAG.match(part):
                return ""
        elif part and PLACE.fullmatch(part) is None:
            return part[0]
    return ""
