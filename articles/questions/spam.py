"""Signs that a text was sent to sell something, or by a machine.

They only choose the queue in which a person reads the text. Nobody is refused for them, and nobody
is told: who asks in another alphabet, or shouts, is read a little later, and that is all.
"""

import re
from dataclasses import dataclass

from .languages import foreign_alphabet_share, is_in_other_language
from .personal.contacts import is_public_address
from .spam_phrases import SURE
from .spam_words import ASKS, MANNERS, TELLS, TOPIC, TRADES

# From this sum on a text goes to the queue for likely spam.
ENOUGH = 4
LONGEST = 10_000
CERTAIN, STRONG, SOME, SLIGHT = 4, 3, 2, 1

LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"\]\)]{3,200}|\b[a-z0-9-]{2,40}\.(?:com|net|org|ru|cn|xyz|top|shop|"
    r"site|online|info|biz|io|club|link|ly)\b(?:/[^\s<>\"\]\)]{0,200})?",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,3}")
SHORTENER = re.compile(r"\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|cutt\.ly|is\.gd|ow\.ly)/", re.I)
MARKUP = re.compile(
    r"</?(?:a|b|h[1-6]|p|div|span|script|img|iframe|font|br|strong|style)\b[^<>]{0,300}>"
    r"|\[/?(?:url|link|img|b|email|color|size|center)(?:=[^\[\]]{0,200})?\]",
    re.IGNORECASE,
)
TEMPLATE = re.compile(r"\{\{?\s?\w+\s?\}?\}|%(?:first)?name%|\[first ?name\]", re.IGNORECASE)
SPUN = re.compile(r"\{[^{}|]{1,40}\|[^{}]{1,80}\}")
RUN = re.compile(r"(\S)\1{9,}")
QUOTED = re.compile(r"[\"“][^\"“”\n]{1,80}[\"”]")
MARKS = re.compile(r"[!$€£*#=>~_-]{6,}|>>>")
WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile(r"[aeiouyáéíóúüàèìòùâêîôûäöãõæøå]", re.IGNORECASE)
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}", re.IGNORECASE)
KEYBOARD = re.compile(
    r"^(?:qwe|asd)|asdf|qwer|zxcv|hjkl|dfgh|fghj|lkjh|sdfg|xcvb|poiu|mnbv|ytre", re.IGNORECASE
)
MIXED_CASE = re.compile(r"[a-z][A-Z].{0,3}[a-z][A-Z]|[A-Z][a-z][A-Z][a-z][A-Z]")
FEW, MORE, MANY = 4, 8, 12  # words
MOST_REPEATED = 0.4  # share of different words
SHOUTED = 0.7  # share of capitals
MOST_FOREIGN = 0.3  # share of letters that are not Latin
SELLERS_NAME = re.compile(
    r"\bseo\b|agency|marketing|\bloans|loan ?offer|casino|crypto|invest|pharm|pills|meds\b|https?:"
    r"|www\.|\.(?:com|net|ru)\b|\badmin\b|support|replica|escort|promo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that points to spam: what it is, how much it counts, and the words that show it."""

    kind: str
    weight: int
    words: str = ""


def signs(text, email="", name=""):
    """The signs of spam in a question and in what was typed beside it, the heaviest first."""
    text = text[:LONGEST]
    found = [
        *_links(text),
        *_markup(text),
        *_phrases(text),
        *_subject(text),
        *_letters(text),
        *_language(text),
        *_sender(text, email, name),
    ]
    return sorted(found, key=lambda sign: -sign.weight)


def looks_like_spam(text, email="", name=""):
    """Whether a question belongs in the queue for likely spam. A person reads that one, too."""
    return sum(sign.weight for sign in signs(text, email, name)) >= ENOUGH


def _links(text):
    strange = _strange_links(text)
    if SHORTENER.search(text):
        yield Sign("shortened link", STRONG, SHORTENER.search(text).group())
    if len(strange) > 1:
        yield Sign("several links", CERTAIN, " ".join(strange[:3])[:100])
    elif strange:
        yield Sign("link", SOME, strange[0][:100])
    rest = LINK.sub(" ", MAIL.sub(" ", text))
    if strange and len(WORD.findall(rest)) < 5:
        yield Sign("hardly more than a link", SOME)


def _strange_links(text):
    links = [found.group() for found in LINK.finditer(MAIL.sub(" ", text))]
    return [link for link in links if not is_public_address(link)]


def _markup(text):
    for kind, pattern in (("markup", MARKUP), ("template", TEMPLATE), ("spun text", SPUN)):
        found = pattern.search(text)
        if found:
            yield Sign(kind, CERTAIN, found.group()[:60])


def _phrases(text):
    # What an advertisement said, in quotation marks, is what a reader asks about.
    said = QUOTED.sub(" ", text)
    for kind, pattern in SURE.items():
        found = pattern.search(said)
        if found:
            yield Sign(kind, CERTAIN, found.group())
    for kind, pattern in TRADES.items():
        yield from _counted(kind, pattern, said, SOME)
    for kind, pattern in MANNERS.items():
        yield from _counted(kind, pattern, said, SLIGHT)


def _counted(kind, pattern, text, weight):
    found = sorted({match.group().lower() for match in pattern.finditer(text)})
    if found:
        yield Sign(kind, weight + (len(found) > 1), ", ".join(found[:3]))


def _subject(text):
    """Whether a text is about what this site is about; what speaks against spam counts below 0."""
    words = len(WORD.findall(text))
    topics = sorted({found.group().lower() for found in TOPIC.finditer(text)})
    tells = TELLS.search(text) is not None
    asks = ASKS.search(text) is not None
    if topics:
        weight = min(len(topics) - (not tells and not asks), SOME) + SOME * tells
        # Links to a shop come with a story about somebody's wrinkles.
        weight = min(weight, SOME) if _strange_links(text) else weight
        if weight:
            yield Sign("our subject", -weight, ", ".join(topics[:3]))
    if words >= FEW and not topics:
        yield Sign("nothing of our subject", SOME if words >= MANY and not tells else SLIGHT)
    if words >= FEW and not tells and not asks:
        is_short = words < MORE or "?" in text
        yield Sign("neither asks nor tells", SLIGHT if is_short else SOME)
    if asks:
        yield Sign("asks something", -SLIGHT)


def _letters(text):
    words = WORD.findall(text)
    run = RUN.search(text)
    if run:
        yield Sign("repeated character", SOME, run.group()[:20])
    marks = MARKS.findall(text)
    if marks:
        yield Sign("rows of marks", min(len(marks), SOME), marks[0][:20])
    if not words or (run and len(words) < 3):
        yield Sign("no words", CERTAIN)
        return
    odd = [word for word in words if _is_gibberish(word)]
    if len(odd) >= max(1, len(words) / 2) and sum(map(len, odd)) >= 8:
        yield Sign("no language", CERTAIN, odd[0][:30])
    lowered = [word.lower() for word in words]
    if len(words) >= 4 and len(set(lowered)) <= MOST_REPEATED * len(words):
        yield Sign("the same words again and again", STRONG, lowered[0])
    letters = "".join(words)
    if len(letters) >= 20 and sum(map(str.isupper, letters)) > SHOUTED * len(letters):
        yield Sign("capitals", SLIGHT)


def _is_gibberish(word):
    if len(word) < 5 or not word.isascii():
        return False
    no_vowel = VOWEL.search(word) is None
    return bool(
        no_vowel or CONSONANTS.search(word) or KEYBOARD.search(word) or MIXED_CASE.search(word)
    )


def _language(text):
    if foreign_alphabet_share(text) > MOST_FOREIGN:
        yield Sign("another alphabet", CERTAIN)
    elif is_in_other_language(text):
        yield Sign("another language", SOME)


def _sender(text, email, name):
    if name and SELLERS_NAME.search(name):
        yield Sign("name of a seller", STRONG, name[:40])
    if name and _is_gibberish(name) and MIXED_CASE.search(name):
        yield Sign("name of a machine", STRONG, name[:40])
    host = email.rpartition("@")[2].lower()
    if host and any(host in link.group().lower() for link in LINK.finditer(MAIL.sub(" ", text))):
        yield Sign("link to the sender", SOME, host)
    if email and SELLERS_NAME.search(email.partition("@")[0]):
        yield Sign("address of a seller", SLIGHT, email[:60])
