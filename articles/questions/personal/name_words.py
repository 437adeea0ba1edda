"""What a name looks like, and which words can be part of one."""

from .common_words import is_common
from .known_clinics import BRANDS, KINDS, PARTS
from .known_names import FIRST_NAMES, SURNAMES, UNCLEAR_FIRST_NAMES
from .known_places import PLACES, PROPER_WORDS

PART = (
    r"(?:[^\W\d_]\w{1,24}|(?-i:[A-Z](?=['’][A-Z])))(?:['’](?-i:[A-Z])\w{1,20})?"
    r"(?:-[^\W\d_]\w{1,20})?"
)
INITIAL = r"[A-Za-z]\."
NAME = rf"(?:(?:{INITIAL} ?){{0,2}}{PART}(?: (?:{INITIAL}|{PART})){{0,2}})"
PARTICLES = frozenset("van von der den de del la le al el bin di da st".split())


def bare(word):
    """A word in small letters, without a period or a possessive ending."""
    return word.lower().strip(".").removesuffix("'s").removesuffix("’s")


def is_rare(word):
    """Whether a word is neither an everyday one nor a place, a people or a thing with a capital."""
    return not is_common(word) and word.lower() not in PLACES and word.lower() not in PROPER_WORDS


def is_strange(word):
    """Whether a capital has no other reason than to begin a name."""
    lower = bare(word)
    known = lower in BRANDS or lower in KINDS or lower in PARTS
    return word[0].isupper() and not known and is_rare(lower)


def is_first_name(word, cased):
    """Whether a word is a first name; with `cased`, a capital tells "Grace" from "grace"."""
    lower = bare(word)
    return lower in FIRST_NAMES or (cased and word[0].isupper() and lower in UNCLEAR_FIRST_NAMES)


def is_last_name(word, first):
    """Whether a word after the first name `first` can be the last one."""
    lower = bare(word)
    return lower in SURNAMES or not (is_common(lower) or lower in PLACES or lower == first)
