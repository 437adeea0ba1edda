"""Advice on wording: reading level, skin tone, false comfort, and pieces that are too long.

Advice never keeps a text from being submitted: the editor decides.
"""

import re

from .plain_text import inline_text
from .problem import Problem
from .readability import grade, hardest_located, split_sentences

MOST_SENTENCES = 4
MOST_ITEMS = 7

RED = re.compile(
    r"\b(?:redness|redder|reddened|reddish|red(?![ -](?:flags?|light|cross)\b))\b", re.I
)
TONE = re.compile(
    r"\b(?:skin (?:tones?|colou?rs?)|harder to see"
    r"|(?:brown|black|dark|darker|deeper)(?:,? (?:or|and|to) \w+)? skin)\b",
    re.IGNORECASE,
)
SUNBURN = re.compile(
    r"\b(?:like|as) (?:an? |the )?(?:\w+ )?sunburn|\bsunburn[- ]like|\bsunburned\b", re.I
)
FEELING = re.compile(
    r"\b(?:warm\w*|hot|heat|tight\w*|sore\w*|tender\w*|sting\w*|burn(?:s|ing)?|itch\w*|dry"
    r"|pain\w*|hurts?)\b",
    re.IGNORECASE,
)
# What no text of the library says in its own words (gates.py); as advice, a denial is enough.
MISLEADING = re.compile(
    r"\b(?:"
    r"(?:completely|perfectly|totally|entirely) (?:normal|safe|painless|harmless)"
    r"|signs? (?:of |that )?(?:\w+(?:['\u2019]s)? ){0,3}(?:works|worked|working)|healing crisis"
    r"|nothing to worry about|risk[- ]free|painless|pain[- ]free|guaranteed|miracle"
    r"|purg(?:e|es|ed|ing)|detox\w*"
    r"|(?:top|best|leading)[- ](?:rated )?(?:doctor|dermatologist|surgeon|clinic|specialist)s?"
    r")(?![\w-])",
    re.IGNORECASE,
)
PROMISES = re.compile(
    rf"{MISLEADING.pattern}|\b(?:"
    r"(?:don't|don\u2019t|do not|no need to) worry"
    r"|100 ?(?:%|percent) (?:safe|effective|natural)|without (?:any )?risks?|no risks?"
    r"|(?:no|without) (?:any )?side[- ]effects|no downtime"
    r"|guarantees?|permanent results|results are permanent|always works"
    r"|safe for (?:everyone|all skin|every skin|any skin)|you will see results|toxins?"
    r")(?![\w-])",
    re.IGNORECASE,
)
# Words before a promise that show that the text denies or reports it.
DENIED = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|cannot|without proof|myths?|claims?|claimed"
    r"|promis\w+|ads?|advert\w*|says?|said|called?|beware|avoid"
    r"|if (?:anyone|someone|a clinic))\b|n['\u2019]t\b",
    re.IGNORECASE,
)
REACH = 120  # characters before a promise in which a denial counts
# A phrase in quotation marks is reported, not said; so is one that "is not", "has no" and so on.
QUOTED = re.compile(r"[\"\u201c\u2018]$")
DENIED_AFTER = re.compile(r"\W*(?:is|are|was|were|has|have|does|do) (?:not|no)\b", re.IGNORECASE)
FDA_APPROVED = re.compile(r"\bFDA[- ]approved|\bapproved by (?:the )?FDA\b", re.IGNORECASE)
DEVICE = re.compile(
    r"\b(?:devices?|pens?|rollers?|machines?|tools?|systems?|needl\w*|microneedl\w*|stamps?)\b",
    re.IGNORECASE,
)


def advice(line, message):
    return Problem(line, message, "advice")


def reading_level(draft):
    """The grade when it is above the ceiling, and the sentences that raise it most."""
    measured = grade(draft.text)
    if round(measured, 1) <= draft.ceiling:
        return
    yield advice(
        1,
        f"The text reads at grade {measured:.1f}; the aim is {draft.ceiling:g} or less. "
        "Shorten the hardest sentences, listed below.",
    )
    for hard, line, sentence in hardest_located(draft.text):
        yield advice(line, f"Hard to read (grade {hard:.1f}): “{sentence}”")


def color_without_tone(draft):
    """Color changes look different on brown and black skin; a text that names red says so."""
    if any(TONE.search(words) for _, words in draft.pieces()):
        return
    for line, words in draft.pieces():
        found = RED.search(words)
        if found:
            yield advice(
                line,
                f"“{found.group()}” does not show on every skin. Say first what is the same for "
                "everyone (warm, sore, swollen), then how color changes by skin tone.",
            )


def like_sunburn(draft):
    """Not everyone has had a sunburn."""
    for line, words in draft.pieces():
        if SUNBURN.search(words) and not FEELING.search(SUNBURN.sub("", words)):
            yield advice(
                line, "Not everyone knows how a sunburn feels. Add how it feels: warm, tight, sore."
            )


def promises(draft):
    """Words that promise, or that could keep a patient from calling."""
    for line, sentence in draft.sentences():
        for found in PROMISES.finditer(sentence):
            if not _is_reported(sentence, found):
                yield advice(
                    line,
                    f"“{found.group()}” promises or reassures too much. Say what most people "
                    "see, and when to call.",
                )


def _is_reported(sentence, found):
    before = sentence[max(0, found.start() - REACH) : found.start()]
    return (
        DENIED.search(before) is not None
        or QUOTED.search(before) is not None
        or DENIED_AFTER.match(sentence, found.end()) is not None
    )


def approved_device(draft):
    """The FDA clears or authorizes these devices; it approves medicines."""
    for line, sentence in draft.sentences():
        if approves_device(sentence):
            yield advice(
                line,
                "The FDA clears or authorizes microneedling devices; it does not “approve” them. "
                "Say “cleared” or “authorized”, and for what use.",
            )


def approves_device(sentence):
    """Where a sentence says that the FDA approved a device (a match), or None."""
    found = FDA_APPROVED.search(sentence)
    if not found or DENIED.search(sentence, 0, found.start()):
        return None
    return found if DEVICE.search(sentence) else None


def long_paragraph(draft):
    """At most four sentences in a paragraph."""
    for chunk in draft.chunks:
        if chunk.kind != "paragraph":
            continue
        count = len(split_sentences(inline_text(chunk.text)))
        if count > MOST_SENTENCES:
            yield advice(
                chunk.line,
                f"This paragraph has {count} sentences. Divide it: {MOST_SENTENCES} at most.",
            )


def long_list(draft):
    """At most seven items in a list, each level counted by itself."""
    counts = {}  # depth → (line of the first item, number of items)
    for chunk in (*draft.chunks, None):
        depth = chunk.level if chunk is not None and chunk.kind == "item" else -1
        for closed in [known for known in counts if known > depth]:
            line, count = counts.pop(closed)
            if count > MOST_ITEMS:
                yield advice(line, f"This list has {count} items. Divide it: {MOST_ITEMS} at most.")
        if depth >= 0:
            line, count = counts.get(depth, (chunk.line, 0))
            counts[depth] = (line, count + 1)


ADVICE = (
    reading_level,
    color_without_tone,
    like_sunburn,
    promises,
    approved_device,
    long_paragraph,
    long_list,
)
