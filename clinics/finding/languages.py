"""One name for each language, however it is written in a listing."""

import re
import unicodedata

from django.utils.text import slugify

LONGEST = 60
BETWEEN = re.compile(r"[,;/&\n]|\band\b", re.IGNORECASE)
# Other names of the same language, by their slugs.
SAME = {
    "espanol": "Spanish",
    "castellano": "Spanish",
    "francais": "French",
    "portugues": "Portuguese",
    "kreyol": "Haitian Creole",
    "kreyol-ayisyen": "Haitian Creole",
    "creole": "Haitian Creole",
    "tieng-viet": "Vietnamese",
    "farsi": "Persian",
    "persian-farsi": "Persian",
    "mandarin-chinese": "Mandarin",
    "chinese-mandarin": "Mandarin",
    "cantonese-chinese": "Cantonese",
    "chinese-cantonese": "Cantonese",
    "asl": "American Sign Language",
    "sign-language": "American Sign Language",
}


def languages_in(text):
    """{slug: name} of the languages that a listing names, in its order."""
    found = {}
    for part in BETWEEN.split(text):
        letters = unicodedata.normalize("NFKC", part).strip(" .()")[:LONGEST]
        name = SAME.get(slugify(letters), letters[:1].upper() + letters[1:])
        if slugify(name):
            found.setdefault(slugify(name), name)
    return found
