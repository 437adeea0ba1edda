"""Which searches put the red-flag notice above their results."""

import pytest

from microsite.search import is_worrying


@pytest.mark.parametrize(
    "query",
    [
        *["pus", "Pus?", "PUS coming out", "green pus on day 4", "skin is oozing"],
        *["fever", "feverish", "high temperature after microneedling", "chills"],
        *["redness is spreading", "spreads to my neck", "red streaks", "streak", "red line on arm"],
        *["eye", "eyes", "eyelid swollen", "blurred vision", "losing sight", "can't see, blind"],
        *["blister", "blisters", "blistering", "cold sore", "cold-sores", "coldsores", "herpes"],
        *["swelling", "swollen lips", "my face swells", "hives", "allergic reaction", "rash"],
        *["numb", "numbness", "cannot feel my cheek", "can't feel my cheek", "face drooping"],
        *["breathing", "can't breathe", "short of breath", "wheezing", "throat closing"],
        *["chest", "chest pain", "faint", "fainted", "passed out", "dizzy", "light-headed"],
        *["burn", "burns", "burned", "burnt", "burning", "RF burn"],
        *["infection", "infected", "cellulitis", "sepsis"],
        *["black skin spots", "black spots on skin", "grey patches", "skin turned black"],
        *["skin is turning gray", "necrosis", "bleeding will not stop", "open wound"],
        *["seizure", "seizures", "convulsion", "confused after numbing cream", "fits"],
        *["severe pain", "painful", "getting worse", "emergency", "911", "hospital"],
        *["fever_after_microneedling", "  swelling  ", "swélling"],
    ],
)
def test_these_are(query):
    assert is_worrying(query)


@pytest.mark.parametrize(
    "query",
    [
        *["", "  ", "cost", "before and after", "how many sessions", "denver", "acne scars"],
        *["blackheads", "microneedling for black skin", "dark skin", "gray hair", "black mask"],
        *["push", "pushing", "campus", "octopus", "numbing cream", "number of sessions"],
        *["sunburn", "sunscreen", "auburn", "burnish", "hourglass", "fainter scars"],
        *["spreadsheet", "orchestra", "chestnut", "eyebrow lamination", "television", "insight"],
        *["vitamin c serum", "platelet-rich plasma", "benefits", "outfits", "collagen"],
        *["is it normal to peel", "redness day 3", "retinol", "license", "white noise"],
    ],
)
def test_these_are_not(query):
    assert not is_worrying(query)


def test_a_very_long_query_is_read_up_to_its_limit():
    assert not is_worrying("x " * 100_000 + "fever")
