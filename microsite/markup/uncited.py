"""The gate for sources: what is medical in a text, and has no citation close by."""

import re

from .chunks import cells
from .citations import CITATION
from .lexicon import is_medical
from .plain_text import LINK, inline_text
from .problem import Problem
from .readability import split_sentences

# What a sentence may begin with that needs no source, because none could be given: it speaks of
# this library, of what nobody has found or counted, or for the reader, as boxes to tick do.
NEEDS_NO_SOURCE = (
    r"(?:(?:all|everything|some|most) (?:\w+ )?(?:in|on|of|from) )?(?:this|these|the|our) "
    r"(?:page|list|table|sheet|card|record|chapter|part|section|guide|checklist|site)s?\b",
    r"(?:all of )?(?:this|these(?: \w+)?) (?:is|are|holds?) (?:\w+ ){0,4}(?:for|about)\b",
    r"we (?:name|list|show|count|looked|read them)\b",
    r"we (?:found|know of|saw|have|read) (?:no|nothing)\b",
    r"we (?:did not|do not|could not|couldn['’]t|don['’]t) (?:find|know)\b",
    r"no [^.,;:]{1,60}\bwe (?:found|read|saw|know of|could find)\b",
    r"(?:there is )?no (?:reliable|good|exact) (?:\w+ )?(?:rate|number|figure|count)\b",
    r"(?:nobody|no one) (?:knows|can (?:say|tell)|has)\b",
    r"it (?:is not known|has not been shown)\b",
    r"here is\b",
    r"i (?:want|have|had|know|asked|checked|take|do not|can)\b",
)
# What a sentence may ask the reader to do without a source: to talk, to write, to read. With a
# reason in it, the sentence says something after all.
TALK = r"""
    ask tell say speak talk write copy bring show list read compare answer save agree
    (?:take|keep)\s(?:\w+\s){0,2}(?:photos?|notes?|list|diary)
    see\s(?:a|an|the|your)\s(?:[\w-]+\s)?(?:dermatologist|doctor|clinician|provider)
"""
FIRST = r"(?:(?:but|so|and|then|also|still|first|next|instead|please) )*"
NO_SOURCE = re.compile(rf"{FIRST}(?:{'|'.join(NEEDS_NO_SOURCE)})", re.IGNORECASE)
TALKS = re.compile(
    rf"(?:[^.:;!?]{{1,90}}, )?{FIRST}(?:do not )?(?:{'|'.join(TALK.split())})\b", re.IGNORECASE
)
REASON = re.compile(r"\b(?:because|since)\b", re.IGNORECASE)
SHORT = 2  # sentences with a link to this site in which the page that it leads to has the sources
TO_THIS_SITE = "\ue000"  # stands after the words of such a link
QUESTION = re.compile(rf"\?[\"”’){TO_THIS_SITE}]*$")
QUOTED = re.compile(r"“[^“”]*?([.?!]?)”|\"[^\"]*?([.?!]?)\"")
LABEL = re.compile(r"\*\*(?:[^\s*]+ ){0,5}[^\s*]+\*\*(?=.)")
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’)*_]*$")


def uncited(draft):
    """Every sentence that says something medical rests on a source that stands close by.

    A citation covers the paragraph, the item or the row in which it stands. Beyond that:

    - a paragraph that ends in a colon covers the list after it, and is covered by any citation in
      the list, table or block that it announces;
    - an item that is no sentence is covered by any citation of its list; one that is announced by
      a paragraph which asks the reader to talk or write needs none;
    - a row is covered by the paragraph just before or after its table.

    Headings, titles and labels in bold need none. Nor do questions, words in quotation marks, one
    or two sentences that lead to another page of this site, and sentences that begin as
    NEEDS_NO_SOURCE and TALK say.
    """
    for chunk, covered in _covered(draft.chunks):
        if covered or CITATION.search(chunk.text):
            continue
        claim = _claim(chunk)
        if claim:
            yield Problem(
                chunk.line,
                f"“{claim}” needs a source: end it with [@source-key] or [@claim:key], or take "
                "it out.",
            )


def _covered(found):
    """(chunk, whether a citation beside it counts for it) of all that is judged."""
    for start, end in _runs(found):
        run = found[start:end]
        before = found[start - 1] if start else None
        after = found[end] if end < len(found) else None
        if run[0].kind in ("paragraph", "definition"):
            yield run[0], _announces(run[0]) and _has_citation(_announced(found, end))
        elif run[0].kind == "item":
            announced = before is not None and _announces(before)
            covered = announced and (_has_citation([before]) or _talks(before))
            for item in run:
                yield item, covered or (_has_citation(run) and not _is_sentence(item))
        elif run[0].kind == "row":
            beside = [each for each in (before, after) if each and each.kind == "paragraph"]
            for row in run[1:]:
                yield row, _has_citation(beside)


def _runs(found):
    """(start, end) of each list and each table, and of every other chunk by itself."""
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or not _goes_on(found, start, index):
            if start < index:
                yield start, index
            start = index


def _goes_on(found, start, index):
    kind, gap = found[index].kind, found[index].line - found[index - 1].line
    if kind != found[index - 1].kind or kind not in ("item", "row"):
        return False
    # Between the head of a table and its body stands one line that is no chunk.
    return kind == "item" or gap == 1 or index == start + 1


def _announces(chunk):
    return chunk.kind == "paragraph" and inline_text(chunk.text).endswith(":")


def _announced(found, index):
    """The chunks of the list, table or block that begins at `index`."""
    if index < len(found) and found[index].kind == "open":
        ends = (at for at in range(index, len(found)) if found[at].kind == "close")
        return found[index : next(ends, len(found))]
    return next((found[start:end] for start, end in _runs(found) if start == index), ())


def _has_citation(found):
    return any(CITATION.search(chunk.text) for chunk in found)


def _talks(chunk):
    return TALKS.match(split_sentences(inline_text(chunk.text))[-1]) is not None


def _is_sentence(item):
    return ENDS_SENTENCE.search(item.text) is not None


def _claim(chunk):
    """The first sentence that only a source can settle, or None."""
    texts = cells(chunk.text) if chunk.kind == "row" else [LABEL.sub("", chunk.text, count=1)]
    sentences = []
    for text in texts:
        words = inline_text(LINK.sub(_marked, text))
        sentences += split_sentences(QUOTED.sub(lambda quote: f"“…{quote[1] or quote[2]}”", words))
    leads_on = any(TO_THIS_SITE in sentence for sentence in sentences)
    if leads_on and (len(sentences) <= SHORT or chunk.kind == "row"):
        return None
    return next(filter(_is_claim, sentences), None)


def _marked(link):
    return link[1] + (TO_THIS_SITE if "](/" in link.group() or "](#" in link.group() else "")


def _is_claim(sentence):
    if not is_medical(sentence) or TO_THIS_SITE in sentence:
        return False
    if QUESTION.search(sentence) or NO_SOURCE.match(sentence):
        return False
    return not TALKS.match(sentence) or REASON.search(sentence) is not None
