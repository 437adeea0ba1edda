"""The ask journey as a reader sends it."""

import time

import time_machine

from microsite.public_form import new_stamp

ASK, QUESTION, DETAILS = "/questions/ask/", "/questions/ask/question/", "/questions/ask/details/"
HELP, UNDER_18, THANKS = (
    "/questions/ask/help/",
    "/questions/ask/under-18/",
    "/questions/ask/thanks/",
)
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
TEXT = "Is it normal that my cheeks feel tight on day three?"


def stamp(seconds_ago=60):
    """A stamp as if the form had been opened so many seconds ago."""
    with time_machine.travel(time.time() - seconds_ago, tick=False):
        return new_stamp()


def look(client, text=TEXT, **data):
    """Send step 1: the question."""
    data = {"question": text, "now": "no", "stamp": stamp(), **data}
    return client.post(QUESTION, data, **OURS)


def send(client, address="203.0.113.7", **data):
    """Send the last step; a value of None leaves a field out."""
    told = {
        "question": TEXT,
        "now": "no",
        "step": "send",
        "age_band": "30-44",
        "consent": "on",
        "stamp": stamp(),
        **data,
    }
    told = {name: value for name, value in told.items() if value is not None}
    return client.post(DETAILS, told, REMOTE_ADDR=address, **OURS)
