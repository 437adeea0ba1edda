"""The words that a reader typed, as both databases understand them."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters
MOST_WORDS = 12
LONGEST_TEXT = 2000
MOST_WORDS_OF_TEXT = 24
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

# Words of whole sentences that say nothing about their subject either: a short query may mean
# them ("day 3"), a story only tells with them.
_TELLING = frozenset(
    "ago also any anybody anyone around because bit day days even feel feels few first five four "
    "full getting give going gone good got hello help hi just kind know last like little long "
    "look looks lot made make many may maybe month months more much need new nine no normal not "
    "now ok okay one only out please put really said say second see seven since six something "
    "sure tell ten thank thanks thing things think third three time times today told two up "
    "very want week weeks well went worried year years yes yesterday".split()
)


def words_in(query):
    """The words of a query that say something, or all of them when none does; [] without words."""
    words = folded_words(query[:LONGEST_QUERY])
    return ([word for word in words if word not in _EMPTY] or words)[:MOST_WORDS]


def words_of_text(text):
    """The words of somebody's own sentences that say something, each once; [] without words."""
    words = dict.fromkeys(folded_words(text[:LONGEST_TEXT]))
    said = [word for word in words if word not in _EMPTY and word not in _TELLING]
    return said[:MOST_WORDS_OF_TEXT]


def folded_words(text):
    """All words of a text, in lower case and without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _WORD.findall(folded.lower())


def may_be_unfinished(word):
    """Whether the last word of a query also stands for longer words that begin with it."""
    return len(word) >= SHORTEST_PREFIX
