"""What authors may write, as pairs of what they type and what comes out."""

import pytest
from django.utils.safestring import SafeString

from microsite.markup import render

from .helpers import html

ALLOWED = {
    "paragraph": ("One.", "<p>One.</p>"),
    "bold and italic": ("**a** *b* _c_", "<p><strong>a</strong> <em>b</em> <em>c</em></p>"),
    "line break": ("a  \nb", "<p>a<br>\nb</p>"),
    "bullets": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "numbers": ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    "a list right after a line": ("Do:\n- a", "<p>Do:</p>\n<ul>\n<li>a</li>\n</ul>"),
    "a numbered list right after a line": ("Do:\n1. a", "<p>Do:</p>\n<ol>\n<li>a</li>\n</ol>"),
    "two kinds of list": (
        "- a\n1. b",
        "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>",
    ),
    "nested by two spaces": (
        "- a\n  - b",
        "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    ),
    "nested by four spaces": (
        "- a\n    - b",
        "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    ),
    "definitions": ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
    "quotation": ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    "rule": ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    "page of ours": ("[a](/guide/)", '<p><a href="/guide/">a</a></p>'),
    "place on the page": ("[a](#day-3)", '<p><a href="#day-3">a</a></p>'),
    "mail": ("[a](mailto:a@b.org)", '<p><a href="mailto:a@b.org">a</a></p>'),
    "mail by itself": ("<a@b.org>", '<p><a href="mailto:a@b.org">a@b.org</a></p>'),
    "telephone": ("[911](tel:911)", '<p><a href="tel:911">911</a></p>'),
    "telephone with country": (
        "[x](tel:+1-303-555-0100)",
        '<p><a href="tel:+1-303-555-0100">x</a></p>',
    ),
    "another site": (
        "[a](https://b.org/?c=1&d=2)",
        '<p><a href="https://b.org/?c=1&amp;d=2" rel="noopener noreferrer">a</a></p>',
    ),
    "an address by itself": (
        "<https://b.org/?c=1&d=2>",
        '<p><a href="https://b.org/?c=1&amp;d=2" rel="noopener noreferrer">'
        "https://b.org/?c=1&amp;d=2</a></p>",
    ),
    "brackets in an address": (
        "[a](https://b.org/c_(d))",
        '<p><a href="https://b.org/c_(d)" rel="noopener noreferrer">a</a></p>',
    ),
    "the title of a link is dropped": ('[a](/b "c")', '<p><a href="/b">a</a></p>'),
    "quotation marks": ("\"a\" and 'b'", "<p>“a” and ‘b’</p>"),
    "quotation marks around bold": ('"**a** b"', "<p>“<strong>a</strong> b”</p>"),
    "quotation in brackets": ('("a")', "<p>(“a”)</p>"),
    "apostrophes": ("don't, the '90s, it's", "<p>don’t, the ’90s, it’s</p>"),
    "dashes": ("1--2 --- a", "<p>1–2 — a</p>"),
    "ellipsis": ("Wait...", "<p>Wait…</p>"),
    "ampersand": ("A & B, AT&T", "<p>A &amp; B, AT&amp;T</p>"),
    "smaller and greater": ("1 < 2 > 1", "<p>1 &lt; 2 &gt; 1</p>"),
    "escaped star": (r"\*a\*", "<p>*a*</p>"),
    "hash in a text": ("#1 is this\n\n- #2", "<p>#1 is this</p>\n<ul>\n<li>#2</li>\n</ul>"),
    "indented text is no code": ("    a", "<p>a</p>"),
    "a line under a text is no heading": ("a\n===", "<p>a\n===</p>"),
    "windows line ends": ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), ALLOWED.values(), ids=ALLOWED)
def test_allowed(text, expected):
    rendered = render(text)
    assert rendered.html == expected
    assert rendered.problems == ()


def test_the_result_is_trusted_by_templates():
    assert isinstance(render("a").html, SafeString)


def test_the_same_text_gives_the_same_html():
    text = "## A\n\n/// do\n- b\n///\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert html(text) == html(text)


def test_a_table_has_heads_labels_and_a_region_that_scrolls():
    assert html('## Days\n\n| Day | *What* |\n|---|---|\n| 1 | "Dry" |') == (
        '<h2 id="days">Days</h2>\n'
        '<div class="table-scroll" role="region" tabindex="0" aria-label="Table: Days">'
        '<table class="table">\n<thead>\n<tr>\n'
        '<th scope="col">Day</th>\n<th scope="col"><em>What</em></th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<th data-label="Day" scope="row">1</th>\n'
        '<td data-label="What">“Dry”</td>\n</tr>\n'
        "</tbody>\n</table></div>"
    )


def test_regions_of_tables_have_different_names():
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    found = html(table * 2)
    assert 'aria-label="Table"' in found
    assert 'aria-label="Table (2)"' in found


def test_an_empty_cell_is_no_head():
    found = html("|  | b |\n|---|---|\n|  | 2 |")
    assert '<td></td>\n<th scope="col">b</th>' in found
    assert '<td></td>\n<td data-label="b">2</td>' in found


def test_a_table_may_follow_a_line_at_once():
    found = html("The days:\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert found.startswith("<p>The days:</p>")
    assert "<table" in found
