"""Citations: numbers by first use, anchors, unknown keys."""

import re

import pytest

from microsite.markup import CitedKeys, References, cited_keys, render

from .helpers import figure, html, notice, references


def numbers(text):
    return [int(number) for number in re.findall(r'aria-label="Source (\d+)"', text)]


def test_a_citation_is_a_number_that_leads_to_its_source():
    assert html("It helps.[@chu21]", references("chu21", prefix="answer-12-")) == (
        '<p>It helps.<sup class="citation"><a href="#answer-12-source-chu21" '
        'aria-label="Source 1">1</a></sup></p>'
    )


def test_numbers_follow_the_reading_order():
    text = (
        "A [@b][@a] **b [@c]**\n\n- x [@d]\n- y [@b]\n\n"
        "| [@e] | [@f] |\n|---|---|\n| [@g] | [@a] |\n\nZ [@h]"
    )
    assert numbers(html(text, references(*"abcdefgh"))) == [1, 2, 3, 4, 1, 5, 6, 7, 2, 8]


def test_numbers_go_on_from_one_text_to_the_next():
    shown = references("a", "b", "c")
    assert numbers(html("x [@b]", shown)) == [1]
    assert numbers(html("x [@a] [@b]", shown)) == [2, 1]
    assert [(cited.number, cited.key, cited.anchor) for cited in shown.cited] == [
        (1, "b", "source-b"),
        (2, "a", "source-a"),
    ]
    assert shown.cited[0].source is shown.sources["b"]


def test_two_lists_on_one_page_do_not_meet():
    first, second = references("a", prefix="answer-1-"), references("a", prefix="answer-2-")
    assert 'href="#answer-1-source-a"' in html("x [@a]", first)
    assert 'href="#answer-2-source-a"' in html("x [@a]", second)


def test_an_unknown_key_shows_nothing_and_is_reported_with_its_line():
    rendered = render("a\n\nb [@chu12] c\n\n- [@nope]", references("chu21"))
    assert rendered.html == "<p>a</p>\n<p>b c</p>\n<ul>\n<li></li>\n</ul>"
    assert [(problem.line, problem.level) for problem in rendered.problems] == [
        (3, "error"),
        (5, "error"),
    ]
    assert "Did you mean “chu21”?" in rendered.problems[0].message
    assert references("chu21").cited == []


def test_without_references_every_key_is_unknown():
    assert len(render("a [@b]").problems) == 1


@pytest.mark.parametrize("text", ["[@a, b]", "[@ a]", "[@]", "[@a"])
def test_a_citation_that_cannot_be_read_is_reported(text):
    assert [problem.line for problem in render(f"x\n\n{text}", references("a")).problems] == [3]


def test_the_space_before_a_number_goes():
    shown = references("a")
    assert "word<sup" in html("word [@a]", shown)
    assert "end.<sup" in html("the end. [@a] Next", shown)
    assert "<li><sup" in html("- [@a]", shown)
    assert "<li><sup" in html("1. [@a]", shown)


def test_a_citation_inside_a_link_stands_after_it():
    found = html("[in [@a] a link](/x/)", references("a"))
    assert '<a href="/x/">in a link</a><sup' in found


def test_a_citation_in_a_title_is_reported():
    rendered = render("/// urgent | T [@a]\n- b\n///", references("a"))
    assert "<sup" not in rendered.html
    assert len(rendered.problems) == 1


def test_keys_are_known_before_anything_is_rendered():
    text = (
        "## A [@a]\n\nx [@b][@a]\n\n/// notice | red-flags\n///\n\n/// do\n- [@c]\n///\n\n"
        "/// figure | cheek\n///"
    )
    assert cited_keys(text) == CitedKeys(
        frozenset("abc"), frozenset({"red-flags"}), frozenset({"cheek"})
    )
    assert cited_keys("nothing") == CitedKeys(frozenset(), frozenset(), frozenset())


def test_fresh_references_have_cited_nothing():
    shown = References(
        sources=references("a").sources,
        notices={"n": notice()},
        figures={"f": figure()},
        prefix="p-",
    )
    html("x [@a]\n\n/// notice | n\n///", shown)
    fresh = shown.fresh()
    assert (fresh.cited, fresh.shown_notices, fresh.prefix) == ([], {}, "p-")
    assert (fresh.sources, fresh.notices, fresh.figures) == (
        shown.sources,
        shown.notices,
        shown.figures,
    )
