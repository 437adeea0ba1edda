"""No text, however odd, makes rendering fail, break a page or take long."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from microsite.markup import check_text, cited_keys, plain_text, readability, render
from microsite.markup.source import LONGEST

from .helpers import claim, drawing, figure, html, notice, parse, references, term

# Processor seconds that one call may take; none takes more than one on the machine we measured on.
MOST_SECONDS = 5
LENGTH = LONGEST // 2

REPEATED = [
    "[", "]", "[a", "](", "[a](", "[]()", "![", "*", "_", "*a ", "**a", "_a ", "*_", "*a **b _c ",
    "\\", "\\[", "<", "<a", "<http://", "<a@", "<!--", ">", "> ", "- ", "1. ", "+ ", "> - ",
    "|", "a|b\n", ":\n", ": a\n", "a\n: b\n\n", "///\n", "/// do\n", "/// do | a\n///\n", "/// x\n",
    "#", "## a\n", "## a {#a}\n", "{#", " ", "\t", "\n", " \n", ".", "a. A", "e.g. A ", '"', "'",
    "-", "--- ", "&", "&lt;", "[@a]", "[@", "[@z] ", "`", "~", "- a\n", "- a\n\n    b\n\n", "> a\n",
    "word ", "word\n", "- [a](/b)\n", "\x00", "\ue000s0\ue001", "\ud800", "\U0001f9d1\u200d",
    "100% safe ", "red like sunburn ", "FDA approved ", "[milia]", "[milia] ", "[milia][@a]",
    "[[aa]", "[aa/", "[@claim:heals]", "[@claim:", "/// blank | a\n///\n", "|[milia]|b|\n|-|-|\n",
    "/// lines | [aa]\n///\n", "/// myth | a\n///\n", "/// checklist\n- a\n///\n",
    "/// figure | d\n///\n",
]  # fmt: skip
SHAPED = {
    "deep list": "".join(" " * (4 * depth) + "- a\n" for depth in range(170)),
    "deep quotation": "> a\n" + ">" * 5000 + " b\n",
    "wide table": "|".join("a" * 3000) + "\n" + "|".join("-" * 3000),
    "long table": "a|b\n-|-\n" + "a|b\n" * 7_000,
    "brackets below the limit": ("[" * 119 + "a" * 11_000 + "\n\n") * 5,
    "stars below the limit": ("*a " * 119 + "_b " * 119 + "\n\n") * 80,
    "escapes below the limit": ("\\*" * 399 + "x" * 11_000 + "\n\n") * 5,
    "heading of spaces": "## " + " " * LONGEST,
    "title of spaces": "/// do |" + " " * LONGEST + "a",
}


def everything():
    return references(
        "a",
        notices={"n": notice()},
        figures={"f": figure(), "d": drawing(cited_keys=("a",))},
        claims={"heals": claim()},
        terms={"milia": term(), "milium": term()},
    )


def run_all(text):
    shown = everything()
    for function in (
        # It renders the text, too.
        lambda: check_text(text, shown),
        lambda: plain_text(text),
        lambda: cited_keys(text),
        lambda: readability.grade(text),
        lambda: readability.hardest_sentences(text),
    ):
        start = time.process_time()
        function()
        assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("piece", REPEATED)
def test_a_piece_repeated_without_end(piece):
    run_all(piece * (LENGTH // len(piece)))


@pytest.mark.parametrize("text", SHAPED.values(), ids=SHAPED)
def test_a_text_of_an_odd_shape(text):
    run_all(text)


def test_five_thousand_brackets_are_shown_as_typed():
    start = time.process_time()
    rendered = render("[" * 5000)
    assert time.process_time() - start < 1
    assert rendered.html == f"<p>{'[' * 5000}</p>"
    assert [problem.line for problem in rendered.problems] == [1]


def test_a_text_that_nests_too_deeply_is_shown_as_typed():
    rendered = render("> a\n" + ">" * 3000 + " b [@a] **c**", everything())
    assert rendered.problems
    assert "b" in rendered.html


def test_a_text_that_is_too_long_is_cut_and_reported():
    rendered = render("a\n\n" + "b " * LONGEST)
    assert len(rendered.html) <= LONGEST + 100
    assert [problem.line for problem in rendered.problems] == [3, 3]
    assert "60,000" in "".join(problem.message for problem in rendered.problems)
    assert render("a" * LONGEST).problems[0].message.startswith("This paragraph")
    assert render(("a" * 100 + "\n\n") * 588).problems == ()


PIECES = [
    "[", "]", "(", ")", "*", "**", "_", "__", "a", "b c", "word.", " ", "\n", "\n\n", "- ", "1. ",
    "    ", "  ", "> ", "## ", "### ", "#", "|", "\n|a|b|\n|-|-|\n", "\n/// do\n",
    "\n/// emergency | T\n", "\n///\n", "\n/// figure | f\n", "\n/// notice | n\n",
    "\n/// zz | q\n", "[@a]", "[@b]", "<b>",
    "</div>", "<script>", "&lt;", "&#xE000;", "\ue000b0\ue001", "\\", '"', "'", "--", "...", ": ",
    "\n: d\n", "{#x}", "https://", "<https://a.b>", "[t](/u)", "[t](javascript:x)", "`", "~~~",
    "---", "\n---\n", "===", "\x02", "\x03", "\t", "!", "[milia]", "[milium]", "[no term]",
    "[@claim:heals]", "[@claim:no]", "\n/// myth | M\n", "\n/// checklist\n", "\n/// figure | d\n",
    "\n/// checklist | C [milia]\n", "\n/// blank | L [milia]\n", "\n/// lines | L\n",
    "\n/// blank\n",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(10))
def test_any_mixture_gives_a_sound_page(seed):
    chance = random.Random(seed)
    for _ in range(150):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
        shown = everything()
        found = html(text, shown)
        elements, balanced = parse(found)
        assert balanced, text
        assert not [tag for tag, _ in elements if tag in ("script", "b")], text
        assert not [char for char in found if "\ue000" <= char <= "\uf8ff"], text
        ids = [attributes["id"] for _, attributes in elements if attributes.get("id")]
        assert len(ids) == len(set(ids)), text
        check_text(text, shown)


def test_threads_do_not_mix_their_texts():
    def one(number):
        shown = references(f"k{number}", "a")
        text = f"## H{number}\n\nx [@a] [@k{number}] [l{number}](/p{number}/) [bad](x{number}:y)"
        return number, render(text, shown)

    with ThreadPoolExecutor(8) as pool:
        for number, rendered in pool.map(one, range(400)):
            assert f'id="h{number}"' in rendered.html
            assert f'href="#source-k{number}"' in rendered.html
            assert f'href="/p{number}/"' in rendered.html
            assert [f"x{number}:y" in problem.message for problem in rendered.problems] == [True]
