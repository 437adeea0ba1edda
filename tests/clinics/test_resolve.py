"""What readers type, and what comes of it: the right place, or the right sentence."""

import logging
import time

import pytest

from clinics import states
from clinics.models import Place, PlaceEdition, PlaceName
from clinics.places.answers import Choice, InState, Nowhere, Spot
from clinics.places.resolve import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

DIGITS = "A ZIP code has five digits"
UNKNOWN = "We know no place"
HOW = "Type a ZIP code, a city with its state, or a state."

SPOTS = {
    # ZIP codes, however they are written
    "80202": "Denver, CO 80202",
    " 80202 ": "Denver, CO 80202",
    "80202-1234": "Denver, CO 80202",
    "80202 1234": "Denver, CO 80202",
    "80202–1234": "Denver, CO 80202",
    "802021234": "Denver, CO 80202",
    "8 0202": "Denver, CO 80202",
    "80 202": "Denver, CO 80202",
    "80202-": "Denver, CO 80202",
    "80202-12": "Denver, CO 80202",
    "８０２０２": "Denver, CO 80202",
    "٨٠٢٠٢": "Denver, CO 80202",
    "ZIP 80202": "Denver, CO 80202",
    "zip code: 80202": "Denver, CO 80202",
    "80202\n": "Denver, CO 80202",
    "\x0080202": "Denver, CO 80202",
    "80202, USA": "Denver, CO 80202",
    "Denver, CO 80202": "Denver, CO 80202",
    "Denver CO 80202-1234": "Denver, CO 80202",
    "12345 Main Street, Denver, CO 80202": "Denver, CO 80202",
    "02108": "Boston, MA 02108",
    "Boston 02108": "Boston, MA 02108",
    # territories
    "00901": "San Juan, PR 00901",
    "96910": "Hagatna, GU 96910",
    "00802": "St Thomas, VI 00802",
    "96799": "Pago Pago, AS 96799",
    "96950": "Saipan, MP 96950",
    # cities
    "Denver": "Denver, CO",
    "denver": "Denver, CO",
    "  DENVER  ": "Denver, CO",
    "denver co": "Denver, CO",
    "denver,co": "Denver, CO",
    "Denver, CO": "Denver, CO",
    "Denver, Colo.": "Denver, CO",
    "Denver Colorado": "Denver, CO",
    "Denver, Colorado, USA": "Denver, CO",
    "Denver, CO, United States": "Denver, CO",
    "near Denver, CO": "Denver, CO",
    "in Denver CO": "Denver, CO",
    "100 Main Street, Denver, CO": "Denver, CO",
    "Dénver": "Denver, CO",
    "St. Louis": "Saint Louis, MO",
    "St Louis MO": "Saint Louis, MO",
    "Saint Louis": "Saint Louis, MO",
    "SAINT-LOUIS, MISSOURI": "Saint Louis, MO",
    "Ft Worth": "Fort Worth, TX",
    "Ft. Worth, TX": "Fort Worth, TX",
    "Mt Vernon, NY": "Mount Vernon, NY",
    "N Las Vegas": "North Las Vegas, NV",
    "Winston-Salem": "Winston-Salem, NC",
    "winston salem nc": "Winston-Salem, NC",
    "Winston Salem North Carolina": "Winston-Salem, NC",
    "Coeur d'Alene": "Coeur D Alene, ID",
    "Coeur d’Alene": "Coeur D Alene, ID",
    "O'Fallon, IL": "O Fallon, IL",
    "OFallon MO": "O Fallon, MO",
    "Mayagüez": "Mayaguez, PR",
    "San Juan, Puerto Rico": "San Juan, PR",
    "Charlotte Amalie, U.S. Virgin Islands": "Charlotte Amalie (St Thomas), VI",
    "Washington DC": "Washington, DC",
    "Washington, D.C.": "Washington, DC",
    "washington d c": "Washington, DC",
    "Kansas City MO": "Kansas City, MO",
    "Springfield, Illinois": "Springfield, IL",
    "Springfield IL": "Springfield, IL",
    "New York, NY": "New York, NY",
    "New York New York": "New York, NY",
    "NYC": "NYC (New York), NY",
    "New York City": "New York City (New York), NY",
    "Manhattan": "Manhattan (New York), NY",
    "Manhattan, Kansas": "Manhattan, KS",
    "Hollywood, CA": "Hollywood (Los Angeles), CA",
    "Fort Washington PA": "Fort Washington, PA",
    "Mount Vernon Washington": "Mount Vernon, WA",
}

NOTES = {
    "80202": "The post office lists 80202 under Denver, Colorado.",
    # A ZIP code of two states: the post office files it under one.
    "42223": "The post office lists 42223 under Fort Campbell, Kentucky.",
    "80201": "80201 is for post office boxes in Denver, CO. We measure from there.",
    "12345": "12345 belongs to one organization in Schenectady, NY. We measure from there.",
    "10048": "10048 is no longer in use. It was in New York, NY, and we measure from there.",
    "35270": "We do not know where 35270 lies, so we measure from the middle of Birmingham, AL.",
    "Denver": "",
}

STATES = {
    "CO": "CO",
    "co": "CO",
    "Colorado": "CO",
    "colorado ": "CO",
    "Colo.": "CO",
    "State of Colorado": "CO",
    "N.H.": "NH",
    "north carolina": "NC",
    "NorthCarolina": "NC",
    "W. Va.": "WV",
    "D.C.": "DC",
    "dc": "DC",
    "District of Columbia": "DC",
    "Puerto Rico": "PR",
    "PR": "PR",
    "Guam": "GU",
    "Virgin Islands": "VI",
    "U.S. Virgin Islands": "VI",
    "US Virgin Islands": "VI",
    "American Samoa": "AS",
    "Northern Mariana Islands": "MP",
    "CNMI": "MP",
    "Oregon": "OR",
    "Georgia, USA": "GA",
    "UT": "UT",
}

CHOICES = {
    "Springfield": {"Springfield, Illinois", "Springfield, Missouri", "Springfield, Massachusetts"},
    "Paris": {"Paris, Texas", "Paris, Kentucky"},
    "fort washington": {"Fort Washington, Maryland", "Fort Washington, Pennsylvania"},
    "O'Fallon": {"O Fallon, Illinois", "O Fallon, Missouri"},
    "wilmington": {"Wilmington, Delaware", "Wilmington, North Carolina"},
    "New York": {"All clinics in New York", "New York, New York"},
    "NY": {"All clinics in New York", "NY (New York), New York"},
    "Washington": {"All clinics in Washington", "Washington, District of Columbia"},
    "LA": {"All clinics in Louisiana", "LA (Los Angeles), California"},
}

NOWHERE = {
    # nothing, or nothing that could be a place
    "": HOW,
    "   ": HOW,
    "\x00": HOW,
    "🙂": HOW,
    "...": HOW,
    "---": HOW,
    "a" * 81: "too long for a place",
    "Denver " * 500: "too long for a place",
    "x": f"{UNKNOWN} “x”",
    "qwertzuiop": f"{UNKNOWN} “qwertzuiop”",
    "皮肤": f"{UNKNOWN} “皮肤”",
    "' OR 1=1; DROP TABLE clinics_place; --": UNKNOWN,
    "<script>alert(1)</script>": UNKNOWN,
    "{{ settings.SECRET_KEY }}": UNKNOWN,
    "%": HOW,
    "me@example.org": UNKNOWN,
    "https://other.example/": UNKNOWN,
    "near me": "We do not ask your device where you are",
    "here": "We do not ask your device where you are",
    "my location": "We do not ask your device where you are",
    # digits of other lengths
    "2": f"{DIGITS}, and you typed 1 digit. {HOW}",
    "80": f"{DIGITS}, and you typed 2 digits",
    "999": f"{DIGITS}, and you typed 3 digits. {HOW}",
    "802021": f"{DIGITS}, and you typed 6 digits. Did you mean 80202?",
    "8020212": "Did you mean 80202?",
    "80202123": "Did you mean 80202?",
    "303-555-0123": "as many digits as a phone number",
    "(303) 555-0123": "as many digits as a phone number",
    "+1 303 555 0123": "as many digits as a phone number",
    "123456789012": f"{DIGITS}, and you typed 12 digits",
    # ZIP codes that are none, or lead nowhere
    "99999": "We know no ZIP code 99999",
    "00000": "We know no ZIP code 00000",
    "80200": "ZIP codes that begin with 802 are in and around Denver, CO",
    "88888": "88888 is a ZIP code of North Pole, DC, and we do not know where it lies",
    "09001": "09001 is a ZIP code of the armed forces",
    "34001": "34001 is a ZIP code of the armed forces",
    "96201-1234": "96201 is a ZIP code of the armed forces",
    "09905": "09905 is a ZIP code of the armed forces",
    "APO AE 09001": "09001 is a ZIP code of the armed forces",
    "APO": "Mail to the armed forces has no place on a map",
    "FPO, AP": "Mail to the armed forces has no place on a map",
    "AE": "Mail to the armed forces has no place on a map",
    "96940": "96940 (Koror) is not in a state or territory that we cover",
    "96960": "96960 (Majuro) is not in a state or territory",
    "Pohnpei": "Pohnpei is not in a state or territory that we cover",
    # other countries
    "K1A 0B1": "a post code of Canada. We list clinics in the United States only",
    "k1a0b1": "a post code of Canada",
    "SW1A 1AA": "a post code of the United Kingdom",
    "Toronto": UNKNOWN,
}

SUGGESTED = {
    "2108": "02108",
    "901": "00901",
    "8O202": "80202",
    "80l02": "80102",
    "802021": "80202",
    "80200": "Denver, CO",
    "Denvr": "Denver, CO",
    "Dnever": "Denver, CO",
    "denvr, co": "Denver, CO",
    "Denvver Colorado": "Denver, CO",
    "Pheonix": "Phoenix, AZ",
    "Kolumbus": "Columbus, OH",
    "Los Angelos": "Los Angeles, CA",
    "Philadelfia": "Philadelphia, PA",
    "Minneapolous MN": "Minneapolis, MN",
    "denver, xx": "Denver, CO",
    "Paris, France": "Paris, TX",
    "Houston, Colorado": "Houston, TX",
}


@pytest.mark.parametrize(("text", "label"), SPOTS.items(), ids=map(repr, SPOTS))
def test_a_place_is_found_and_finds_itself_again(text, label):
    spot = resolve(text)
    assert isinstance(spot, Spot), spot
    assert spot.label == label
    assert spot.state is states.by_code(spot.label.split(", ")[-1].split()[0])
    again = resolve(spot.typed)
    assert (again.label, again.latitude, again.longitude) == (label, spot.latitude, spot.longitude)


@pytest.mark.parametrize(("text", "note"), NOTES.items())
def test_what_is_particular_about_a_zip_code_is_said(text, note):
    assert resolve(text).note == note


@pytest.mark.parametrize(("text", "code"), STATES.items())
def test_a_state_is_its_own_page(text, code):
    assert resolve(text) == InState(states.by_code(code))


@pytest.mark.parametrize("state", states.ALL, ids=lambda state: state.code)
def test_every_state_is_known_by_its_name_and_code(state):
    for text in (state.name, state.code):
        answer = resolve(text)
        if isinstance(answer, Choice):
            assert answer.options[0].state is state
        else:
            assert answer == InState(state)


@pytest.mark.parametrize(("text", "labels"), CHOICES.items())
def test_a_name_of_several_places_is_a_choice_and_each_option_leads_to_one(text, labels):
    answer = resolve(text)
    assert isinstance(answer, Choice)
    assert labels <= {option.label for option in answer.options}
    for option in answer.options:
        if option.state is None:
            assert isinstance(resolve(option.place), Spot), option


def test_a_city_much_larger_than_its_namesakes_is_meant_and_they_are_offered():
    spot = resolve("Denver")
    assert "Denver, Iowa" in {option.label for option in spot.others}
    assert not resolve("Denver, CO").others


@pytest.mark.parametrize(("text", "sentence"), NOWHERE.items(), ids=lambda text: repr(text)[:30])
def test_what_is_no_place_gets_its_own_sentence(text, sentence):
    answer = resolve(text)
    assert isinstance(answer, Nowhere), answer
    assert sentence in answer.sentence
    assert len(answer.sentence) < 300


@pytest.mark.parametrize(("text", "place"), SUGGESTED.items())
def test_what_may_have_been_meant_is_offered_first(text, place):
    answer = resolve(text)
    assert isinstance(answer, Nowhere), answer
    assert answer.options[0].place == place
    assert isinstance(resolve(place), Spot)


def test_the_tables_hold_more_than_a_hundred_inputs():
    tables = (SPOTS, NOTES, STATES, CHOICES, NOWHERE, SUGGESTED)
    assert sum(map(len, tables)) >= 120


# --- cost and privacy -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["80202", "Denver", "denver co", "Springfield", "NY", "Colorado"])
def test_a_look_up_costs_one_query(text, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        resolve(text)


@pytest.mark.parametrize("text", ["Denvr", "denver, wyoming", "99999", "35270", "qwertzuiop"])
def test_a_miss_costs_few_queries_and_little_time(text, django_assert_max_num_queries):
    start = time.process_time()
    with django_assert_max_num_queries(4):
        resolve(text)
    assert time.process_time() - start < 1


def test_an_index_serves_each_look_up():
    plans = [
        Place.objects.filter(pk="80202").explain(),
        PlaceName.objects.filter(key__in={"denver", "denverco"}).explain(),
        PlaceName.objects.filter(key="denver", state_code="CO").explain(),
        PlaceName.objects.filter(state_code="CO").explain(),
        PlaceName.objects.filter(key__gte="d", key__lt="e").explain(),
    ]
    for plan in plans:
        assert "Index" in plan or "INDEX" in plan, plan
        assert "SCAN" not in plan, plan


def test_nothing_of_what_was_typed_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        for text in ("80202", "Zanthia", "99999", "\x00", "a" * 500):
            resolve(text)
    logged = " ".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert logged == ""


def test_before_the_places_are_copied_a_reader_is_sent_to_the_states():
    for model in (Place, PlaceName, PlaceEdition):
        model.objects.all().delete()
    for text in ("80202", "Denver", "Denvr, CO"):
        assert "can't look up ZIP codes and cities at the moment" in resolve(text).sentence
    assert resolve("Colorado") == InState(states.by_code("CO"))
