"""The helpers beside render() that return trusted HTML."""

import datetime
import json
import re

import pytest
from django.utils.safestring import SafeString

from microsite.markup import icon, inline_svg, json_ld, search_marks
from microsite.markup.trusted import ICONS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'


def test_json_ld_cannot_end_its_element():
    data = {"name": "</script><script>alert(1)</script> & <!-- \u2028\u2029", "b": [1, None]}
    found = json_ld(data)
    assert isinstance(found, SafeString)
    inner = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', found)[1]
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner) == data


def test_json_ld_writes_dates_and_letters_as_they_are():
    found = json_ld({"date": datetime.date(2026, 9, 19), "name": "José"})
    assert '"date":"2026-09-19"' in found
    assert "José" in found


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("a \x02b\x03 c", "a <mark>b</mark> c"),
        ('<b>\x02<i>\x03 & "', "&lt;b&gt;<mark>&lt;i&gt;</mark> &amp; &quot;"),
        ("\x02a", "<mark>a</mark>"),
        ("a\x03 b", "a b"),
        ("\x02\x02a\x03\x03", "<mark>a</mark>"),
        ("<mark>", "&lt;mark&gt;"),
        ("", ""),
    ],
)
def test_search_marks(snippet, expected):
    assert search_marks(snippet) == expected
    assert isinstance(search_marks(snippet), SafeString)


@pytest.mark.parametrize("name", ["emergency", "urgent", "routine", "do", "dont"])
def test_every_block_has_its_icon(name):
    found = icon(name)
    assert found.startswith(f'<svg class="icon icon--{name}" aria-hidden="true"')
    assert isinstance(found, SafeString)


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_can_be_shown(path):
    found = icon(path.stem)
    assert found.count("aria-hidden") == found.count(" class=") == 1
    assert found.endswith("</svg>")


@pytest.mark.parametrize("name", ["nothing", "", "../icons/do", "DO", "do.svg", "do\n"])
def test_an_unknown_icon_is_an_error_that_names_the_known_ones(name):
    with pytest.raises(ValueError, match=r"Known icons: .*emergency"):
        icon(name)


def test_a_drawing_has_a_title_and_a_description():
    assert inline_svg(SVG, "Map of <b>", "The states & more", name="map") == (
        '<svg role="img" aria-labelledby="map-title" aria-describedby="map-description" '
        'viewBox="0 0 1 1"><title id="map-title">Map of &lt;b&gt;</title>'
        '<desc id="map-description">The states &amp; more</desc><path d="M0 0"/></svg>'
    )
    assert "desc" not in inline_svg(SVG, "Map")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<path onclick="x"/>',
        "<path onload = x />",
        '<a href="https://evil.org"/>',
        '<use xlink:href="//evil.org#a"/>',
        "<foreignObject/>",
        "<style>a{}</style>",
        "<!-- a -->",
        '<image href="data:x"/>',
    ],
)
def test_a_drawing_that_could_do_something_is_refused(inner):
    with pytest.raises(ValueError, match="drawing"):
        inline_svg(SVG.replace("<path", f"{inner}<path"), "Map")


@pytest.mark.parametrize("text", ["", "<p>", "<svg>", f"a{SVG}", f"{SVG}<p>"])
def test_a_drawing_is_one_element(text):
    with pytest.raises(ValueError, match="one svg element"):
        inline_svg(text, "Map")
