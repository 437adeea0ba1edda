"""Two texts of a page beside each other: field by field, with the words that differ marked.

Paragraphs are matched first, then the words of those that differ, so that long texts stay fast.
What is too long to compare by words is shown as taken out and put in as a whole.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

TOKEN = re.compile(r"\S+\s*")
# Words of one paragraph, and of all paragraphs of a field together, that are compared one by one.
MOST_WORDS = 1_200
MOST_WORDS_OF_A_FIELD = 30_000
SAME, OUT, IN = "same", "out", "in"


@dataclass(frozen=True)
class FieldComparison:
    """One field of two texts: rows of pieces, each piece ("same", "out" or "in", words)."""

    name: str
    rows: tuple = ()

    @property
    def is_same(self):
        return all(kind == SAME for row in self.rows for kind, _ in row)


def compare(old, new, names):
    """A FieldComparison for each field of these names, in their order."""
    return [FieldComparison(_label(new, name), _rows(_shown(old, name), _shown(new, name)))
            for name in names]  # fmt: skip


def compared_words(before, after):
    """Pieces of one paragraph."""
    if before == after:
        return ((SAME, after),) if after else ()
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces(((OUT, before), (IN, after)))
    found = []
    bare = [[word.rstrip() for word in words] for words in (old, new)]
    for kind, a, b, c, d in SequenceMatcher(None, *bare).get_opcodes():
        if kind == "equal":
            found.append((SAME, "".join(new[c:d])))
        else:
            found += [(OUT, "".join(old[a:b])), (IN, "".join(new[c:d]))]
    return _pieces(found)


def _rows(before, after):
    old, new = before.splitlines(), after.splitlines()
    rows, left = [], MOST_WORDS_OF_A_FIELD
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            rows.append(((SAME, "\n".join(new[c:d])),))
            continue
        for was, now in zip_longest(old[a:b], new[c:d], fillvalue=""):
            left -= len(was.split()) + len(now.split())
            whole = _pieces(((OUT, was), (IN, now)))
            rows.append(compared_words(was, now) if left >= 0 else whole)
    return tuple(row for row in rows if row)


def _pieces(found):
    return tuple((kind, words) for kind, words in found if words.strip())


def _shown(text, name):
    """What people read in this field."""
    choice = getattr(text, f"get_{name}_display", None)
    value = choice() if choice else getattr(text, name)
    return "" if value is None else str(value)


def _label(text, name):
    return str(text._meta.get_field(name).verbose_name)
