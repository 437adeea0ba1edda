"""Names of clinicians and their staff in what a person typed, as triples of kind, start and end.

A first name is enough here: "my nurse Kelly" leads to somebody at a clinic.
"""

import re
from itertools import pairwise

from .common_words import FUNCTION_WORDS, is_common
from .known_clinics import KINDS, NO_DOCTORS
from .known_names import FIRST_NAMES, SURNAMES
from .name_words import (
    INITIAL,
    NAME,
    PART,
    PARTICLES,
    bare,
    is_first_name,
    is_last_name,
    is_strange,
)
from .typed_words import capitals_mean_names

TITLED = re.compile(
    rf"\b(?P<title>drs?|doctor|doc)\.? {{1,2}}(?P<name>{NAME}|[A-Z]\b)", re.IGNORECASE
)
# "My dr said" is no name; "my dr smith" is one, since Smith is known as a name.
OWNER = re.compile(
    r"\b(?:my|the|a|an|your|her|his|our|their|any|another|different|family|foot|eye|skin|other|new"
    r"|regular|primary) $",
    re.IGNORECASE,
)
OWNER_REACH = 15  # characters
# MS is an illness, too.
MISTER = re.compile(
    rf"\b(?:(?P<sure>mrs?\.?|ms\.|(?-i:Miss))|(?-i:Ms|ms)) (?P<name>{NAME})", re.IGNORECASE
)
ROLE = (
    r"(?:nurse(?: practitioner| injector)?|a?esthetician|estetician|injector|dermatologist|derm"
    r"|doctor|doc|surgeon|provider|practitioner|technician|tech|therapist|facialist|clinician"
    r"|physician(?: assistant)?|medical assistant|receptionist|owner|manager|consultant"
    r"|np|pa|rn|gp|pcp|specialist)"
)
PERSON = r"(?:girl|lady|woman|guy|person|man|employee|worker)"
ROLE_THEN_NAME = re.compile(
    rf"\b(?:{ROLE}(?:(?P<named>['’]?s name (?:is|was) |,? (?:named|called|whose name is) )"
    r"|(?P<said>,? (?:is|was) |, )|:? )"
    rf"|{PERSON} (?:named|called|whose name is) )(?P<name>{NAME})",
    re.IGNORECASE,
)
ONE_OR_TWO = rf"(?<![\w'’])(?P<name>{PART}(?: {PART})?)"
NAME_THEN_ROLE = re.compile(
    rf"{ONE_OR_TWO}(?:,? \(?(?:my|the|our|their|a|an|head|who is an?|who['’]?s an?)|,)"
    rf" (?:\w{{2,12}} )?{ROLE}\b",
    re.IGNORECASE,
)
NAME_AT_DESK = re.compile(
    rf"{ONE_OR_TWO} (?:at|from|in) (?:the|my|your|their)"
    r" (?:front desk|reception|desk|spa|clinic|med ?spa|derm(?:atology)? office)\b",
    re.IGNORECASE,
)
NAME_TREATS = re.compile(
    rf"{ONE_OR_TWO} (?:did|does|performed|treated|injected|needled|burned)"
    r" (?:me\b|my (?:\w{3,12} )?(?:treatment|session|face|facial|skin|cheeks?|forehead|needling"
    r"|microneedling|scars?|neck|chin|eyes|rf|prp|procedure))",
    re.IGNORECASE,
)
CREDENTIAL = re.compile(
    rf"(?<![\w'’])(?P<name>{PART}(?: (?:{INITIAL}|{PART})){{0,2}}),? \(?"
    r"(?:RN|NP|PA|PA-C|MD|M\.D\.|DO|D\.O\.|LE|DNP|FNP(?:-C|-BC)?|BSN|APRN|ARNP|CRNP|LPN|MSN"
    r"|rn|np|md|fnp|aprn|pa-c)\b"
)
NAME_FIRST = (NAME_THEN_ROLE, NAME_AT_DESK, NAME_TREATS, CREDENTIAL)
TREATED_BY = re.compile(
    r"\b(?:treated|done|performed|injected|seen|needled|burned|burnt|handled|given|microneedled)"
    rf"(?: \w{{2,12}})? by (?P<name>{NAME})",
    re.IGNORECASE,
)
AT_CLINIC = re.compile(
    rf"{ONE_OR_TWO} (?:at|from|of|with|over at|who works at|works at) (?:the )?$", re.IGNORECASE
)
CLINIC_REACH = 70  # characters


def clinicians(text, clinic_spans=()):
    """Names beside a title, a role, a credential, or one of the clinics that were found."""
    cased = capitals_mean_names(text)
    for found in TITLED.finditer(text):
        end = _titled_end(text, found, cased)
        if end:
            yield "clinician", found.start(), end
    for found in MISTER.finditer(text):
        end = _name_end(found, cased, certain=bool(found["sure"]))
        if end:
            yield "clinician", found.start(), end
    for found in ROLE_THEN_NAME.finditer(text):
        start, end = found.start("name"), _name_end(found, cased, certain=bool(found["named"]))
        # "The machine of my nurse is Swiss", "for a nurse, Nursys": one capital is not enough.
        name = text[start : end or start]
        if end and not (found["said"] and " " not in name and bare(name) not in FIRST_NAMES):
            yield "clinician", start, end
    for found in TREATED_BY.finditer(text):
        # "Done by Friday", "treated by Kaiser": one capital is not enough.
        known = is_first_name(found["name"].split()[0], cased) or " " in found["name"]
        end = known and _name_end(found, cased)
        if end:
            yield "clinician", found.start("name"), end
    for pattern in NAME_FIRST:
        for found in pattern.finditer(text):
            span = _last_names(found, cased)
            if span:
                yield "clinician", *span
    for clinic_start, _ in clinic_spans:
        offset = max(0, clinic_start - CLINIC_REACH)
        found = AT_CLINIC.search(text[offset:clinic_start])
        span = found and _last_names(found, cased)
        if span:
            yield "clinician", offset + span[0], offset + span[1]


def _titled_end(text, found, cased):
    """Where the name after "Dr" ends, or 0 when none follows."""
    name, start = found["name"], found.start("name")
    first = bare(name.split()[0])
    if first in NO_DOCTORS or first in KINDS or first in FUNCTION_WORDS:
        return 0
    if cased and name[0].isupper():
        return _capital_end(name, start)
    known = first in SURNAMES or first in FIRST_NAMES
    reach = max(0, found.start() - OWNER_REACH)
    owned = OWNER.search(text, reach, found.start()) is not None
    if not known and (owned or is_common(first) or found["title"].lower() != "dr"):
        return 0
    return start + _small_end(name)


def _name_end(found, cased, certain=False):
    """Where the name in the group `name` ends, or 0 when its first word is none.

    `certain` says that the text announces a name, so that one in no list will do.
    """
    name, start = found["name"], found.start("name")
    word = name.split()[0]
    lower = bare(word)
    if cased and word[0].isupper():
        is_name = is_first_name(word, cased) or lower in SURNAMES or is_strange(word)
        return _capital_end(name, start) if is_name or len(lower) == 1 else 0
    known = lower in FIRST_NAMES or (certain and lower in SURNAMES)
    if not known and not (certain and not is_common(lower) and found.re is not MISTER):
        return 0
    return start + _small_end(name)


def _capital_end(name, start):
    """Where a run of capitals at the beginning of `name` ends."""
    end = 0
    for word in re.finditer(r"\S+", name):
        capital = word.group()[0].isupper()
        if not capital and word.group() in PARTICLES:
            continue
        if not capital or (end and bare(word.group()) in FUNCTION_WORDS):
            break
        end = word.end()
    return start + end


def _small_end(name):
    """How long the name at the beginning of `name` is when its letters are small."""
    words = list(re.finditer(r"\S+", name))
    end = words[0].end()
    for before, word in pairwise(words):
        previous = before.group().lower()
        goes_on = previous in FIRST_NAMES or previous in PARTICLES or previous.endswith(".")
        if not goes_on or not is_last_name(word.group(), previous):
            break
        end = word.end()
    return end


def _last_names(found, cased):
    """The span of the one or two names with which the group `name` ends, or None."""
    name, start = found["name"], found.start("name")
    words = list(re.finditer(r"\S+", name))
    for place, word in enumerate(words):
        rest = [other.group() for other in words[place + 1 :]]
        first = word.group()
        if is_first_name(first, cased) and all(is_last_name(last, first.lower()) for last in rest):
            return start + word.start(), start + len(name)
    if cased and len(words) > 1 and all(is_strange(word.group()) for word in words):
        return start, start + len(name)
    return None
