"""The words that a reader typed, as both databases understand them."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters
MOST_WORDS = 12
SHORTEST_PREFIX = 2  # characters: "a" would find half of the site

_WORD = re.compile(r"[^\W_]+")

# Words that say nothing about the subject of a page. Without them "how long is my face red"
# asks for the three words that matter.
_EMPTY = frozenset(
    "a about after all am an and any are as at be been before but by can could did do does don for "
    "from get had has have how i if in into is it its just me my of on or our s should so some t "
    "than that the their them then there these they this to was we were what when where which "
    "while who why will with would you your".split()
)


def words_in(query):
    """The words of a query that say something, or all of them when none does; [] without words."""
    words = folded_words(query)
    return ([word for word in words if word not in _EMPTY] or words)[:MOST_WORDS]


def folded_words(query):
    """All words of a query, in lower case and without accents."""
    decomposed = unicodedata.normalize("NFD", query[:LONGEST_QUERY])
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _WORD.findall(folded.lower())


def may_be_unfinished(word):
    """Whether the last word of a query also stands for longer words that begin with it."""
    return len(word) >= SHORTEST_PREFIX
