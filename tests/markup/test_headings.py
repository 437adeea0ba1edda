"""Headings keep their order, their ids and their place in the list of contents."""

import re

from microsite.markup import ContentsEntry, render

from .helpers import html, references


def levels(text, **keywords):
    return [int(level) for level in re.findall(r"<h(\d)", html(text, **keywords))]


def ids(text, **keywords):
    return re.findall(r'<h\d id="([^"]*)"', html(text, **keywords))


def test_two_marks_become_the_level_that_the_page_wants():
    text = "## A\n\n### B\n\n#### C\n\n## D"
    assert levels(text) == [2, 3, 4, 2]
    assert levels(text, heading_level=4) == [4, 5, 6, 4]


def test_no_level_is_skipped_whatever_is_typed():
    assert levels("### A\n\n##### B\n\n# C") == [2, 3, 2]


def test_levels_end_at_six():
    assert levels("## A\n\n### B\n\n#### C", heading_level=5) == [5, 6, 6]


def test_ids_come_from_the_words():
    assert ids("## When to **call** [us](/a/) [@a]\n\n## É à", id_prefix="") == [
        "when-to-call-us",
        "e-a",
    ]


def test_a_repeated_heading_gets_a_number():
    assert ids("## A\n\n## A\n\n## A\n\n## a 2") == ["a", "a-2", "a-3", "a-2-2"]


def test_an_id_of_the_author_stays_with_its_heading():
    assert ids("## Day 3\n\n## Third day {#day-3}") == ["day-3-2", "day-3"]


def test_an_id_is_taken_away_from_the_words():
    assert html("## Day 3 {#third}") == '<h2 id="third">Day 3</h2>'


def test_a_bad_id_is_reported_and_not_used():
    rendered = render("a\n\n## Day 3 {#Day 3}")
    assert rendered.html == '<p>a</p>\n<h2 id="day-3">Day 3</h2>'
    assert [problem.line for problem in rendered.problems] == [3]


def test_words_without_letters_still_have_an_id():
    assert ids("## ???\n\n## 日本") == ["section", "section-2"]


def test_a_heading_never_takes_the_id_of_the_page_frame():
    assert ids("## Main") == ["main-2"]


def test_a_prefix_stands_before_every_id():
    rendered = render("## A\n\n## B {#c}", id_prefix="answer-12-")
    assert [entry.id for entry in rendered.contents] == ["answer-12-a", "answer-12-c"]
    assert 'id="answer-12-c"' in rendered.html


def test_contents_are_the_top_headings_in_plain_words():
    text = '## It\'s *A* & "B" [@a]\n\n### Sub\n\n/// do | Not me\n- x\n///\n\n## C'
    assert render(text, references("a")).contents == (
        ContentsEntry("its-a-b", "It’s A & “B”"),
        ContentsEntry("c", "C"),
    )


def test_titles_of_blocks_lie_one_level_below_their_heading():
    block = "/// do\n- a\n///\n\n/// urgent | T\n- a\n///\n\n"
    assert levels(f"{block}## A\n\n{block}### B\n\n{block}## C\n\n{block}") == [
        2, 2, 2, 3, 3, 3, 4, 4, 2, 3, 3,
    ]  # fmt: skip
    assert levels(f"## A\n\n{block}", heading_level=6) == [6, 6, 6]


def test_marks_that_are_no_heading():
    rendered = render("##A\n\n- ## B\n\n> ## C")
    assert "<h" not in rendered.html
    assert [problem.line for problem in rendered.problems] == [1, 3, 5]
