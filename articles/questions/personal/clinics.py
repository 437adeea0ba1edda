"""Names of clinics and spas in what a person typed, as triples of kind, start and end.

With capitals, a run of them around a word such as "Spa" is a name. In small letters it is one when
the words before it are no everyday ones: "at lotus med spa", not "at a cheap med spa".
"""

import re

from .clinic_runs import JOINERS, cased_span, small_span
from .common_words import FUNCTION_WORDS, is_common
from .known_clinics import BRANDS, CHAINS, FAVORITES, KINDS, PARTS
from .known_names import FIRST_NAMES, UNCLEAR_FIRST_NAMES
from .known_places import PLACES, PROPER_WORDS
from .typed_words import capitals_mean_names, words_of

# "A place called the velvet room".
HOUSES = frozenset("room house place co company".split())

CHAIN = re.compile(rf"\b(?:the )?(?:{'|'.join(CHAINS)})\b", re.IGNORECASE)
CALLED = re.compile(
    r"\b(?:place|spa|medspa|clinic|office|salon|studio|center|practice|chain|shop|company)"
    r"(?:['’]?s|,)?(?: (?:is|was|that is|thats|that's|which is))? (?:called|named) (?P<name>"
    r"[“\"']?[\w&'’+-]{2,25}(?: [\w&'’+-]{1,25}){0,4})",
    re.IGNORECASE,
)
SKIN_BY = re.compile(
    r"\b(?:skin|aesthetics|esthetics|beauty|lashes|glow|faces?|body|facials|brows|skincare) by"
    r" (?!the\b|my\b|a\b|an\b|using\b|day\b)(?P<name>[A-Za-z][\w'’-]{1,20})",
    re.IGNORECASE,
)
# "SkinMD": one word with a second capital.
JOINED_NAME = re.compile(
    r"\b(?:(?:go|going|goes|went|been) to|at|called|by) "
    r"(?P<name>(?:Skin|Derm|Laser|Glow|Face|Beauty|Spa|Med|Aesthetic|Lumi)[a-z]*[A-Z]\w{1,20})\b"
)
OWNED = re.compile(
    r"(?<!dr )(?<!dr\. )\b(?P<owner>[A-Za-z][a-z]{2,15})['’]s"
    r" (?:med )?(?:spa|medspa|clinic|office|salon|studio)\b",
    re.IGNORECASE,
)
TREATED_AT = re.compile(
    r"\b(?:treat\w*|session|microneedl\w*|needl\w*|facial|appointment|consult\w*|done|prp|rf|laser"
    r"|morpheus8?|botox|procedure|package)\b[^.!?\n]{0,50}?"
    r" at (?P<name>(?:The )?[A-Z][\w'’&-]{2,20}(?: (?:& )?[A-Z][\w'’&-]{1,20}){0,3})"
)


def clinics(text):
    for found in CHAIN.finditer(text):
        yield "clinic", found.start(), found.end()
    words = words_of(text)
    cased = capitals_mean_names(text)
    for index, word in enumerate(words):
        if word.lower in KINDS or word.lower in PARTS:
            span = (cased and cased_span(words, index)) or small_span(words, index)
            if span:
                yield "clinic", *span
    for found in CALLED.finditer(text):
        length = _called_length(found["name"])
        if length:
            yield "clinic", found.start("name"), found.start("name") + length
    for found in SKIN_BY.finditer(text):
        name = found["name"].lower()
        if name in FIRST_NAMES or name in UNCLEAR_FIRST_NAMES:
            yield "clinic", found.start(), found.end()
    for found in JOINED_NAME.finditer(text):
        if found["name"].lower() not in BRANDS:
            yield "clinic", found.start("name"), found.end("name")
    for found in OWNED.finditer(text):
        if found["owner"].lower() in FIRST_NAMES:
            yield "clinic", found.start(), found.end()
    if cased:
        for found in TREATED_AT.finditer(text):
            parts = found["name"].lower().split()
            if not any(_is_known(part) for part in parts):
                yield "clinic", found.start("name"), found.end("name")


def _is_known(word):
    """Whether a capital has another reason than the name of a clinic."""
    word = word.removesuffix("'s").removesuffix("’s")
    known = word in PLACES or word in BRANDS or word in PROPER_WORDS
    return known or (word != "the" and (word in FUNCTION_WORDS or is_common(word)))


def _called_length(name):
    """How many of the letters after "called" are the name; 0 when it is none."""
    end, telling = 0, False
    for word in re.finditer(r"[\w&'’+-]+", name):
        lower = word.group().lower()
        capital = word.group()[0].isupper()
        ordinary = is_common(lower) and lower not in KINDS | PARTS | FAVORITES | JOINERS | HOUSES
        if not capital and end and ordinary:
            break
        if not capital and lower in (FUNCTION_WORDS - {"the"}):
            following = name[word.end() :].strip()
            if not (end and lower in JOINERS and following[:1].isupper()):
                break
            continue
        telling = telling or lower in FAVORITES or not is_common(lower)
        telling = telling or (capital and lower not in FUNCTION_WORDS)
        end = word.end()
    return end if telling else 0
