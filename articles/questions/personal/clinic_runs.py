"""Which words around one such as "spa" or "clinic" make a name with it, as a span."""

import re

from .common_words import FUNCTION_WORDS, is_common
from .known_clinics import BRANDS, FAVORITES, GENERAL, KINDS, PARTS, READ_ABOUT, SOCIETIES
from .known_places import PLACES, PROPER_WORDS

MOST_BEFORE = 5  # words of a name before "spa"
MOST_BEFORE_CAPITAL = 7
MOST_AFTER = 4
JOINED = re.compile(r" (?:& |\+ )?|-|, (?=[A-Z])")
JOINERS = frozenset("and of the for by at de la".split())
SPLITTERS = frozenset("at by for".split())
AT = frozenset({"at", "@"})
LEADS_TO = AT | frozenset("from called named by with of".split())
GOING = frozenset("go goes going went been gone came come drove back me us him her".split())
# After these it is some spa: "the modern clinic", "one fresh spa".
DETERMINERS = frozenset(
    "a an the my your his her our their this that some any every each one no which what another"
    " other".split()
)
# "The Skin Lounge" is a name, "the Skin Center" need not be one.
ROOMS = frozenset("lounge bar boutique collective lab studio".split())
# The last words of what a practice calls itself.
FIRMS = frozenset(
    "center associates group specialists partners physicians surgery institute".split()
)


def cased_span(words, index):
    """The span of a run of capitals around the word at `index`, when it is a name, or None."""
    if not words[index].capital:
        return None
    first = last = index
    while first > max(0, index - MOST_BEFORE_CAPITAL) and words[first].is_joined(JOINED):
        if not _in_run(words[first - 1]):
            break
        first -= 1
    while last + 1 < min(len(words), index + MOST_AFTER) and words[last + 1].is_joined(JOINED):
        if not _in_run(words[last + 1]):
            break
        last += 1
    # "Kelly Jones at Bloom Aesthetics": the name of the clinic begins after "at".
    for place in range(index - 1, first, -1):
        if words[place].lower in SPLITTERS and not words[place].capital:
            first = place + 1
            break
    while first < index and _opens_only(words[first]):
        first += 1
    while last > index and (words[last].lower in JOINERS or words[last].lower in FUNCTION_WORDS):
        last -= 1
    before = words[first - 1].lower if first else ""
    run = words[first : last + 1]
    return (run[0].start, run[-1].end) if _is_clinic(run, before) else None


def _in_run(word):
    return word.capital or word.lower in JOINERS


def _opens_only(word):
    """Whether a word before a name is no part of it: "When Glow Skin Spa", "the Glow Skin Spa"."""
    if word.lower == "the":
        return word.begins or not word.capital
    if word.lower in JOINERS or word.lower in FUNCTION_WORDS:
        return True
    return word.begins and word.lower in GENERAL


def _is_clinic(run, before):
    lowered = [word.lower for word in run]
    if not SOCIETIES.isdisjoint(lowered):
        return False
    if " ".join(lowered) in READ_ABOUT:
        return before in AT
    begins = run[0].begins
    if lowered[-1] in ROOMS and len(run) > 1 and not begins:
        return True
    kinds = sum(word in KINDS for word in lowered)
    parts = sum(word in PARTS for word in lowered)
    plain = KINDS | PARTS | GENERAL | JOINERS | BRANDS
    # "The Laser Clinic" in the middle of a sentence.
    has_article = lowered[0] == "the" and not begins and kinds and len(run) > 2
    named = has_article or any(word not in plain for word in lowered)
    return bool(named and (kinds or parts >= 2 or (parts and before in AT)))


def small_span(words, index):
    """The span of a name in small letters that ends with or after the word at `index`, or None."""
    first = last = index
    while last + 1 < len(words) and last - index < MOST_AFTER and words[last + 1].is_joined(JOINED):
        if words[last + 1].lower not in PARTS | KINDS:
            break
        last += 1
    while first > max(0, index - MOST_BEFORE) and words[first].is_joined(JOINED):
        if not _in_small_name(words[first - 1].lower):
            break
        first -= 1
    own = [word.lower for word in words[first:index]]
    plain = PARTS | KINDS | BRANDS | GENERAL | PROPER_WORDS
    distinct = [word for word in own if word not in plain]
    is_firm = last > index and words[last].lower in FIRMS
    strong = is_firm or words[index].lower in KINDS - {"clinics"}
    if not distinct or not _is_introduced(words, first, distinct, strong, is_firm):
        return None
    before = words[first - 1].lower if first else ""
    if " ".join([*own, words[index].lower]) in READ_ABOUT and before not in AT:
        return None
    return words[first].start, words[last].end


def _in_small_name(word):
    if word in LEADS_TO or word in FUNCTION_WORDS or word.endswith(("'s", "’s")):
        return False
    return word not in GENERAL or word in PARTS or word in KINDS


def _is_introduced(words, first, distinct, strong, is_firm):
    """Whether the distinct words of a name, and what stands before them, make it one."""
    # "at denver spa" is any spa there, "denver dermatology associates" is one.
    some_place = not is_firm and len(distinct) == 1
    favorite = any(word in FAVORITES for word in distinct)
    telling = any(
        word in FAVORITES or not (is_common(word) or (some_place and word in PLACES))
        for word in distinct
    )
    before = words[first - 1].lower if first and words[first].is_joined(JOINED) else ""
    earlier = words[first - 2].lower if first > 1 else ""
    if before in AT:
        return telling or (strong and not any(map(is_common, distinct)))
    if not strong:
        return False
    if before == "to":
        return telling and earlier in GOING
    if before == "the":
        return favorite and earlier in AT
    if before in LEADS_TO:
        return telling
    return (favorite and before not in DETERMINERS) or (telling and words[first].begins)
