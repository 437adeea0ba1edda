"""What editors are told about a text, each check with what it finds and what it leaves alone."""

import pytest

from microsite.markup import Problem, References, check_text

from .helpers import notice, references

ERRORS = {
    "title": ("# A", "## A", "Headings begin with ##"),
    "skipped level": ("## A\n\n#### B", "## A\n\n### B\n\n## C", "skips a level"),
    "first level": ("### A", "## A", "first heading"),
    "colon": ("Do this:\n\nThen rest.", "Do this:\n\n- Rest.", "no list, table or block"),
    "colon at the end": ("Do this:", "Do this.", "no list, table or block"),
    "colon in an item": ("- Do this:\n- Rest.", "- Do this:\n    - Rest.", "no list"),
    "colon before a table": ("A:\n\nb", "A:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "no list"),
    "colon before a block": ("A:\n\n## B", "A:\n\n/// do\n- b\n///", "no list"),
    "colon before a source": ("A: [@a]\n\nb", "A: [@a]\n\n- b", "no list"),
    "html": ("a <b>c</b>", "a < b > c, <https://a.org>, <a@b.org>", "HTML is not allowed"),
    "html comment": ("a <!-- b -->", "a <-- b", "HTML is not allowed"),
    "html in a title": ("/// do | <b>\n- a\n///", "/// do | b\n- a\n///", "HTML is not allowed"),
    "entity": ("a&nbsp;b", "a & b; AT&T", "Type the character itself"),
    "repeated id": ("## A {#x}\n\n## B {#x}", "## A {#x}\n\n## B {#y}", "already used"),
    "frame id": ("## A {#main}", "## Main", "already used"),
    "click here": ("[Click here](/a/)", "[The risks](/a/)", "does not say where"),
    "here": ("See [here](/a/).", "See [healing](/a/).", "does not say where"),
    "link over lines": ("[read\nmore](/a/)", "[read about\nrisks](/a/)", "does not say where"),
    "empty link": ("[](/a/)", "[a](/a/)", "no text"),
    "link without address": ("[a]()", "[a](/a/)", "left out"),
    "unsafe link": ("[a](javascript:b)", "[a](https://b.org)", "left out"),
    "picture": ("![a](/b.png)", "Wow! [a](/b/)", "/// figure"),
    "citation in a link": ("[b [@a]](/c/)", "[b](/c/) [@a]", "after the link"),
    "empty block": ("/// do\n///", "/// do\n- a\n///", "is empty"),
    "unknown source": ("b [@b]", "b [@a]", "no source with the key"),
    "unknown notice": ("/// notice | x\n///", "/// notice | red-flags\n///", "no notice"),
    "unknown figure": ("/// figure | x\n///", "a", "no figure"),
    "broken block": ("/// do\n- a", "/// do\n- a\n///", "not closed"),
    "too long": ("word " * 12_001, "word " * 100, "longer than 60,000"),
    "too many brackets": ("[" * 300, "[a](/b/) " * 5, "shown as it was typed"),
}

ADVICE = {
    "hard": (
        "Subsequent administration of pharmacological preparations necessitates consultation.",
        "Ask your doctor first. Then use the cream.",
        "reads at grade",
    ),
    "red": ("You may see redness.", "It shows redness. It is gray on black skin.", "every skin"),
    "red flags": ("Skin is red.", "Know the red flags and the red-flag list.", "“red”"),
    "sunburn": ("It feels like sunburn.", "It is warm and tight, like a sunburn.", "sunburn"),
    "normal": ("This is completely normal.", "This is not completely normal.", "completely normal"),
    "working": ("It is a sign that it is working.", "It works.", "sign that it is working"),
    "crisis": ("This is a healing crisis.", "A “healing crisis” has no proof.", "healing crisis"),
    "worry": ("It is nothing to worry about.", "Call us about it.", "nothing to worry about"),
    "safe": ("It is 100% safe.", "Nothing is 100% safe.", "100% safe"),
    "guarantee": ("We guarantee it.", "No one can guarantee it.", "guarantee"),
    "purging": ("It is just purging.", "Purging is not a known effect.", "purging"),
    "side effects": ("It has no side effects.", "Ads say it has no side effects.", "side effects"),
    "long paragraph": ("A b. C d. E f. G h. I j.", "A b. C d. E f. G h.\n\nI j.", "5 sentences"),
    "long list": ("- a\n" * 8, "- a\n" * 7, "8 items"),
    "long inner list": (
        "- a\n" + "    - b\n" * 8 + "- c",
        "- a\n" + "    - b\n" * 7 + "- c\n" * 6,
        "8 items",
    ),
    "approved device": (
        "The pen is FDA approved.",
        "The pen is not FDA approved. The drug is FDA approved. The FDA cleared the pen.",
        "clears or authorizes",
    ),
}  # fmt: skip


def found(text, level):
    shown = references("a", notices={"red-flags": notice()})
    return [problem for problem in check_text(text, shown) if problem.level == level]


@pytest.mark.parametrize(("bad", "good", "words"), ERRORS.values(), ids=ERRORS)
def test_errors(bad, good, words):
    assert [problem for problem in found(bad, "error") if words in problem.message]
    assert found(good, "error") == []


@pytest.mark.parametrize(("bad", "good", "words"), ADVICE.values(), ids=ADVICE)
def test_advice(bad, good, words):
    assert [problem for problem in found(bad, "advice") if words in problem.message]
    assert found(good, "advice") == []
    assert found(bad, "error") == []


def test_lines_are_those_of_the_text():
    text = "Fine.\n\n## A\n\nSee [here](/a/).\n\n### B\n\n- a\n- It is 100% safe."
    assert [(problem.line, problem.level) for problem in check_text(text)] == [
        (5, "error"),
        (10, "advice"),
    ]


def test_the_hardest_sentences_come_with_their_lines():
    hard = "Subsequent administration of pharmacological preparations necessitates consultation."
    problems = check_text(f"## A\n\n{hard}\n\nGo.", ceiling=6)
    assert [problem.line for problem in problems] == [1, 3]
    assert hard in problems[1].message


def test_the_ceiling_is_the_callers():
    text = "Most people can return to their usual activities within several days afterwards."
    assert check_text(text, ceiling=20) == []
    assert check_text(text, ceiling=6) != []


def test_references_stay_as_they_are():
    shown = references("a", notices={"n": notice()})
    check_text("b [@a]\n\n/// notice | n\n///", shown)
    assert shown.cited == []
    assert shown.shown_notices == {}


def test_a_good_text_has_no_problems():
    text = "## Day 3 {#day-3}\n\nYour skin may feel dry.[@a]\n\n/// do\n- Rinse with water.\n///"
    assert check_text(text, references("a")) == []
    assert check_text("", References()) == []


def test_problems_are_sorted_by_line():
    assert sorted([Problem(2, "a"), Problem(1, "b")]) == [Problem(1, "b"), Problem(2, "a")]
