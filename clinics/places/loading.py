"""Copies ZIP codes and the names of places into their tables, all at once or not at all."""

import functools
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from . import grid
from .names import name_key, shown_name
from .place import Place, PlaceEdition, PlaceName

BATCH = 5_000
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
    Place.objects.bulk_create(places, BATCH)
    PlaceName.objects.bulk_create(names_of(records, places), BATCH)
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


@dataclass
class _Named:
    """What is gathered of one name in one state."""

    spellings: Counter = field(default_factory=Counter)
    own: list = field(default_factory=list)
    other: list = field(default_factory=list)


def names_of(records, places):
    """A PlaceName for every name that the records know, other spellings among them."""
    gathered = defaultdict(_Named)
    key_of = functools.cache(name_key)
    for record, place in zip(records, places, strict=True):
        if place.kind == Place.Kind.MILITARY:
            continue
        others = [*record["acceptable_cities"], *record["unacceptable_cities"]]
        own_key = key_of(place.city)
        for name in {place.city, *others}:
            key = key_of(name)
            if not key:
                continue
            named = gathered[key, place.state_code]
            (named.own if key == own_key else named.other).append(place)
            # The spelling on letters counts for more than others of the same key.
            named.spellings[name] += 1000 if name == place.city else 1
    return [_place_name(key, code, named) for (key, code), named in gathered.items()]


def _place_name(key, state_code, named):
    latitude, longitude = _middle(named.own or named.other)
    cities = Counter(place.city for place in named.own or named.other)
    name = shown_name(named.spellings.most_common(1)[0][0])
    return PlaceName(
        key=key,
        # So short, what is no name on letters stands for one: NYC, not Nyc.
        name=name.upper() if not named.own and len(name) <= 3 else name,
        city=cities.most_common(1)[0][0],
        state_code=state_code,
        is_own=bool(named.own),
        zip_count=len({place.zip_code for place in [*named.own, *named.other]}),
        latitude=latitude,
        longitude=longitude,
    )


def _middle(places):
    """The middle of these ZIP codes: of those with streets if there are any."""
    located = [place for place in places if place.is_located]
    streets = [place for place in located if place.in_use and place.kind == Place.Kind.STANDARD]
    vectors = [grid.vector(place.latitude, place.longitude) for place in streets or located]
    if not vectors:
        return None, None
    return grid.coordinates(*(sum(axis) for axis in zip(*vectors, strict=True)))
