"""One key for all ways in which the same name of a place is written."""

import re
import unicodedata

# Abbreviations in names of places; the post office itself writes them either way.
WRITTEN_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain"}
DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
APOSTROPHES = re.compile("['’‘`´]")
NO_LETTERS = re.compile(r"[^a-z0-9]+")


def plain(text):
    """The text in small letters without accents, in words with single spaces between them."""
    letters = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NO_LETTERS.sub(" ", letters).strip()


def name_key(name):
    """“St. Louis”, “Saint Louis” and “SAINT-LOUIS” have the same key."""
    words = plain(name).split()
    if len(words) > 1:
        words = [DIRECTIONS.get(words[0], words[0]), *words[1:]]
        words = [WRITTEN_OUT.get(word, word) for word in words]
    return "".join(words)


def shown_name(name):
    """As people write it: the data has “Winston-salem”."""
    return re.sub(r"(?<=-)[a-z]", lambda letter: letter.group().upper(), name)
