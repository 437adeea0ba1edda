"""Blocks between /// lines: what comes out of good ones, and what is said about broken ones."""

import re

import pytest

from microsite.markup import render

from .helpers import figure, html, notice, parse, references

FALLBACK = "Call 911 for an emergency. For anything else that worries you, call your clinic."


def without_icons(text):
    return re.sub(r"<svg.*?</svg>", "<svg/>", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "words"),
    [("emergency", "Emergency: "), ("urgent", "Urgent: "), ("routine", "Not urgent: ")],
)
def test_a_care_card_says_its_level_in_words(name, words):
    found = html(f'## A\n\n/// {name} | Call "us"\n- b\n///')
    assert f'<svg class="icon icon--{name}" aria-hidden="true"' in found
    assert without_icons(found) == (
        f'<h2 id="a">A</h2>\n<section class="care care--{name}"><h3 class="care__title"><svg/>'
        f'<span class="care__level visually-hidden">{words}</span>Call “us”</h3>'
        '<div class="care__body">\n<ul>\n<li>b</li>\n</ul>\n</div></section>'
    )


@pytest.mark.parametrize(
    ("opening", "name", "title"),
    [
        ("/// do", "do", "Do"),
        ("/// do | First", "do", "First"),
        ("/// dont", "dont", "Do not"),
        ("///dont|Never", "dont", "Never"),
        ("/// DO", "do", "Do"),
    ],
)
def test_lists_of_what_to_do(opening, name, title):
    assert without_icons(html(f"{opening}\n- Rinse. It is gentle.\n///")) == (
        f'<div class="do-list do-list--{name}"><h2 class="do-list__title"><svg/>{title}</h2>\n'
        "<ul>\n<li>Rinse. It is gentle.</li>\n</ul>\n</div>"
    )


def test_a_callout():
    assert html("/// callout | *Tip*\nA **b**.\n\nC.\n///") == (
        '<aside class="callout"><p class="callout__title">Tip</p>\n'
        "<p>A <strong>b</strong>.</p>\n<p>C.</p>\n</aside>"
    )


def test_a_figure():
    assert html("/// figure | cheek\n///", references(figures={"cheek": figure()})) == (
        '<figure class="figure" id="figure-cheek">'
        '<img class="figure__image" src="/media/a.png" alt="A cheek" '
        'width="640" height="480" loading="lazy"><figcaption class="figure__caption">Day 3 '
        '<span class="figure__credit">Us</span></figcaption></figure>'
    )


def test_a_figure_without_caption_or_credit():
    figures = {"cheek": figure(caption="", credit="")}
    assert "figcaption" not in html("/// figure | cheek\n///", references(figures=figures))


def test_a_notice_is_shown_once_on_a_page():
    shown = references(notices={"red-flags": notice()})
    text = "/// notice | red-flags\n///"
    assert html(text, shown) == ('<div class="notice" id="notice-red-flags"><p>Call.</p></div>')
    assert html(text, shown) == (
        '<p class="notice-link"><a href="#notice-red-flags">Red flags</a></p>'
    )


def test_a_notice_that_the_page_itself_shows_is_only_linked():
    shown = references(notices={"red-flags": notice()})
    shown.show_notice("red-flags", "get-help")
    assert html("/// notice | red-flags\n///", shown) == (
        '<p class="notice-link"><a href="#get-help">Red flags</a></p>'
    )


def test_an_unknown_notice_becomes_the_safe_advice():
    rendered = render("## A\n\n/// notice | red-flag\n///", references(notices={}))
    assert FALLBACK in rendered.html
    assert 'class="care care--emergency"' in rendered.html
    assert [problem.line for problem in rendered.problems] == [3]


def test_the_safe_advice_stands_once():
    found = html("/// notice | a\n///\n/// notice | b\n///")
    assert found.count(FALLBACK) == 1
    assert '<a href="#notice-a">Get help now</a>' in found


def test_an_unknown_figure_shows_nothing():
    rendered = render("a\n\n/// figure | b\n///\n\nc")
    assert rendered.html == "<p>a</p>\n\n<p>c</p>"
    assert [problem.line for problem in rendered.problems] == [3]


def test_figures_and_notices_may_stand_in_other_blocks():
    shown = references(notices={"n": notice()}, figures={"f": figure()})
    rendered = render("/// routine | T\na\n/// figure | f\n///\n/// notice | n\n///\nb\n///", shown)
    assert rendered.problems == ()
    assert rendered.html.endswith("<p>b</p>\n</div></section>")


def test_a_block_needs_no_empty_lines():
    found = html("a\n/// do\n- b\n///\nc")
    assert found.startswith("<p>a</p>\n<div")
    assert found.endswith("</div>\n<p>c</p>")


def test_a_definition_after_a_block_does_not_take_it_in():
    assert parse(html("/// callout | T\n\n: a\n///"))[1]


BROKEN = {
    "unknown name": ("a\n\n/// emergancy | T\n- b\n///", 3, "“emergancy” is not the name"),
    "no name": ("/// | T\n- b\n///", 1, "not the name of a block"),
    "unclosed": ("/// emergency | T\n- b", 1, "not closed before the end of the text"),
    "unclosed before a heading": ("/// do\n- b\n\n## C", 1, "before the heading on line 4"),
    "unclosed before a block": ("/// do\n- b\n/// dont\n- c\n///", 1, "before the block on line 3"),
    "closes nothing": ("a\n\n///", 3, "closes nothing"),
    "care without title": ("/// urgent\n- b\n///", 1, "needs a title"),
    "callout without title": ("/// callout |\nb\n///", 1, "needs a title"),
    "figure without key": ("/// figure\n///", 1, "Say which figure"),
    "notice without key": ("/// notice |\n///", 1, "Say which notice"),
    "key with spaces": ("/// notice | red flags\n///", 1, "Say which notice"),
    "text in a figure": ("/// figure | cheek\nb\n///", 1, "not closed before the text on line 2"),
    "unclosed figure": ("/// figure | cheek", 1, "not closed before the end"),
    "in a list": ("- a\n\n    /// do\n    - b\n    ///", 3, "beginning of a line"),
    "after a bullet": ("- /// do\n- b\n\n///", 1, "beginning of a line"),
    "in a quotation": ("> /// do\n> - b\n> ///", 1, "beginning of a line"),
    "after words": ("a /// do\n- b", 1, "line of their own"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_block_is_reported_and_mended(text, line, words):
    rendered = render(text, references(figures={"cheek": figure()}))
    first = rendered.problems[0]
    assert first.line == line
    assert words in first.message
    assert first.level == "error"
    assert parse(rendered.html)[1]
    # The words of the text are still there; the marks are not.
    assert "b" in re.sub("<[^>]*>", "", rendered.html) or "b" not in text
    if "own" not in words:
        assert "///" not in rendered.html


def test_a_card_without_a_title_keeps_its_level():
    assert '<span class="care__level visually-hidden">Urgent: </span></h2>' in html(
        "/// urgent\n- b\n///"
    )


def test_an_unclosed_card_does_not_swallow_the_next_section():
    found = html("/// emergency | T\n- a\n\n## B\n\nc")
    assert found.index("</section>") < found.index("<h2 id")
