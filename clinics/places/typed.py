"""Reads what was typed: digits of a ZIP code, a state, a name with a state behind it."""

import re
import unicodedata
from typing import NamedTuple

from clinics.states import ALL, State

from .names import name_key, plain

MILITARY_STATES = {"ae", "ap", "aa"}
MILITARY_WORDS = {"apo", "fpo", "dpo"}
NOT_A_PLACE = {"near me", "here", "nearby", "my location", "current location", "near by"}
COUNTRY = re.compile(r"[\s,]+(u\.?s\.?a?\.?|united states( of america)?)$", re.IGNORECASE)
BEFORE_A_PLACE = re.compile(r"^(near|in|around|close to|zip( code)?|city of|state of)[\s:]+", re.I)
BETWEEN_DIGITS = re.compile(r"[\s\-‐‑–—.,()+/#]+")
ZIP_IN_TEXT = re.compile(r"(?<![0-9])([0-9]{5})(?:[-\s]?[0-9]{4})?(?![0-9])")
# A letter where a digit belongs: O for zero, l and I for one.
MISREAD = {"o": "0", "l": "1", "i": "1"}
# Canada: A1A 1A1. United Kingdom: one or two letters, one or two signs, a digit and two letters.
FOREIGN = {
    "Canada": re.compile(r"[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]", re.IGNORECASE),
    "the United Kingdom": re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE),
}

# How newspapers shorten the names of states, beside the codes of the post office.
SHORTENED = {
    "AL": "ala", "AZ": "ariz", "AR": "ark", "CA": "calif cal", "CO": "colo", "CT": "conn",
    "DE": "del", "FL": "fla", "IL": "ill", "IN": "ind", "KS": "kan kans",
    "MA": "mass", "MI": "mich", "MN": "minn", "MS": "miss", "MT": "mont", "NE": "neb nebr",
    "NV": "nev", "ND": "ndak", "OK": "okla", "OR": "ore oreg", "PA": "penn penna", "SD": "sdak",
    "TN": "tenn", "TX": "tex", "VA": "virg", "WA": "wash washingtonstate", "WV": "wva",
    "WI": "wis wisc", "WY": "wyo", "MP": "cnmi northernmarianas",
    "NY": "newyorkstate", "VI": "usvi usvirginislands virginislands",
}  # fmt: skip


def _words_for_states():
    words = {}
    for state in ALL:
        own = [state.code, state.name, *SHORTENED.get(state.code, "").split()]
        words |= {plain(word).replace(" ", ""): state for word in own}
    return words


STATES_BY_WORD = _words_for_states()


def tidy(text):
    """Without what nobody can see, in one line, with digits of every script as 0 to 9."""
    letters = map(_seen, unicodedata.normalize("NFKC", text))
    return " ".join("".join(letters).split())


def _seen(letter):
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return " " if category[0] in "CZ" else letter


def without_country(text):
    """“Denver, CO, USA” and “near Denver, CO” are “Denver, CO”."""
    return BEFORE_A_PLACE.sub("", COUNTRY.sub("", text)).strip(" ,.;")


def state_of(words):
    """The State that these words are the name or a short form of, or None."""
    return STATES_BY_WORD.get(plain(words).replace(" ", ""))


def digits_of(text):
    """The groups of digits when there is nothing else, otherwise []."""
    groups = [group for group in BETWEEN_DIGITS.split(text) if group]
    return groups if all(group.isascii() and group.isdigit() for group in groups) else []


def zip_in(text):
    """The last ZIP code in an address, or ""."""
    found = ZIP_IN_TEXT.findall(text)
    return found[-1] if found else ""


def misread_zip(text):
    """A ZIP code with letters for digits, put right, or ""."""
    put_right = "".join(MISREAD.get(letter, letter) for letter in text.casefold())
    has_digits = any(letter.isdigit() for letter in text)
    return put_right if has_digits and re.fullmatch(r"[0-9]{5}", put_right) else ""


def country_of(text):
    """The country whose post codes look like that, or ""."""
    return next((name for name, code in FOREIGN.items() if code.fullmatch(text)), "")


def is_military(text):
    """Whether it names a post office of the armed forces."""
    words = set(plain(text).split())
    return bool(words & MILITARY_WORDS) or (len(words) == 1 and words <= MILITARY_STATES)


class Reading(NamedTuple):
    """One way to read a name: the key of the place, and the State behind it or None.

    It is not `whole` when something stands behind it that is no state.
    """

    key: str
    state: State | None = None
    whole: bool = True


def readings(text):
    """Ways to read a name, the likeliest first.

    The whole text may be the name (“Fort Washington”), or its last words a state (“Denver, Colo.”).
    Of an address with a street the last two parts count.
    """
    parts = [part for part in (part.strip() for part in text.split(",")) if part]
    found = [Reading(name_key(text))]
    if len(parts) > 1:
        state = state_of(parts[-1])
        if state is not None:
            return [Reading(name_key(parts[-2]), state)]
        return [*found, Reading(name_key(parts[0]), whole=False)]
    words = text.split()
    for cut in range(max(1, len(words) - 4), len(words)):
        state = state_of(" ".join(words[cut:]))
        if state is not None:
            found.append(Reading(name_key(" ".join(words[:cut])), state))
    return found
