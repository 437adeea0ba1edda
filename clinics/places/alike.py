"""Places whose names are spelled much like what was typed, in bounded time."""

import difflib
import functools
import operator

from django.db.models import Q

from .place import PlaceName

LIKENESS = 0.78
SHORTEST = 3
# Names that differ by more letters in length are no slips of the finger.
LENGTHS_APART = 2
# First letters that sound the same.
SOUND_ALIKE = {"c": "ks", "k": "c", "s": "cz", "z": "s", "f": "p", "p": "f", "j": "g", "g": "j"}


def alike(key, state, most):
    """At most so many PlaceNames whose key is like this one, in the state if there is one."""
    if len(key) < SHORTEST:
        return []
    names = PlaceName.objects.filter(is_own=True)
    names = names.filter(_begins_alike(key[0]) if state is None else Q(state_code=state.code))
    rows = names.order_by("-zip_count", "key").values_list("key", "pk", "zip_count")
    largest = {}
    for known, pk, count in rows:
        if abs(len(known) - len(key)) <= LENGTHS_APART:
            largest.setdefault(known, (pk, count))
    close = difflib.get_close_matches(key, largest, most, LIKENESS)
    likeness = {name: difflib.SequenceMatcher(None, name, key).ratio() for name in close}
    # Of names that are about equally alike, the larger city is the likelier one.
    close.sort(key=lambda name: (-round(likeness[name], 1), -largest[name][1]))
    found = PlaceName.objects.in_bulk([largest[name][0] for name in close])
    return [found[largest[name][0]] for name in close]


def _begins_alike(letter):
    """Names that begin with this letter or with one that sounds like it, as the index has them."""
    ranges = [
        Q(key__gte=first, key__lt=chr(ord(first) + 1))
        for first in letter + SOUND_ALIKE.get(letter, "")
    ]
    return functools.reduce(operator.or_, ranges)
