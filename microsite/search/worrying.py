"""Words in a search or a question that may mean that somebody needs help now.

Above such a search stands the red-flag notice, and such a question is read first. A false alarm
costs a paragraph on a page, a miss may cost much more: when in doubt a word is in. Whole words
only, so that "blackhead", "pushing" or "sunburn" do not ring.
"""

import re

from .words import LONGEST_QUERY, folded_words

# One line per sign, as patients write it. Each is matched as a whole word.
SIGNS = (
    # Infection
    "pus",
    "puss",
    "pussy",
    "ooz(e|es|ed|ing)",
    "weep(s|ing)?",
    "discharge",
    "infect(s|ed|ing|ion|ions|ious)",
    "reinfect(ed|ion)",
    "cellulitis",
    "abscess(es)?",
    "sepsis",
    "septic",
    "fever(s|ish)?",
    "chills",
    "shiver(s|ing)?",
    "temperature",
    "spread(s|ing)?",
    "streak(s|y|ed)?",
    "red lines?",
    "clammy",
    # Breathing, circulation, allergy
    "breath(s|e|es|ed|ing|less|lessness)?",
    "wheez(e|es|ed|ing|y)",
    "chok(e|es|ed|ing)",
    "swallow(s|ed|ing)?",
    "throat",
    "tongue",
    "chest",
    "heart ?beats?",
    "heart rac(ing|es)",
    "palpitations?",
    "faint(s|ed|ing)?",
    "pass(ed|ing|es)? out",
    "blackout",
    "black(ed|ing) out",
    "collaps(e|es|ed|ing)",
    "unconscious(ness)?",
    "dizz(y|iness)",
    "lightheaded(ness)?",
    "light headed",
    "hives",
    "allerg(y|ies|ic)",
    "anaphyla(xis|ctic)",
    "rash(es)?",
    "swell(s|ed|ing|ings)?",
    "swollen",
    # Nerves
    "seizures?",
    "convuls(e|ed|ing|ion|ions)",
    "fits",
    "confus(ed|ion)",
    "numb(ness)?",
    "can ?(t|not) feel",
    "droop(s|y|ed|ing)?",
    "strokes?",
    # Eyes
    "eye(s|lid|lids|ball|balls)?",
    "vision",
    "sight",
    "blind(ness)?",
    "blur(s|red|ry)?",
    "see(ing)? double",
    "pupils?",
    # Skin that dies, burns or breaks open
    "blister(s|ed|ing|y)?",
    "burn(s|t|ed|ing)?",
    "scald(s|ed)?",
    "(black|grey|gray|white|purple|blue|dark blue) (skin )?(spot|patch|area|bump|dot)(s|es)?",
    "(turn|turns|turned|turning|went|going|gone) (black|grey|gray|white|purple|blue)",
    "necro(sis|tic)",
    "dead skin patch(es)?",
    "ulcer(s|ated)?",
    "open (wound|sore)s?",
    "bleed(s|ing)?",
    "bled",
    "cold ?sores?",
    "fever blisters?",
    "herpes",
    "shingles",
    # Pain and words for trouble itself
    "pain(s|ful)?",
    "agony",
    "throb(s|bing)?",
    "worse(ning|ned|ns)?",
    "emergency",
    "911",
    "urgent",
    "hospital",
    "overdose",
    "poison(ed|ing)?",
    "suicid(e|al)",
)

_SIGN = re.compile(r"\b(?:" + "|".join(SIGNS) + r")\b")


def is_worrying(text, longest=LONGEST_QUERY):
    """Whether the red-flag notice belongs above what we answer to this text.

    Only its first `longest` characters are read.
    """
    # Apostrophes, hyphens and underscores part words like spaces: "can't", "light-headed".
    return bool(_SIGN.search(" ".join(folded_words(text[:longest]))))
