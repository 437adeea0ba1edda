"""From what a reader typed to a place. Nothing of it is kept."""

from clinics import states

from . import typed
from .alike import alike
from .answers import Choice, InState, Nowhere, Option, Spot
from .names import name_key, plain
from .place import Place, PlaceEdition, PlaceName

LONGEST = 80
SHOWN = 40
HOW = "Type a ZIP code, a city with its state, or a state."
EMPTY = HOW
TOO_LONG = f"That is too long for a place. {HOW}"
NOT_COPIED = (
    "We can't look up ZIP codes and cities at the moment. Please choose from the list of states."
)
NO_LOCATION = f"We do not ask your device where you are. {HOW}"
PHONE = f"That has as many digits as a phone number; a ZIP code has five. {HOW}"
MILITARY = (
    "Mail to the armed forces has no place on a map. Type a ZIP code or a city in the United "
    "States that is near you."
)
# Somebody who types only the name means a city that is so much larger than its namesakes.
LARGE, SO_MUCH_LARGER = 10, 5
# Such a name of a state is that of a great city, too: New York, Washington.
GREAT = 50
MOST_OPTIONS = 6
# How people write Los Angeles.
SHORT_FOR_A_CITY = {"la"}


def resolve(text):
    """A Spot, an InState, a Choice or Nowhere, whatever the text is."""
    if len(text) > LONGEST:
        return Nowhere(TOO_LONG)
    text = typed.tidy(text)
    if not any(letter.isalnum() for letter in text):
        return Nowhere(EMPTY)
    groups = typed.digits_of(text)
    if groups:
        return _digits(groups)
    code = typed.zip_in(text)
    if code:
        return _zip_code(code)
    country = typed.country_of(text)
    if country:
        return Nowhere(f"That looks like a post code of {country}. We list clinics in the United "
                       f"States only. {HOW}")  # fmt: skip
    code = typed.misread_zip(text)
    if code:
        return _did_you_mean(code, f"“{text}” has a letter in it, and a ZIP code has digits only.")
    if plain(text) in typed.NOT_A_PLACE:
        return Nowhere(NO_LOCATION)
    return _words(typed.without_country(text))


# --- digits ------------------------------------------------------------------------------


def _digits(groups):
    digits = "".join(groups)
    if len(digits) in (5, 9):
        return _zip_code(digits[:5])
    if len(groups[0]) == 5 and len(digits) < 9:
        # The last four digits of nine are not needed, so they need not be whole.
        return _zip_code(groups[0])
    if len(digits) in (10, 11):
        return Nowhere(PHONE)
    count = "1 digit" if len(digits) == 1 else f"{len(digits)} digits"
    sentence = f"A ZIP code has five digits, and you typed {count}."
    if len(digits) in (3, 4):
        # Spreadsheets and habit take the zeros at the start away.
        return _did_you_mean(digits.zfill(5), sentence)
    return _did_you_mean(digits[:5], sentence) if len(digits) > 5 else Nowhere(f"{sentence} {HOW}")


def _did_you_mean(code, sentence):
    place = Place.objects.filter(pk=code).first()
    if place is None or place.state is None:
        return Nowhere(f"{sentence} {HOW}")
    label = f"{code} ({place.city}, {place.state_code})"
    return Nowhere(f"{sentence} Did you mean {code}?", (Option(label, code),))


def _zip_code(code):
    place = Place.objects.filter(pk=code).first()
    if place is None:
        return _unknown_zip_code(code)
    if place.kind == Place.Kind.MILITARY:
        return Nowhere(f"{code} is a ZIP code of the armed forces. {MILITARY}")
    if place.state is None:
        return Nowhere(_elsewhere(f"{code} ({place.city})"))
    city = f"{place.city}, {place.state_code}"
    if not place.is_located:
        return _zip_code_off_the_map(place, city)
    return Spot(
        label=f"{city} {code}",
        typed=code,
        state=place.state,
        latitude=place.latitude,
        longitude=place.longitude,
        zip_code=code,
        note=_note(place, city),
    )


def _note(place, city):
    code = place.zip_code
    if not place.in_use:
        return f"{code} is no longer in use. It was in {city}, and we measure from there."
    if place.kind == Place.Kind.PO_BOX:
        return f"{code} is for post office boxes in {city}. We measure from there."
    if place.kind == Place.Kind.UNIQUE:
        return f"{code} belongs to one organization in {city}. We measure from there."
    return f"The post office lists {code} under {place.city}, {place.state.name}."


def _zip_code_off_the_map(place, city):
    """We know the ZIP code and not where it lies: the middle of its city has to do."""
    named = PlaceName.objects.filter(key=name_key(place.city), state_code=place.state_code)
    middle = named.located().first()
    if middle is None:
        return Nowhere(
            f"{place.zip_code} is a ZIP code of {city}, and we do not know where it lies. Type the "
            "city that you are near, or look at the whole state.",
            (_state_option(place.state),),
        )
    note = f"We do not know where {place.zip_code} lies, so we measure from the middle of {city}."
    return _spot(middle, note=note)


def _unknown_zip_code(code):
    # The first three digits stand for a region.
    same_region = Place.objects.filter(zip_code__gte=code[:3], zip_code__lte=f"{code[:3]}99")
    found = same_region.located().filter(in_use=True).first()
    if found is None and _nothing_copied():
        return Nowhere(NOT_COPIED)
    sentence = f"We know no ZIP code {code}. Please look at it again, or type your city and state."
    if found is None or found.state is None:
        return Nowhere(sentence)
    city = f"{found.city}, {found.state_code}"
    near = f"ZIP codes that begin with {code[:3]} are in and around {city}."
    return Nowhere(f"{sentence} {near}", (Option(city, city), _state_option(found.state)))


# --- words -------------------------------------------------------------------------------


def _words(text):
    if typed.is_military(text):
        return Nowhere(MILITARY)
    readings = [reading for reading in typed.readings(text) if reading.key]
    named = list(PlaceName.objects.filter(key__in={reading.key for reading in readings}))
    state = typed.state_of(text)
    if state is not None:
        return _state_or_city(state, named)
    for reading in readings:
        found = [place for place in named if place.key == reading.key and reading.whole]
        if reading.state is not None:
            found = [place for place in found if place.state == reading.state]
        if found:
            return _one_of(found)
    return _no_such_place(text, readings, named)


def _state_or_city(state, named):
    """A state, unless a great city has its name, too."""
    cities = [place for place in named if place.zip_count >= GREAT or place.key in SHORT_FOR_A_CITY]
    if not cities:
        return InState(state)
    options = [_state_option(state), *(_option(place) for place in cities)]
    return Choice("There is a state of that name, and a city. Which one?", tuple(options))


def _one_of(named):
    """The one place of these, or the one that is meant most likely, or a choice."""
    here = _largest_first(named)
    if not here:
        return Nowhere(_elsewhere(named[0].name))
    largest, *smaller = here
    if smaller:
        second = smaller[0].zip_count
        if largest.zip_count < LARGE or largest.zip_count < SO_MUCH_LARGER * second:
            sentence = f"More than one state has a place named {largest.name}. Which one?"
            return Choice(sentence, tuple(_option(place) for place in [largest, *smaller]))
    return _spot(largest, others=tuple(_option(place) for place in smaller))


def _spot(place, note="", others=()):
    if not place.is_located:
        return Nowhere(
            f"We do not know where {place} lies. Type a city near it, or look at the whole state.",
            (_state_option(place.state),),
        )
    return Spot(
        label=place.label,
        typed=str(place),
        state=place.state,
        latitude=place.latitude,
        longitude=place.longitude,
        note=note,
        others=others,
    )


def _no_such_place(text, readings, named):
    if not named and _nothing_copied():
        return Nowhere(NOT_COPIED)
    sentence = f"We know no place “{_shown(text)}”."
    wanted = next((reading.state for reading in readings if reading.state is not None), None)
    namesakes = tuple(_option(place) for place in _largest_first(named)[:MOST_OPTIONS])
    if namesakes and wanted is None:
        said = _shown(text.rpartition(",")[2].strip())
        return Nowhere(f"“{said}” is no state that we know. Did you mean this?", namesakes)
    if namesakes:
        sentence = f"{sentence} These have the same name, in other states:"
        return Nowhere(sentence, (*namesakes, _state_option(wanted)))
    keys = [each.key for each in readings if each.state == wanted]
    close = alike(keys[0], wanted, MOST_OPTIONS) if keys else []
    options = tuple(_option(place) for place in close if place.state is not None)
    if options:
        return Nowhere(f"{sentence} Did you mean one of these?", options)
    more = (_state_option(wanted),) if wanted is not None else ()
    return Nowhere(f"{sentence} {HOW}", more)


def _largest_first(named):
    """Those in our states. A name that is not on letters counts only for much, or alone."""
    weighty = [place for place in named if place.is_own or place.zip_count >= LARGE]
    here = [place for place in weighty or named if place.state is not None]
    return sorted(here, key=lambda place: (-place.zip_count, place.state.name))


def _shown(text):
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _option(place):
    return Option(place.long_label, str(place))


def _state_option(state):
    return Option(f"All clinics in {state.in_sentence}", state=state)


def _elsewhere(name):
    listed = len(states.ALL) - len(states.TERRITORIES) - 1
    return (
        f"{name} is not in a state or territory that we cover. We list clinics in the {listed} "
        "states, the District of Columbia and five territories."
    )


def _nothing_copied():
    return not PlaceEdition.objects.exists()
