"""The check for answers that say how soon to call, see or go somewhere: the notice alone does.

Every page with an answer shows the shared list of warning signs, which says who to call and how
soon. A second limit in an answer ("call if it lasts longer than a week") would give a worried
reader two rules for one sign, and only one of them is kept up to date.

A sentence is parted at its commas and conjunctions. A limit counts when it stands beside the call
for help or in the condition for it: "If it lasts for three days, call", not "Skip the pool for
three days, and call if it burns".
"""

import re
from itertools import pairwise

from .care_words import CARE, MILD, NOT_READER, OBJECT
from .chunks import cells, chunks
from .draft import Draft
from .plain_text import inline_text
from .problem import Problem
from .readability import split_sentences
from .source import read
from .time_words import LIMIT, NO_LIMIT, NUMBERS

LONGEST_LABEL = 6  # words: "**After three days.** Call the clinic."
# How far apart a limit and its call may stand. Bounds also keep strange texts fast.
MOST_PARTS = 12
REACH = 120  # characters

PARTS = re.compile(
    r"[;:()\u2014?]|,(?!\d)|\s[–-]\s"
    rf"|\s(?=(?:and|but|so|or|then)\s)(?!(?:and|or)\s(?:{NUMBERS}|so|more|longer)\b)"
)
# What makes a part of a sentence a condition or a point in time for the part after it.
OPENS = re.compile(
    r"^\W*(?:(?:and|or|but|so|then|even|only|especially|anything|whatever|any|please) )?"
    r"(?:if|when|whenever|once|unless|should|where|as soon as|after|within|by|in|for|past|beyond"
    r"|from|until|on|at|longer|more than|still|no better|not|anything)\b",
    re.IGNORECASE,
)
WAITS = re.compile(
    r"^\W*(?:(?:and|or|but|so|then|please|just) )?(?:(?:i['’]d|i would|you can|you could) )?"
    r"(?:wait|give|hold off|hang on|watch|try|allow|let|leave|keep an eye|don['’]t wait)\b",
    re.IGNORECASE,
)
CONTINUES = re.compile(
    r"^\W*(?:or|(?:and |but |even )?(?:if|when)|that|which|most of all|and (?:still|not|no better)"
    r"|and (?:it|they|you|the \w+|your \w+) (?:still|is|are|has|have|hurts?|do|does|feels?))\b",
    re.IGNORECASE,
)
# After "wait three days", a call that has a condition of its own is not put off: "and call if it
# burns" is, "and call if it is still there" is not one of its own.
OWN_CONDITION = re.compile(
    r"^(?!\W*(?:and )?then\b).*\b(?:if|when)\b"
    r"(?! (?:it|they|that|this)(?: (?:is|are|has|have|does|do))?(?:n['’]t| not| no\b| still))",
    re.IGNORECASE,
)
TRAILS = re.compile(
    r"^\W*(?:(?:and|or|but) )?(?:if|when|once|unless|within|after|by|in|for|at the latest|no later"
    r"|not later|ideally|preferably|best|today|tonight|tomorrow|the (?:same|next)|even"
    r"|or \w+ (?:that|which|lasting))\b|\b(?:that|which) (?:last|stay|go|keep|do|is|are|has|have)"
    r"|\blasting\b",
    re.IGNORECASE,
)
# "If yours lasts longer, call", after a number of days.
BY_REFERENCE = re.compile(
    r"\b(?:longer(?! than (?:your|the (?:list|notice)))|(?:past|beyond|after|by) (?:that|then|it)"
    r"|later than that|otherwise|if not|no better|not better"
    r"|if yours (?:has|have|does|do|is|are)(?: not|n['’]t))\b",
    re.IGNORECASE,
)
# A question that is a condition ("Still sore?"), not one that is answered ("Can I swim?").
ANSWERED = re.compile(
    r"\W*(?:can|may|how|what|when|why|should|will|which|who|where|could|do (?:i|you|we)"
    r"|is (?:it|this|that) (?:ok|okay|safe|fine|normal|true|bad|good))\b",
    re.IGNORECASE,
)
FOLLOWS = re.compile(
    r"^(?:then|after that|by then|otherwise|if (?:it|they|that|this|not|so)\b)", re.I
)
# What is asked or said is not what to do: "ask if you may swim after 72 hours".
CONTENT = re.compile(
    rf"\b(?:(?:ask(?:ing|s)?|find out|know|wonder)(?: (?:{OBJECT}|first|too|again))?"
    r" (?:whether|when|how|what|which|why|who|about"
    r"|if(?! (?:it|they|(?:the|your) \w+) (?:lasts?|stays?|goes on|keeps?|hurts?"
    r"|(?:is|are|has|have) (?:still|not))\b))"
    rf"|ask(?:ing|s)?(?! (?:to be|for|(?:{OBJECT} )?(?:if|within|today|tomorrow|the same)))"
    rf"|(?:say|saying|mention|explain)|(?:tell|show)(?: {OBJECT})? (?:that|how|when|what|which)"
    rf"|check(?: (?:in )?with {OBJECT})? (?:whether|when|how|what|which"
    r"|if (?:you (?:can|may|should|could|need)|it is (?:ok|okay|safe|fine|time))))\b[^,;]*",
    re.IGNORECASE,
)
# "Keep it dry for two days unless you see a doctor".
UNRELATED = re.compile(r"\b(?:until|unless|without)\b", re.IGNORECASE)
# Plans are asked about, signs are acted on.
PLANS = re.compile(
    r"\b(?:if|when|before|unless) you (?!have\b|had |notice|see|feel|get|are (?:still|not|worse)"
    r"|still|can(?:no|['’])t|do(?:n['’]t| not)|find|run a fever|develop)",
    re.IGNORECASE,
)
SCHEDULE = re.compile(
    r"\bfor (?:your|the|a|his|her) (?:next|first|second|third|follow-?up) "
    r"(?:session|treatment|visit|appointment)|\bto (?:cancel|reschedule|book)\b",
    re.IGNORECASE,
)
ASKS = re.compile(r"\b(?:ask|say|tell)\b", re.IGNORECASE)
THE_LIST = re.compile(
    r"\b(?:list|notice|red flags|warning signs)\b.{0,40}\b(?:says?|shows?|tells?|names?|sorts?)\b",
    re.IGNORECASE,
)


def time_limits(text_or_draft):
    """An error for each sentence of an answer that sets its own time limit for getting help.

    Takes a Draft, or a text (the short answer is one, too).
    """
    draft = text_or_draft if isinstance(text_or_draft, Draft) else _draft(text_or_draft)
    for line, before, sentence in _statements(draft):
        found = limit_beside_care(sentence, before)
        if found:
            limit, care = found
            yield Problem(
                line,
                f"“{limit}” beside “{care}” sets a time limit of its own. Please leave it out: the "
                "list of warning signs stands on this page and says who to call, and how soon. "
                "You can point to it.",
            )


def limit_beside_care(sentence, before=""):
    """The words of a time limit and of the call for help that it belongs to, or None.

    `before` is the sentence before it, or the lead of the list in which it stands.
    """
    if SCHEDULE.search(sentence) or THE_LIST.search(sentence):
        return None
    parts = _parts(sentence)
    return _inside(parts) or _with_what_is_before(parts, before, sentence)


def _with_what_is_before(parts, before, sentence):
    earlier = _parts(before)
    if not earlier or _inside(earlier):
        return None
    if before.endswith(":"):
        lead, item = earlier[-1], parts[0] if parts else ""
        return None if ASKS.search(lead) else _inside([f"{lead} {item}", *parts[1:]])
    asks = before.endswith("?") and not ANSWERED.match(before)
    is_label = before.endswith(".") and len(before.split()) <= LONGEST_LABEL
    waits = FOLLOWS.match(sentence) and any(map(WAITS.match, earlier))
    if asks or is_label or waits:
        found = _in_condition([*earlier, *parts], opened=asks)
        if found:
            return found
    return _by_reference([*earlier, *parts])


def _inside(parts):
    return _in_one_part(parts) or _in_condition(parts) or _by_reference(parts)


def _parts(text):
    parts = (part.strip() for part in PARTS.split(CONTENT.sub(" ", text)))
    return [part for part in parts if part and part not in ("and", "but", "or", "so")]


def _limit(part):
    """The first time limit in a part of a sentence (a match), or None."""
    for found in LIMIT.finditer(part):
        start = found.start()
        is_plan = PLANS.search(part, max(0, start - REACH), start)
        if not is_plan and not NO_LIMIT.match(part, found.end()):
            return found
    return None


def _care(part):
    """The call for help in a part of a sentence (a match), or None."""
    for found in CARE.finditer(part):
        if not NOT_READER.search(part, max(0, found.start() - REACH), found.end()):
            return found
    return None


def _in_one_part(parts):
    for part in parts:
        care, limit = _care(part), _limit(part)
        if not care or not limit:
            continue
        if limit.start() < care.start():
            between = part[limit.end() : care.start()]
            asks_mildly = MILD.match(care.group()) and not OPENS.match(part)
            if asks_mildly or UNRELATED.search(between):
                continue
        return limit.group(), care.group()
    return None


def _in_condition(parts, opened=False):
    """A limit in the condition of a call for help that stands before or after it."""
    waits = False
    for index, part in enumerate(parts):
        care = _care(part)
        waits = waits or bool(WAITS.match(part))
        opened = opened or waits or bool(OPENS.match(part))
        if care:
            for later in parts[index + 1 : index + MOST_PARTS]:
                limit = _limit(later)
                if limit and TRAILS.search(later) and not _care(later):
                    return limit.group(), care.group()
                if not (TRAILS.search(later) or CONTINUES.match(later)):
                    break
            opened = waits = False
            continue
        limit = _limit(part)
        if not limit or not opened:
            continue
        for later in parts[index + 1 : index + MOST_PARTS]:
            care = _care(later)
            if care and not (waits and OWN_CONDITION.match(later)):
                return limit.group(), care.group()
            if not CONTINUES.match(later):
                break
    return None


def _by_reference(parts):
    limit = None
    for before, part in pairwise(["", *parts]):
        care = _care(part)
        if limit and care and (BY_REFERENCE.search(before) or BY_REFERENCE.search(part)):
            return limit.group(), care.group()
        limit = _limit(part) or limit
    return None


def _statements(draft):
    """Triples of line, what stands before a sentence, and the sentence."""
    lead = ""
    for chunk in draft.chunks:
        if chunk.kind in ("close", "place"):
            continue
        if chunk.kind == "row":
            texts = [inline_text(cell) for cell in cells(chunk.text)]
            yield chunk.line, "", "? ".join(texts)
            continue
        sentences = split_sentences(inline_text(chunk.text))
        before = lead if chunk.kind == "item" else ""
        for sentence in sentences:
            yield chunk.line, before, sentence
            before = sentence
        if chunk.kind != "item":
            lead = before if before.endswith(":") else ""


def _draft(text):
    source = read(text)
    return Draft(text, source, chunks(source), ceiling=0)
