"""What a full review of each kind of text confirms, in our words.

The points are drawn from PEMAT-P, the CDC Clear Communication Index, the JAMA benchmarks, PIF TICK
and DISCERN. Where `decide` is named a program fills the point in (articles.quality); the rest is
the reviewer's own judgment.
"""

from collections.abc import Callable
from typing import NamedTuple

from microsite.publishing.review_points import Point

from .quality import deciding
from .quality.facts import Facts
from .quality.item import Verdict


class Asked(NamedTuple):
    """One point of a kind of text. `decide` takes Facts and gives a Verdict."""

    key: str
    words: str
    basis: str
    decide: Callable | None = None


def _begins_with_answer(facts):
    count = len(facts.parts["main_message"].split())
    return Verdict(True, f"The short answer stands first, in {count} words.")


def _paragraphs_are_short(facts):
    count = facts.longest_paragraph
    return Verdict(count <= deciding.MOST_SENTENCES, f"The longest paragraph: {count} sentences.")


def _said_openly(facts):
    return Verdict(True, "Conflicts of interest and the help of AI are stated beside the answer.")


SOURCES = Asked(
    "sources",
    "I opened its sources: they say what the text says, and I know of nothing newer against it.",
    "JAMA 2, DISCERN 4 and 5, PIF TICK 4",
)
BALANCE = Asked(
    "balance",
    "It is balanced: benefits and risks, who is at risk, and how bad it can be.",
    "CDC 18 and 19, DISCERN 6, 10 and 11",
)
NUMBERS = Asked(
    "numbers", "Numbers are explained, and nobody has to calculate.", "PEMAT 6 and 7, CDC 16 and 17"
)
WORDS = Asked("words", "Its words are everyday words.", "PEMAT 3, CDC 7", deciding.reads_easily)
TERMS = Asked("terms", "Terms are explained.", "PEMAT 4, CDC 7", deciding.explains_terms)

ARTICLE = (
    Asked(
        "message",
        "The main message stands first, set off.",
        "PEMAT 11, CDC 1 to 3",
        deciding.has_main_message,
    ),
    WORDS,
    TERMS,
    Asked(
        "pieces",
        "It comes in short pieces with headings.",
        "PEMAT 8 and 9, CDC 9",
        deciding.has_short_pieces_with_headings,
    ),
    Asked(
        "unknown",
        "It says what is known and what is not.",
        "CDC 11, DISCERN 8",
        deciding.says_what_is_unknown,
    ),
    Asked(
        "purpose",
        "Its purpose is plain, its order makes sense, and it does what its title says.",
        "PEMAT 1 and 10, DISCERN 1 to 3",
    ),
    NUMBERS,
    SOURCES,
    BALANCE,
    Asked(
        "action",
        "What to do is safe and clear: how, when, and whom to call. Other choices are named, "
        "doing nothing among them.",
        "PEMAT 20 and 22, CDC 14, DISCERN 12, 14 and 15",
    ),
)
ANSWER = (
    Asked("message", "The short answer stands first.", "CDC 1 to 3", _begins_with_answer),
    WORDS,
    TERMS,
    Asked("pieces", "Its paragraphs are short.", "PEMAT 8", _paragraphs_are_short),
    Asked("openly", "Conflicts and the help of AI are said.", "JAMA 3", _said_openly),
    Asked(
        "purpose",
        "It answers what was asked, as general information and not as advice to one person.",
        "PEMAT 1, DISCERN 2 and 3",
    ),
    NUMBERS,
    SOURCES,
    BALANCE,
    Asked(
        "action",
        "What to do is safe for anybody in this place, and leaves warning signs to the list.",
        "PEMAT 20 and 22, CDC 14",
    ),
)
POLICY = (
    WORDS,
    Asked("true", "It says what we really do.", "JAMA 3, HONcode"),
    Asked("whole", "Nothing is left out that a reader would want to know.", "NHS standard"),
)
NOTICE = (
    WORDS,
    Asked("levels", "Each sign stands at the right level.", "CDC 18"),
    Asked("whole", "No sign that matters is missing.", "CDC 18, DISCERN 11"),
    SOURCES,
    Asked("action", "Whom to call is right anywhere in the United States.", "CDC 14"),
)
ALERT = (
    WORDS,
    TERMS,
    Asked("warning", "I read the warning itself: this says what it says, and no more.", "JAMA 2"),
    Asked("action", "What to do is safe and clear.", "PEMAT 20, CDC 14"),
)
CLAIM = (
    WORDS,
    SOURCES,
    Asked("statement", "The statement says no more than its sources.", "PIF TICK 4"),
    Asked("grade", "How sure we are fits the studies.", "CDC 11, DISCERN 8"),
)
TERM = (
    WORDS,
    Asked("right", "It is right, and says what the word means to a patient.", "PEMAT 4"),
)
COMPARISON = (
    WORDS,
    Asked("fair", "It is fair to each answer.", "DISCERN 6"),
    Asked("whole", "No difference that matters is missing.", "DISCERN 14"),
)


def points_of(asked, title, parts, ceiling, is_sheet=False, terms=()):
    """The Points of a text with these parts (name -> Markdown), a program's decisions filled in."""
    facts = Facts(title=title, parts=parts, ceiling=ceiling, is_sheet=is_sheet, terms=terms)
    return tuple(_point(each, facts) for each in asked)


def _point(asked, facts):
    if asked.decide is None:
        return Point(asked.key, asked.words, asked.basis)
    met, why = asked.decide(facts)
    return Point(asked.key, asked.words, asked.basis, by_program=True, met=met, why=why)
