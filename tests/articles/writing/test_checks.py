"""Each check beside a text: what it finds, and what it leaves alone."""

from types import SimpleNamespace

import pytest

from articles.searchables import ARTICLES
from articles.writing.alt_texts import alt_texts, wrong_with
from articles.writing.place_names import place_names
from articles.writing.repeated_pages import repeated_pages
from articles.writing.unexplained_terms import unexplained_terms
from microsite.markup.plainer_words import plainer_words
from tests import make


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Discontinue the cream prior to treatment.", ["Discontinue", "prior to"]),
        ("They utilized approximately ten.", ["utilized", "approximately"]),
        ("Adverse effects were numerous.", ["Adverse effects", "numerous"]),
        ("It requires assistance, and requires it often.", ["requires", "assistance"]),
        ("Erythema resolves.", ["Erythema", "resolves"]),
        ("Stop the cream before treatment.", []),
        ("We used about ten.", []),
        ("The user may go on.", []),
        ("Requiem for a treatment.", []),
    ],
)
def test_long_words_come_with_plainer_ones(sentence, words):
    found = plainer_words(sentence)
    assert [word for word, _ in found] == words
    assert all(plainer for _, plainer in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some people get milia. They go.", ["milia"]),
        ("The PIH fades.", ["PIH"]),
        ("Milia are common.\n\nLater [milia] again.", ["Milia"]),
        ("Some people get [milia]. Milia go.", []),
        ("Some people get milia (small white bumps).", []),
        ("The FDA cleared it.", []),
        ("Nothing special.", []),
    ],
)
def test_a_term_is_explained_where_it_comes_first(text, words):
    found = list(unexplained_terms({"body": text}, ("milia",)))
    assert [one.message.split("”")[0].strip("“") for one in found] == words
    assert all((one.field, one.line) == ("body", 1) for one in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Texas a nurse may do it.", ["Texas"]),
        ("Clinics in New York and in Denver differ.", ["New York", "Denver"]),
        ("| State | Who |\n|---|---|\n| Ohio | Nurses |", ["Ohio"]),
        ("In Texas, and in Texas again.", ["Texas"]),
        ("Ask the board of your state.", []),
        ("A study of the University of Michigan.", []),
        ("The Colorado Medical Board answers.", []),
        ("It says so.[@texas-law]", []),
        ("See [the list](/clinics/texas/).", []),
    ],
)
def test_a_page_for_everybody_names_no_place(text, words):
    found = list(place_names("body", text))
    assert [one.message.split("”")[0].strip("“") for one in found] == words


@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("IMG_2031.jpg", "name of a file"),
        ("Image of three layers of skin", "leave out"),
        ("A photo showing a red cheek", "leave out"),
        ("Skin", "too short"),
        ("The layers of skin.", "repeats the caption"),
        ("Three layers of skin, the outer one the thinnest", ""),
        ("Imaging of the skin with light", ""),
    ],
)
def test_a_text_alternative_says_what_is_seen(alt, words):
    message = wrong_with(alt, caption="The layers of skin")
    assert words in message if words else message == ""
    figures = {"layers": SimpleNamespace(alt=alt, caption="The layers of skin")}
    text = "## A\n\n/// figure | layers\n///\n"
    found = list(alt_texts("body", text, figures))
    assert [one.line for one in found] == ([3] if words else [])


LONG = "Most people can wash their face with a mild soap on the day after the visit"
PARAGRAPH = (
    "A small study looked at scars in fifty people and found that shallow ones changed more than "
    "deep ones. Nobody knows yet how long the change lasts, or what happens after a year."
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "what"),
    [
        (f"## A\n\nOther words. {LONG}.", "This sentence"),
        (PARAGRAPH.replace("fifty", "60"), "This paragraph"),
        ("Wash your face with a mild soap.", ""),
        (LONG.replace("soap", "cream").replace("mild", "plain") + ".", ""),
    ],
)
def test_what_another_page_says_in_the_same_words_is_found_with_its_address(body, what):
    other = make.published(title="The other page", body=f"{LONG}.\n\n{PARAGRAPH}")
    draft = make.draft(body=body)
    found = list(repeated_pages(draft, [ARTICLES]))
    if not what:
        assert found == []
        return
    (finding,) = found
    assert finding.field == "body" and finding.message.startswith(what)
    assert "The other page" in finding.message and other.get_absolute_url() in finding.message


@pytest.mark.django_db
def test_a_new_text_of_a_page_may_say_what_the_page_says():
    page = make.published(body=f"{LONG}.\n\n{PARAGRAPH}").page
    assert list(repeated_pages(page.edit(make.editor()), [ARTICLES])) == []
