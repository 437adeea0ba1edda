"""Claims, terms, room to write, boxes to tick, refutations and drawings in a text."""

import re

import pytest

from microsite.markup import (
    can_be_term,
    cited_keys,
    cited_sources,
    inline_svg,
    plain_text,
    render,
    term_key,
)

from .helpers import claim, drawing, figure, html, parse, references, term

EXPLAINED = (
    '<dfn class="term"><a href="/glossary/#milia">milia</a></dfn> '
    '<span class="term__gloss">(small bumps)</span>'
)


def known(*keys, **changes):
    shared = {"claims": {"heals": claim()}, "terms": {"milia": term(), "milium": term()}}
    return references(*keys, **{**shared, **changes})


def without_icons(text):
    return re.sub(r"<svg.*?</svg>", "<svg/>", text, flags=re.DOTALL)


# --- claims -------------------------------------------------------------------------------------


def test_a_claim_is_numbered_with_the_sources_and_leads_to_its_note():
    shown = known("a", prefix="answer-1-")
    found = html("Skin heals.[@claim:heals] It is so.[@a][@claim:heals]", shown)
    assert found == (
        '<p>Skin heals.<sup class="citation"><a href="#answer-1-claim-heals" '
        'aria-label="Source 1">1</a></sup> It is so.<sup class="citation">'
        '<a href="#answer-1-source-a" aria-label="Source 2">2</a></sup><sup class="citation">'
        '<a href="#answer-1-claim-heals" aria-label="Source 1">1</a></sup></p>'
    )
    first, second = shown.cited
    assert (first.claim.slug, first.source) == ("heals", None)
    assert (second.claim, second.source.title) == (None, "Study a")


def test_a_claim_and_a_source_with_one_key_are_two_things():
    shown = known("heals")
    html("x[@heals][@claim:heals]", shown)
    assert [cited.anchor for cited in shown.cited] == ["source-heals", "claim-heals"]


def test_an_unknown_claim_shows_nothing_and_is_named():
    rendered = render("a\n\nb [@claim:heal]", known())
    assert rendered.html == "<p>a</p>\n<p>b</p>"
    (problem,) = rendered.problems
    assert (problem.line, problem.level) == (3, "error")
    assert "no claim with the key “heal”. Did you mean “heals”?" in problem.message


def test_a_source_is_no_claim_and_a_claim_no_source():
    assert len(render("x[@claim:a][@heals]", known("a")).problems) == 2


def test_what_a_text_refers_to_is_known_before_it_is_rendered():
    keys = cited_keys("## A [@b]\n\n[Milia] x [@claim:heals][@a] [white\u2019s Spot][@c]\n\n- [@a]")
    assert keys.sources == {"a", "b", "c"}
    assert keys.claims == {"heals"}
    assert keys.terms == {"milia", "white's spot"}


def test_sources_are_known_in_the_order_of_their_first_use():
    assert cited_sources("A b.[@b][@a]\n\n- a [@c][@b][@claim:z]") == ["b", "a", "c"]
    assert cited_sources("abc [@c\u200e\u200fd] abc [@ab]") == ["cd", "ab"]
    assert cited_sources("") == []


# --- terms --------------------------------------------------------------------------------------


def test_a_term_is_explained_at_its_first_use_and_is_words_after_it():
    found = html("Some get [milia]. A [milium] is one. [Milia] go.", known())
    assert found == f"<p>Some get {EXPLAINED}. A milium is one. Milia go.</p>"


def test_a_term_is_explained_once_over_all_texts_of_a_page():
    shown = known()
    assert "<dfn" in html("[milia]", shown)
    assert html("[milia]", shown) == "<p>milia</p>"
    assert "<dfn" in html("[milia]", shown.fresh())


def test_what_was_typed_stays_as_it_was_typed():
    assert ">MILIA</a></dfn>" in html("[MILIA]", known())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[milia][@a]", rf"{re.escape(EXPLAINED)}<sup"),
        ("x[@a][milia]", rf"</sup>{re.escape(EXPLAINED)}"),
        ("**[milia]**", rf"<strong>{re.escape(EXPLAINED)}</strong>"),
        ("- [milia]", rf"<li>{re.escape(EXPLAINED)}</li>"),
        ("([milia])", rf"\({re.escape(EXPLAINED)}\)"),
        ("x\n[milia]", re.escape(EXPLAINED)),
    ],
)
def test_a_term_stands_beside_whatever_else_a_sentence_has(text, expected):
    rendered = render(text, known("a"))
    assert re.search(expected, rendered.html)
    assert rendered.problems == ()


def test_a_term_in_a_heading_or_a_title_is_words_and_the_heading_is_named():
    rendered = render("## About [milia]\n\n/// urgent | Call for [milia]\nx\n///", known())
    assert '<h2 id="about-milia">About milia</h2>' in rendered.html
    assert "Call for milia</h3>" in rendered.html and "<dfn" not in rendered.html
    (problem,) = rendered.problems
    assert problem.line == 1 and "Explain “milia” in the text" in problem.message


def test_a_term_in_a_link_is_words_and_is_explained_at_its_next_use():
    found = html("[see [milia] here](/x/) and [milia]", known())
    assert found == f'<p><a href="/x/">see milia here</a> and {EXPLAINED}</p>'


@pytest.mark.parametrize(
    "text",
    [
        "[milia](/x/)", "[milia]: x", "[milia][other]", "\\[milia]", "![milia]", "a[milia]", "[m]",
        "[@milia]", "[milia\nx]", "[]", "[ milia ]", "[-milia]",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_term_is_none(text):
    assert cited_keys(text).terms <= {"other"}
    assert "<dfn" not in html(text, known())


def test_a_term_that_nobody_explains_is_its_words_and_is_named():
    rendered = render("A [mlia] is small.", known())
    assert rendered.html == "<p>A mlia is small.</p>"
    (problem,) = rendered.problems
    assert problem.message == "The glossary has no term “mlia”. Did you mean [milia]?"
    (problem,) = render("[pus cell]", known()).problems
    assert "Add it, or remove the brackets." in problem.message


def test_a_term_in_a_table_keeps_its_column_its_row_and_its_label():
    text = "| [milia] [@a] | what |\n|---|---|\n| [milium] | x |"
    elements, balanced = parse(html(text, known("a")))
    assert balanced
    assert [e for e in elements if e[0] == "th"] == [
        ("th", {"scope": "col"}),
        ("th", {"scope": "col"}),
        ("th", {"scope": "row", "data-label": "milia"}),
    ]
    assert ("td", {"data-label": "what"}) in elements


def test_what_the_glossary_says_is_escaped():
    shown = references(terms={"milia": term(gloss='<b>"x"</b> & y')})
    found = html("[milia]", shown)
    assert "<b>" not in found and "&lt;b&gt;" in found and "&amp; y" in found


def test_the_words_of_a_text_have_its_terms_without_brackets():
    assert plain_text("Some get [milia][@a].\n\n- [Milium] is [one](/x/).") == (
        "Some get milia.\nMilium is one."
    )


@pytest.mark.parametrize(("typed", "key"), [("  White  Head ", "white head"), ("A\u2019s", "a's")])
def test_case_spaces_and_quotes_of_a_term_do_not_count(typed, key):
    assert term_key(typed) == key


def test_only_what_the_brackets_take_can_be_a_term():
    for words in ("milia", "510(k)", "5-FU", "AHA/BHA", "patient's skin", "St. John's wort"):
        assert can_be_term(words), words
        assert cited_keys(f"x [{words}] y").terms == {term_key(words)}
    for words in ("m", "a|b", "a]b", "[a", "a@b", "naïve", "", "a" * 61, "a, b", "-a", "a-"):
        assert not can_be_term(words), words


# --- blocks -------------------------------------------------------------------------------------


def test_a_refutation_says_that_its_title_is_not_so():
    found = without_icons(html('## A\n\n/// myth | "Red is *good*"\nNo.\n///'))
    assert found == (
        '<h2 id="a">A</h2>\n<section class="myth"><h3 class="myth__title"><svg/>'
        '<span class="myth__label">Not so: </span>“Red is good”</h3>'
        '<div class="myth__body">\n<p>No.</p>\n</div></section>'
    )


@pytest.mark.parametrize(
    ("title", "heading"), [("", ""), (" | Bring", '<h2 class="checklist__title">Bring</h2>')]
)
def test_boxes_to_tick(title, heading):
    assert html(f"/// checklist{title}\n- A list\n///") == (
        f'<div class="checklist">{heading}\n<ul>\n<li>A list</li>\n</ul>\n</div>'
    )


@pytest.mark.parametrize(("name", "rules"), [("blank", 1), ("lines", 4)])
def test_room_to_write_has_a_label_and_rules(name, rules):
    label, rule = "My clinic &amp; me", '<span class="blank__rule"></span>'
    assert html(f"/// {name} | My *clinic* & me\n///") == (
        f'<div class="blank"><span class="blank__label">{label}</span>{rule * rules}</div>'
    )


BROKEN = {
    "a myth without its saying": ("/// myth\nNo.\n///", 1, "needs a title"),
    "room without a label": ("x\n\n/// blank\n///", 3, "Say what is written here"),
    "lines without a label": ("/// lines |\n///", 1, "“/// lines | Label”"),
    "text in room to write": ("/// blank | A\nx\n///", 1, "not closed before the text on line 2"),
    "an open myth": ("/// myth | A\nx", 1, "not closed before the end"),
    "an open checklist": ("/// checklist\n- x\n\n## B", 1, "before the heading on line 4"),
}


@pytest.mark.parametrize(("text", "line", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_block_is_named_and_mended(text, line, words):
    rendered = render(text)
    assert rendered.problems[0].line == line and words in rendered.problems[0].message
    assert parse(rendered.html)[1] and "///" not in rendered.html


def test_room_to_write_may_stand_in_a_list_of_boxes():
    rendered = render("/// checklist | Ask\n- A\n\n/// blank | Name\n///\n///")
    assert rendered.problems == ()
    assert rendered.html.endswith("</div>\n</div>")


# --- drawings -----------------------------------------------------------------------------------


def test_a_drawing_has_its_words_its_sources_and_ids_of_its_own():
    shown = known("a", figures={"d": drawing(cited_keys=("a", "no"))}, prefix="answer-1-")
    found = html("/// figure | d\n///", shown)
    assert found == (
        '<figure class="figure" id="answer-1-figure-d"><svg role="img" '
        'aria-labelledby="answer-1-figure-d-title" aria-describedby="answer-1-figure-d-description"'
        ' viewBox="0 0 1 1"><title id="answer-1-figure-d-title">A cheek</title>'
        '<desc id="answer-1-figure-d-description">One line.</desc>'
        '<path id="answer-1-figure-d-p" d="M0 0"/><use href="#answer-1-figure-d-p"/></svg>'
        '<figcaption class="figure__caption">Day 3<sup class="citation">'
        '<a href="#answer-1-source-a" aria-label="Source 1">1</a></sup> '
        '<span class="figure__credit">Us</span></figcaption><details class="figure__words">'
        "<summary>This figure in words</summary><p>One line.</p></details></figure>"
    )


def test_figures_placed_again_get_ids_that_no_other_figure_has():
    shown = references(figures={name: figure() for name in ("f", "f-2")})
    text = "/// figure | f\n///\n\n/// figure | f-2\n///\n\n/// figure | f\n///"
    assert re.findall(r' id="([^"]+)"', html(text, shown)) == [
        "figure-f", "figure-f-2", "figure-f-3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inner",
    [
        "<title>x</title>", "<a><path/></a>", "<p>x</p>", "<animate/>", "<set/>", "<SCRIPT/>",
        "<svg><script/></svg>", "<![CDATA[x]]>", "<?xml ?>", "<video src='x'/>", "<textarea>",
        '<path style="fill:red"/>', '<path/style="x"/>', '<path/onload="x"/>', "<path ONLOAD='x'/>",
        '<use href="//x.org#a"/>', "<use href=https://x.org />", "<use href = 'x.svg#a'/>",
        '<use xlink:href="x.svg"/>', '<path fill="url(//x.org#a)"/>', '<path fill="url(x)"/>',
    ],
)  # fmt: skip
def test_a_drawing_has_shapes_and_words_only(inner):
    with pytest.raises(ValueError, match="shapes and words only"):
        inline_svg(f"<svg>{inner}</svg>", "Title")


def test_a_drawing_may_use_its_own_parts():
    svg = '<svg><g id="a"><text x="1">On = off</text></g><use href="#a" mask="url(#a)"/></svg>'
    found = inline_svg(svg, "Title", name="one")
    assert '<g id="one-a">' in found and '<use href="#one-a" mask="url(#one-a)"/>' in found
    assert "one-" not in found.split("</title>")[1].split("<text")[1].split("</text>")[0]
