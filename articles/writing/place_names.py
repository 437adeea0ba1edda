"""Names of places in pages that people of every state read."""

import re

from microsite.markup.chunks import cells, chunks
from microsite.markup.plain_text import inline_text
from microsite.markup.source import read
from microsite.people.us_states import STATE_NAMES

from .finding import Finding

CITIES = """
    Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas,
    San Francisco, Seattle, Denver, Boston, Nashville, Detroit, Las Vegas, Portland, Memphis,
    Baltimore, Milwaukee, Albuquerque, Sacramento, Atlanta, Kansas City, Miami, Omaha, Oakland,
    Minneapolis, Tampa, New Orleans, Cleveland, Honolulu, Orlando, St. Louis, Pittsburgh,
    Cincinnati, Brooklyn, Manhattan, Beverly Hills, Hollywood, Austin, Charlotte, Columbus,
    Indianapolis, San Jose, Jacksonville, Fort Worth
"""
PLACES = [*STATE_NAMES.values(), *(" ".join(city.split()) for city in CITIES.split(","))]
NAMED = re.compile(
    r"(?<![\w/-])(?:" + "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)) + r")\b"
)
# What bears the name of a place and is none: an office, a journal, a school, a device.
PART_OF_A_NAME = re.compile(
    r"(?:\b(?:University|College|School|Board|Department|Hospital|Journal|Academy|Society)"
    r"(?: \w+)* of (?:the )?|\b(?:Dr\.|Mr\.|Ms\.) )$"
)
NAME_GOES_ON = re.compile(
    r"^(?:,? (?:State )?(?:University|College|School|Medical|Board|Department|Hospital|Journal)\b"
    r"|['’]s (?:disease|syndrome)\b)"
)


def place_names(field, text):
    """Findings for the names of states and large cities in one Markdown field."""
    seen = set()
    for chunk in chunks(read(text)):
        for part in cells(chunk.text) if chunk.kind == "row" else (chunk.text,):
            words = inline_text(part)
            for found in NAMED.finditer(words):
                before, after = words[: found.start()], words[found.end() :]
                named = PART_OF_A_NAME.search(before) or NAME_GOES_ON.match(after)
                if named or found.group() in seen:
                    continue
                seen.add(found.group())
                yield Finding(
                    field,
                    chunk.line,
                    f"“{found.group()}” is one place, and people everywhere read this page. Say "
                    "what holds in every state, or say why this place is named.",
                )
