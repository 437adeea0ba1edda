"""How many years of school a text asks for: the Flesch-Kincaid grade, measured on Markdown.

Grade = 0.39 × words / sentences + 11.8 × syllables / words − 15.59. Every heading, list item,
table cell and paragraph ends a sentence. Words that patients have to meet, because they name the
treatment, are left out of the count.
"""

import re
from functools import lru_cache

import syllapy

from ..plain_text import pieces
from ..source import read

UNAVOIDABLE_TERMS = frozenset(
    """
    microneedling needling microneedle microneedles collagen elastin dermatologist isotretinoin
    radiofrequency anticoagulant hyperpigmentation granuloma granulomas lidocaine sunscreen
    clinician moisturizer benzoyl peroxide retinoid retinoids antiviral emergency department
    hydroquinone acetaminophen platelet-rich platelet plasma exosome exosomes medicine medicines
    procedure procedures fda medwatch infection infections
    """.split()
)

WORD = re.compile(r"\w+(?:['\u2019\-\u2010\u2011]\w+)*")
# The end of a sentence: a stop, perhaps a closing mark, and a space before the next beginning.
# The counts are bounded to stay fast on a text of nothing but stops.
STOP = re.compile(
    r"[.!?\u2026]{1,4}[\"'\u201d\u2019)\]]{0,3}(?=\s[\"'\u201c\u2018(\[]{0,3}[A-Z0-9])"
)
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|dr|mr|mrs|ms|u\.s|approx|fig)\.$", re.IGNORECASE)

# Shorter sentences say little by their grade: one long word makes them look impossible.
FEWEST_WORDS = 5


def sentences(text):
    """The sentences of a Markdown text as plain words, in order."""
    return [sentence for _, sentence in located_sentences(text)]


def located_sentences(text):
    """Pairs of the 1-based line where its paragraph begins, and a sentence."""
    return [
        (line, sentence)
        for line, piece in pieces(read(text))
        for sentence in split_sentences(piece)
    ]


def split_sentences(piece):
    """The sentences of one paragraph of plain words."""
    found, start = [], 0
    for stop in STOP.finditer(piece):
        if ABBREVIATION.search(piece[max(start, stop.end() - 8) : stop.end()]):
            continue
        found.append(piece[start : stop.end()].strip())
        start = stop.end()
    rest = piece[start:].strip()
    return [*found, rest] if rest else found


def words(text):
    """The words of a Markdown text. "Follow-up" and "don't" are one word each; so is a number."""
    return [word for sentence in sentences(text) for word in WORD.findall(sentence)]


def grade(text, leave_out=UNAVOIDABLE_TERMS):
    """The school grade of a Markdown text; 0.0 if nothing is left to count.

    `leave_out` holds words in lower case that count neither as words nor as syllables.
    """
    return _grade(sentences(text), leave_out)


def hardest_sentences(text, count=5, leave_out=UNAVOIDABLE_TERMS):
    """The `count` hardest sentences as (grade, sentence), the hardest first."""
    return [(grade, sentence) for grade, _, sentence in hardest_located(text, count, leave_out)]


def hardest_located(text, count=5, leave_out=UNAVOIDABLE_TERMS):
    """Like `hardest_sentences`, as (grade, line, sentence)."""
    graded = [
        (_grade([sentence], leave_out), line, sentence)
        for line, sentence in located_sentences(text)
        if len(_counted(sentence, leave_out)) >= FEWEST_WORDS
    ]
    return sorted(graded, key=lambda entry: (-entry[0], entry[1]))[:count]


def _grade(listed, leave_out):
    counted = [found for found in (_counted(one, leave_out) for one in listed) if found]
    total = sum(map(len, counted))
    if not total:
        return 0.0
    syllables = sum(count_syllables(word) for found in counted for word in found)
    return 0.39 * total / len(counted) + 11.8 * syllables / total - 15.59


def _counted(sentence, leave_out):
    return [word for word in map(_bare, WORD.findall(sentence)) if word not in leave_out]


def _bare(word):
    word = word.lower().replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    return word.removesuffix("'s")


@lru_cache(maxsize=20_000)
def count_syllables(word):
    """Syllables of one word in lower case; the parts of a compound are added, a number has one."""
    return sum(max(1, syllapy.count(part)) for part in word.split("-"))
