"""What must never reach a page, whatever is typed and wherever."""

import pytest

from microsite.markup import render

from .helpers import figure, html, notice, parse, references

TAGS = {
    "a", "aside", "blockquote", "br", "circle", "dd", "div", "dl", "dt", "em", "figcaption",
    "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "path", "section",
    "span", "strong", "sup", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTACKS = {
    "script": "<script>alert(1)</script>",
    "script in lines": "<script>\nalert(1)\n</script>",
    "split script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "handler": '<img src=x onerror="alert(1)">',
    "handler without quotes": "<p/onclick=alert(1)>x",
    "svg": "<svg onload=alert(1)><set attributeName=x></svg>",
    "math": "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "style": "<style>*{color:red}</style>",
    "style attribute": '<p style="position:fixed">x</p>',
    "frame": '<iframe src="//evil.org"></iframe>',
    "form": '<form action="https://evil.org"><input name=a></form>',
    "comment": "<!-- <script>alert(1)</script> -->",
    "unclosed": "<img src=x onerror=alert(1)//",
    "declaration": "<!DOCTYPE html><?php x ?><![CDATA[<script>]]>",
    "javascript link": "[a](javascript:alert(1))",
    "javascript in capitals": "[a](JaVaScRiPt:alert(1))",
    "javascript with a tab": "[a](java\tscript:alert(1))",
    "javascript with a line end": "[a](java\nscript:alert(1))",
    "javascript with a control": "[a](\x01javascript:alert(1))",
    "javascript by entities": "[a](&#106;avascript&#58;alert(1))",
    "javascript by entity in angles": "[a](<javascript&colon;alert(1)>)",
    "javascript autolink": "<javascript:alert(1)>",
    "javascript autolink with slashes": "<javascript://x.org/%0aalert(1)>",
    "javascript by reference": "[a][b]\n\n[b]: javascript:alert(1)",
    "vbscript": "[a](vbscript:x)",
    "data link": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "data autolink": "<data://text/html,x>",
    "other host": "[a](//evil.org)",
    "other host by backslash": "[a](/\\evil.org)",
    "other host by backslashes": "[a](\\\\\\\\evil.org)",
    "other host after spaces": "[a](  //evil.org )",
    "other host with a tab": "[a](/\t/evil.org)",
    "broken scheme": "[a](https:/\\evil.org)",
    "relative link": "[a](evil)",
    "picture": "![a](https://evil.org/x.png)",
    "picture with script": '![a](x" onerror="alert(1))',
    "attribute by title": '[a](/b "c\\" onclick=\\"alert(1)")',
    "attribute by link": '[a](/b"onclick="alert(1))',
    "attribute list": "## A {: onclick=alert(1) }\n\nb\n{: .x onclick=alert(1) }",
    "id that breaks out": '## A {#x"><script>alert(1)</script>}',
    "html in a heading": "## <script>alert(1)</script>",
    "html in a cell": "| a | b |\n|---|---|\n| <script> | <img src=x onerror=alert(1)> |",
    "html in a head cell": '| a | "><script>alert(1)</script> |\n|---|---|\n| 1 | 2 |',
    "html in a title": "/// emergency | <img src=x onerror=alert(1)>\n- a\n///",
    "html in a callout": "/// callout | <script>alert(1)</script>\na\n///",
    "quotes in a title": "/// do | \" onclick=\"alert(1)\n- a\n///",
    "html in a key": "/// figure | <script>alert(1)</script>\n///",
    "html in a name": "/// <script>alert(1)</script>\n///",
    "options of a block": "/// do\n    attrs: {onclick: 'alert(1)', class: x}\n\n- a\n///",
    "html in a citation": "[@<script>alert(1)</script>]",
    "forged mark": "\ue000b0\ue001 \ue000s0\ue001 \ue000h0\ue001",
    "forged mark by entity": "&#xE000;s0&#xE001; &#57344;b0&#57345;",
    "forged library mark": "\x02wzxhzdk:0\x03 \x02amp\x03",
    "hidden characters": "\ue100\ue101 \U000f0000",
    "code": "`<script>alert(1)</script>`\n\n```\n<script>\n```",
}  # fmt: skip


def everything():
    return references(
        "a", notices={"red-flags": notice()}, figures={"cheek": figure()}, prefix="answer-1-"
    )


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize(
    "around",
    ["{}", "- {}", "> {}", "**{}**", "a [@a] {} b", "/// routine | T\n{}\n///", "Term\n: {}"],
)
def test_nothing_active_comes_out(text, around):
    found, balanced = parse(html(around.format(text), everything()))
    assert balanced
    for tag, attributes in found:
        assert tag in TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        if tag != "svg":
            assert "icon" not in (attributes.get("class") or "")
        address = attributes.get("href")
        assert address is None or (
            address.startswith(("https://", "http://", "mailto:", "tel:", "/", "#"))
            and not address.startswith(("//", "/\\"))
        )
        assert (attributes.get("src") or "/media/a.png") == "/media/a.png"


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_no_mark_is_left(text):
    found = html(text, everything())
    assert not [char for char in found if "\ue000" <= char <= "\uf8ff" or char in "\x02\x03"]


def test_html_is_shown_as_it_was_typed():
    assert html("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>"
    assert html("&nbsp; &lt;") == "<p>&amp;nbsp; &amp;lt;</p>"


def test_a_forged_mark_places_nothing():
    assert html("\ue000s0\ue001 a [@a]", references("a")).count("<sup") == 1


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.org", "page", "ftp://a.org"]
)
def test_a_dropped_link_keeps_its_words_and_is_reported(address):
    rendered = render(f"a\n\nb [words]({address})")
    assert rendered.html == "<p>a</p>\n<p>b words</p>"
    assert [problem.line for problem in rendered.problems] == [3]
    assert address in rendered.problems[0].message


def test_texts_of_a_figure_are_escaped():
    figures = {"x": figure(url='/a"b', alt='"<b>', caption="<i>", credit="<u>")}
    found = html("/// figure | x\n///", references(figures=figures))
    assert '<img class="figure__image" src="/a&quot;b" alt="&quot;&lt;b&gt;"' in found
    assert "&lt;i&gt;" in found
    assert "&lt;u&gt;" in found


def test_the_title_of_a_notice_is_escaped():
    notices = {"x": notice(title="<b>**x**</b>")}
    found = html("/// notice | x\n///\n/// notice | x\n///", references(notices=notices))
    assert '<a href="#notice-x">&lt;b&gt;**x**&lt;/b&gt;</a>' in found


def test_the_title_of_a_source_is_not_markup():
    shown = references("a")
    shown.sources["a"].title = "**x** <script>alert(1)</script>"
    assert "script" not in html("b [@a]", shown)
    assert shown.cited[0].source.title == "**x** <script>alert(1)</script>"
