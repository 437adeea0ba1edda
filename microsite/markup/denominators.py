"""The gate for numbers: a percent or a rate that does not say of how many."""

import re
from itertools import pairwise

from .chunks import cells
from .plain_text import inline_text
from .problem import Problem
from .readability import split_sentences

SPELLED = "one two three four five six seven eight nine ten eleven twelve"
NUMBER = rf"(?:\d[\d,]*|{'|'.join(SPELLED.split())})(?!%| percent|\.\d)"
# What shares are shares of. Visits and treatments are not among them: "after 4 visits" says when.
COUNTED = r"""
    people persons? adults children patients women men volunteers participants students clinicians
    procedures reports cases complaints samples products serums devices clinics answers faces
    halves animals mice
"""
COUNTED = f"(?:{'|'.join(COUNTED.split())})"
TIME = r"(?! (?:hours?|days?|weeks?|months?|years?)\b)"
PERCENT = r"\b\d+(?:\.\d+)?(?: ?%| percent\b)"
SHARE = re.compile(
    rf"{PERCENT}|\b(?P<some>{NUMBER}) (?:in|out of) (?:every )?(?P<all>{NUMBER}){TIME}\b"
    r"|\b\d+ per \d[\d,]*",
    re.IGNORECASE,
)
DENOMINATOR = re.compile(
    rf"\b{NUMBER} (?:[\w'’-]+ ){{0,3}}{COUNTED}\b"
    rf"|\b{NUMBER} of (?:the |all |these |those )?\d[\d,]*\b(?!%| percent)"
    rf"|\bof (?:the|all|these|those) \d[\d,]*\b(?!%| percent){TIME}",
    re.IGNORECASE,
)
# In a table the number of people has a column of its own; years have one too.
COUNT = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b(?!%| percent|\.\d)")

# What is measured in percent and is no share of a group: strength, light, money, law, certainty.
STRENGTH = (
    r"\b(?:\w+caine|alcohol|peroxide|hydroquinone|acids?|vitamin|zinc|titanium|oxides?|retin\w+"
    r"|creams?|gels?|ointments?|solutions?|products?|strength|concentrations?|cortisone|saline)\b"
)
MONEY = r"(?:deposit|fees?|interest|discount|off|tax|tips?|apr|price|bill|cost|amount|charge)s?\b"
LIGHT = r"(?:sun\w*|uv\w*|ultraviolet|rays|light|visible)\b"
NO_SHARE = re.compile(
    rf" or (?:more|less|higher|stronger)\b| (?:of )?(?:the |your )?{LIGHT}"
    rf"| (?:\w+ )?{MONEY}| of (?:the|your|its|what) (?:\w+ )?{MONEY}"
    r"| (?:sure|certain|confidence)\b",
    re.IGNORECASE,
)
STRENGTH_OR_LAW = re.compile(rf"{STRENGTH}|\b(?:laws?|statutes?|act|regulations?)\b", re.IGNORECASE)
# A change or a group in percent, whatever else the sentence names.
CHANGE = re.compile(r"\b(?:by|in|for|helped|improved) (?:about |only |up to )?$", re.IGNORECASE)
GROUP = re.compile(rf" (?:of )?(?:the |these |those )?(?:[\w'’-]+ )?{COUNTED}\b", re.IGNORECASE)


def denominators(draft):
    """A share says of how many: in its sentence or in the one before it.

    In a table: in another cell of its row, or in the paragraph just before the table.
    """
    announced = ""
    for chunk in draft.chunks:
        if chunk.kind == "row":
            texts = [inline_text(cell) for cell in cells(chunk.text)]
            if not any(COUNT.search(text) for text in texts if not SHARE.search(text)):
                yield from _without(chunk.line, [announced, " ".join(texts)])
            continue
        words = inline_text(chunk.text)
        announced = words if chunk.kind == "paragraph" else ""
        if chunk.kind in ("paragraph", "item", "definition"):
            yield from _without(chunk.line, ["", *split_sentences(words)])


def _without(line, sentences):
    for before, sentence in pairwise(sentences):
        if DENOMINATOR.search(before) or DENOMINATOR.search(sentence):
            continue
        shares = SHARE.finditer(sentence)
        share = next((each for each in shares if _is_share(before, sentence, each)), None)
        if share:
            yield Problem(
                line,
                f"“{share.group()}” of how many? Write the number of people in the same sentence: "
                "“5 of the 36 people”.",
            )


def _is_share(before, sentence, found):
    if found["some"] and _value(found["some"]) >= _value(found["all"]):
        return False
    if GROUP.match(sentence, found.end()) or CHANGE.search(sentence, 0, found.start()):
        return True
    if NO_SHARE.match(sentence, found.end()):
        return False
    return not (STRENGTH_OR_LAW.search(sentence) or STRENGTH_OR_LAW.search(before))


def _value(number):
    number = number.lower().replace(",", "")
    return int(number) if number.isdigit() else SPELLED.split().index(number) + 1
