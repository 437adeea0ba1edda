"""What tells who somebody is: found in their text, explained, and taken out without other harm."""

import re
from itertools import pairwise
from time import perf_counter

import pytest

from articles.questions.personal_details import KINDS, LONGEST, Detail, find, redacted

from .tables import read_table, read_texts

PERSONAL = read_table("personal")
IMPERSONAL = read_texts("impersonal")
FOUND_AT_LEAST = 0.95
FALSE_AT_MOST = 0.05
# A title, a comma or a state may be taken along.
SPARE_CHARACTERS = 6

# What the public must never be asked to take out.
HONEST_WORDS = [
    *["1.5 mm", "0.25 mm", "36 pins", "SPF 30", "spf 50+", "40 mg", "0.05%", "2x day", "500 mg"],
    *["day 3", "on March 3", "last Tuesday", "11/18", "in 2019", "since June", "10:30 am"],
    *["I am 34", "age 58", "my 16-year-old", "Fitzpatrick IV", "type 1"],
    *["Accutane", "Retin-A", "Aquaphor", "La Roche-Posay", "CeraVe", "The Ordinary", "Neosporin"],
    *["SkinPen", "Morpheus8", "Dermapen", "Dermapen 4", "Dr. Pen", "Vivace", "Genius RF"],
    *["Dr. Jart", "dr jart", "Dr. Google", "dr google", "Dr. Dennis Gross", "Dr. Bronner's"],
    *["Denver", "in Austin", "Texas", "New York", "Salt Lake City", "near Tampa, Florida"],
    *["my nurse", "the doctor", "my dr", "a med spa", "the clinic", "at a day spa", "urgent care"],
    *["$350", "$1,200", "300-1200 dollars", "1 in 100", "4 to 6 weeks", "K123456"],
    *["Mayo Clinic says", "the American Academy of Dermatology", "amazon.com", "fda.gov"],
]


def covers(detail, kind, words):
    wide = len(detail.words) > len(words) + SPARE_CHARACTERS
    return detail.kind == kind and words in detail.words and not wide


def test_nearly_every_detail_is_found_and_nearly_no_honest_text_is_accused():
    wanted = [(text, kind, words) for text, said in PERSONAL for kind, words in said]
    missed = [
        (kind, words, text)
        for text, kind, words in wanted
        if not any(covers(detail, kind, words) for detail in find(text))
    ]
    accused = [(find(text), text) for text in IMPERSONAL if find(text)]
    found = 1 - len(missed) / len(wanted)
    false = len(accused) / len(IMPERSONAL)
    print(  # noqa: T201 - shown with pytest -s
        f"\nPersonal details: {found:.1%} of {len(wanted)} in {len(PERSONAL)} texts found, "
        f"{false:.1%} false alarms in {len(IMPERSONAL)} honest texts"
    )
    assert len(PERSONAL) >= 60
    assert len(IMPERSONAL) >= 60
    assert found >= FOUND_AT_LEAST, missed
    assert false <= FALSE_AT_MOST, accused


def test_nothing_else_is_pointed_out_in_texts_with_details():
    extra = []
    for text, said in PERSONAL:
        named = [words for _, words in said]
        for detail in find(text):
            if not any(words in detail.words or detail.words in words for words in named):
                extra.append((detail.kind, detail.words))
    assert len(extra) <= FALSE_AT_MOST * len(PERSONAL), extra


def test_the_tables_name_every_kind():
    assert {kind for _, said in PERSONAL for kind, _ in said} == set(KINDS)
    assert all(words in text for text, said in PERSONAL for _, words in said)


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title], ids=["low", "up", "title"])
def test_capitals_do_not_decide(change):
    """Names of clinics and people are harder to see in small letters; the rest is not."""
    wanted = [(change(text), words) for text, said in PERSONAL for _, words in said]
    missed = [
        words
        for text, words in wanted
        if not any(detail.words.lower() in words.lower() or words.lower() in detail.words.lower()
                   for detail in find(text))
    ]  # fmt: skip
    accused = [text for text in IMPERSONAL if find(change(text))]
    assert len(missed) <= 0.15 * len(wanted), missed
    assert len(accused) <= FALSE_AT_MOST * len(IMPERSONAL), accused


@pytest.mark.parametrize("words", HONEST_WORDS)
def test_these_words_are_left_alone(words):
    assert find(f"They told me about {words} and I am not sure. Is it ok?") == []
    assert find(words) == []


def test_redaction_takes_out_the_details_and_nothing_else():
    for text, _ in PERSONAL:
        details = find(text)
        marks = "|".join(re.escape(detail.replacement) for detail in details)
        rest, position = [], 0
        for detail in details:
            rest.append(text[position : detail.start])
            position = detail.end
        assert re.split(marks, redacted(text, details)) == [*rest, text[position:]]


def test_what_was_taken_out_is_not_found_again():
    for text in [*(text for text, _ in PERSONAL), *IMPERSONAL]:
        clean = redacted(text, find(text))
        assert find(clean) == []
        assert redacted(clean, find(clean)) == clean


def test_details_are_in_order_and_do_not_overlap():
    for text, _ in PERSONAL:
        details = find(text)
        assert all(text[detail.start : detail.end] == detail.words for detail in details)
        assert all(before.end <= after.start for before, after in pairwise(details))


def test_a_person_may_keep_what_they_want():
    text = "Mail me@example.org or call 303-555-0142."
    email, phone = find(text)
    assert redacted(text, [phone]) == "Mail me@example.org or call [phone number removed]."
    assert redacted(text, [email]) == "Mail [e-mail removed] or call 303-555-0142."
    assert redacted(text, []) == text
    assert redacted(text, [phone, email]) == redacted(text, [email, phone])


def test_a_detail_of_another_text_is_refused():
    (email,) = find("Mail me@example.org")
    with pytest.raises(ValueError, match="no such detail"):
        redacted("Mail you@example.org", [email])
    with pytest.raises(ValueError, match="no such detail"):
        redacted("Mail me@example.org", [email, email])


def test_every_kind_has_a_reason_and_a_replacement():
    for kind in KINDS:
        detail = Detail(0, 1, kind, "a")
        assert re.fullmatch(r"\[.+ removed\]", detail.replacement)
        assert detail.reason.endswith(".")


def test_a_message_of_an_error_repeats_nothing_personal():
    (email,) = find("Mail me@example.org")
    with pytest.raises(ValueError) as error:  # noqa: PT011 - what it must not say is the point
        redacted("", [email])
    assert "me@example.org" not in str(error.value)


@pytest.mark.parametrize("words", ["", " ", "\n\n", "[e-mail removed]", "?", "\u00a0", "😀", "ﬁ"])
def test_texts_without_words(words):
    assert find(words) == []


STRANGE = ["Dr. ", "a@", "a.", "1-", "five ", "Glow Skin Spa ", "spa ", "my name is ", "Aa "]
STRANGE += ["12 Main ", "http://", "www.a.b.com ", "thanks\n", "called ", "a at b dot ", "x" * 60]


@pytest.mark.parametrize("words", STRANGE)
def test_a_strange_text_is_read_in_time(words):
    """Twice the length takes about twice the time; the limit leaves room for a busy machine."""
    began = perf_counter()
    find((words * LONGEST)[: LONGEST // 2])
    assert perf_counter() - began < 5


def test_what_lies_beyond_the_limit_is_not_read():
    assert find("a " * LONGEST + "me@example.org") == []
