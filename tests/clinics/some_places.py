"""Some of the real places, loaded as all of them are: enough to look for, and quick."""

import functools

import zipcodes

from clinics.places.loading import load

EDITION = "test"
WHOLE_STATES = {"CO", "DC", "RI", "WY", "PR", "GU", "VI", "AS", "MP", "FM", "PW", "MH"}
CITIES = {
    "Adak", "Anchorage", "Austin", "Birmingham", "Boston", "Brooklyn", "Chicago", "Coeur D Alene",
    "Columbus", "Denver", "Fort Campbell", "Fort Washington", "Fort Worth", "Hollywood", "Houston",
    "Kansas City", "Ketchikan", "Las Vegas", "Los Angeles", "Louisville", "Manhattan",
    "Minneapolis", "Mount Vernon", "New York", "North Las Vegas", "O Fallon", "Oregon", "Paris",
    "Philadelphia", "Phoenix", "Portland", "Sacramento", "Saint Louis", "Salem", "San Diego",
    "Schenectady", "Springfield", "Texarkana", "Washington", "Wilmington", "Winston-salem",
}  # fmt: skip
ZIP_CODES = {"09001", "09905", "34001", "96201"}


@functools.cache
def records():
    """The records of these places, as the package has them."""
    return [
        record
        for record in zipcodes.list_all()
        if record["state"] in WHOLE_STATES
        or record["city"] in CITIES
        or record["zip_code"] in ZIP_CODES
    ]


def load_some_places():
    """Put them into the database of the test."""
    load(records(), EDITION)
