"""First and last names in what a person typed, as triples of kind, start and end.

A first name alone may stay: the form asks for one.
"""

import re

from .common_words import is_common
from .known_names import FIRST_NAMES, SURNAMES
from .known_places import PLACES
from .name_words import INITIAL, PART, bare, is_first_name, is_rare, is_strange
from .typed_words import capitals_mean_names

FULL = rf"(?P<name>{PART}(?: {INITIAL})? {PART}(?:[ -]{PART})?)"
MY_NAME = re.compile(
    r"\b(?:my (?:full |real |legal |whole )?name(?:['’]?s| is|:| =)|name ?:|signed,?)"
    rf" {{0,2}}{FULL}",
    re.IGNORECASE,
)
I_AM = re.compile(rf"\b(?:i['’]?m|i am) {FULL}", re.IGNORECASE)
THIS_IS = re.compile(rf"\b(?:this is|it['’]?s|its|from|me,) {FULL}", re.IGNORECASE)
SIGNED = re.compile(
    r"\b(?:thanks|thank you|thx|ty|sincerely|regards|best|cheers|yours|love|greetings|respectfully"
    r"|hugs|wishes)\b[^\n]{0,40}?[,.!\n-][ \n-]{0,4}(?:(?:mr|mrs|ms)\.? )?"
    rf"{FULL}[ .!]{{0,3}}$",
    re.IGNORECASE | re.MULTILINE,
)
# The second name is only looked at, so that it can be the first one of the next pair.
CAPITAL_PAIR = re.compile(
    r"(?<![\w'’-])(?P<first>[A-Z][a-zà-ÿ]{1,20})"
    r"(?=(?: [A-Z]\.)? (?P<last>[A-Z][\w'’]{1,24}(?:-[A-Z]\w{1,20})?))"
)
SMALL_PAIR = re.compile(
    r"(?<![\w'’-])(?P<first>[^\W\d_]{3,20})(?= (?P<last>[^\W\d_]{2,20})(?![\w'’-]))"
)
ILLNESS = re.compile(
    r"['’]?s? (?:syndrome|disease|lymphoma|sarcoma|palsy|sign|scale|test)\b", re.IGNORECASE
)
# On labels and on screens.
FAMOUS = frozenset(
    """
    kim kardashian taylor swift calvin klein mary kay charlotte tilbury peter thomas ellen
    degeneres brad pitt elizabeth arden paula begoun tom ford hailey bieber kylie jenner sarah
    chapman kate somerville joanna vargas jennifer lopez justin gwyneth paltrow victoria beckham
    trader johnson helena rubinstein estee lauder bobbi brown laura mercier mario badescu dennis
    gross barbara sturm robert kennedy donald trump joe biden michael jackson martin luther
    """.split()
)


def own_names(text):
    """First and last names with which somebody presents themselves or signs."""
    cased = capitals_mean_names(text)
    for pattern in (MY_NAME, I_AM, THIS_IS, SIGNED):
        for found in pattern.finditer(text):
            end = _full_name_end(found, cased)
            if end:
                yield "name", found.start("name"), end


def full_names(text):
    """First and last names anywhere: with capitals, or both of them well known."""
    for found in SMALL_PAIR.finditer(text):
        if not _is_excused(text, found) and _is_known_pair(text, found):
            yield "name", found.start(), found.end("last")
    if not capitals_mean_names(text):
        return
    for found in CAPITAL_PAIR.finditer(text):
        last = bare(found["last"])
        if _is_excused(text, found):
            continue
        rare_last = last in SURNAMES and last not in PLACES and not is_common(last)
        known = found["first"].lower() in FIRST_NAMES
        known = known and (last in SURNAMES or is_strange(found["last"]))
        if known or (rare_last and is_strange(found["first"])):
            yield "name", found.start(), found.start("last") + len(last)


def _is_excused(text, found):
    first, last = found["first"].lower(), bare(found["last"])
    is_famous = first in FAMOUS and last in FAMOUS
    return is_famous or ILLNESS.match(text, found.end("last")) is not None


def _is_known_pair(text, found):
    """Whether two words are names even in small letters; a rare last name needs a place of its own.

    That is: the beginning or the end of the text, where people say who they are.
    """
    first, last = found["first"].lower(), found["last"].lower()
    if first not in FIRST_NAMES or is_common(last):
        return False
    at_an_end = found.start() == 0 or found.end("last") == len(text.rstrip(" .!"))
    return last in SURNAMES or (at_an_end and is_strange(last.title()))


def _full_name_end(found, cased):
    """Where a first and a last name end, or 0.

    In no list may the first name be only after "my name is", and with a capital after "I am".
    """
    words = list(re.finditer(r"[^\s-]+", found["name"]))
    first, second = words[0].group(), words[1].group()
    capital = cased and first[0].isupper()
    if not is_first_name(first, cased):
        announced = found.re is MY_NAME or (found.re is I_AM and capital and is_strange(first))
        if not announced or not is_rare(first) or not (capital or is_rare(second) or not cased):
            return 0
    end = 0
    for word in words[1:]:
        last = word.group()
        if re.fullmatch(INITIAL, last):
            continue
        is_known = last.lower() in SURNAMES and (last[0].isupper() or is_first_name(first, cased))
        if not (is_known or is_rare(last)) or (capital and not last[0].isupper()):
            break
        end = word.end()
        if not capital:
            break
    return found.start("name") + end if end else 0
