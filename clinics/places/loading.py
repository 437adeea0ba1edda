"""Copies ZIP codes and the names of places into their tables, all at once or not at all."""

import functools
from collections import Counter, defaultdict

from django.db import transaction
from django.utils import timezone

from clinics.bulk import insert

from . import grid
from .names import name_key, shown_name
from .place import Place, PlaceEdition, PlaceName

MILITARY_POST_OFFICES = {"Apo", "Fpo", "Dpo"}
KINDS = {
    "STANDARD": Place.Kind.STANDARD,
    "PO BOX": Place.Kind.PO_BOX,
    "UNIQUE": Place.Kind.UNIQUE,
    "MILITARY": Place.Kind.MILITARY,
}


@transaction.atomic
def load(records, version):
    """Replace all places by those of the records (dicts as the `zipcodes` package has them)."""
    places = [place_of(record) for record in records]
    for model in (Place, PlaceName, PlaceEdition):
        model.objects.all().delete()
    insert(places)
    insert(names_of(records, places))
    PlaceEdition.objects.create(
        version=version, copied_on=timezone.localdate(), zip_count=len(places)
    )


def place_of(record):
    """The Place of one record. Latitude and longitude 0 stand for unknown ones."""
    latitude, longitude = float(record["lat"]), float(record["long"])
    kind = KINDS[record["zip_code_type"]]
    if record["city"] in MILITARY_POST_OFFICES:
        kind = Place.Kind.MILITARY
    if kind == Place.Kind.MILITARY or not (latitude or longitude):
        # A letter to a ship or a base abroad goes by way of an American city, which is no place.
        latitude = longitude = None
    return Place(
        zip_code=record["zip_code"],
        city=shown_name(record["city"]),
        state_code=record["state"],
        kind=kind,
        in_use=record["active"],
        latitude=latitude,
        longitude=longitude,
    )


class _Named:
    """What is gathered of one name in one state."""

    def __init__(self):
        self.spellings = Counter()
        self.own = []
        self.other = []

    def add(self, name, place, is_own):
        (self.own if is_own else self.other).append(place)
        # The spelling on letters counts for more than others of the same key.
        self.spellings[name] += 1000 if name == place.city else 1

    def place_name(self, key, state_code):
        places = self.own or self.other
        latitude, longitude = _middle(places)
        name = shown_name(self.spellings.most_common(1)[0][0])
        return PlaceName(
            key=key,
            # So short, what is no name on letters stands for one: NYC, not Nyc.
            name=name.upper() if not self.own and len(name) <= 3 else name,
            city=Counter(place.city for place in places).most_common(1)[0][0],
            state_code=state_code,
            is_own=bool(self.own),
            zip_count=len({place.zip_code for place in [*self.own, *self.other]}),
            latitude=latitude,
            longitude=longitude,
        )


def names_of(records, places):
    """A PlaceName for every name that the records know, other spellings among them."""
    gathered = defaultdict(_Named)
    key_of = functools.cache(name_key)
    for record, place in zip(records, places, strict=True):
        if place.kind == Place.Kind.MILITARY:
            continue
        own_key = key_of(place.city)
        for name in {place.city, *record["acceptable_cities"], *record["unacceptable_cities"]}:
            key = key_of(name)
            if key:
                gathered[key, place.state_code].add(name, place, is_own=key == own_key)
    return [named.place_name(key, code) for (key, code), named in gathered.items()]


def _middle(places):
    """The middle of these ZIP codes: of those with streets if there are any."""
    located = [place for place in places if place.is_located]
    streets = [place for place in located if place.in_use and place.kind == Place.Kind.STANDARD]
    vectors = [_vector(place.latitude, place.longitude) for place in streets or located]
    if not vectors:
        return None, None
    return grid.coordinates(*(sum(axis) for axis in zip(*vectors, strict=True)))


# A ZIP code counts for every name that it has.
_vector = functools.lru_cache(maxsize=4096)(grid.vector)
