"""The grade of a text, on cases computed by hand."""

import pytest

from microsite.markup import plain_text
from microsite.markup.readability import (
    UNAVOIDABLE_TERMS,
    grade,
    hardest_sentences,
    sentences,
    words,
)
from microsite.markup.readability.__main__ import main


def formula(word_count, sentence_count, syllables):
    return 0.39 * word_count / sentence_count + 11.8 * syllables / word_count - 15.59


CASES = {
    "one sentence": ("The cat sat on the mat.", formula(6, 1, 6)),
    "two sentences": ("The cat sat. The doctor sat down.", formula(7, 2, 8)),
    "a list": ("- Wash your hands\n- Use a clean towel", formula(7, 2, 8)),
    "a heading": ("## The doctor\n\nWash your hands.", formula(5, 2, 6)),
    "a table": ("| Day | Water |\n|---|---|\n| Two | Use it |", formula(5, 4, 6)),
    "a block": ("/// do | Do it\n- Use water.\n///", formula(4, 2, 5)),
    "citations": ("The cat sat [@chu21][@meta22] on the mat.[@a]", formula(6, 1, 6)),
    "links": ("The [cat](https://very-long-address.example.org/) sat.", formula(3, 1, 3)),
    "emphasis": ("The **cat** *sat*.", formula(3, 1, 3)),
    "numbers": ("Wait 24 days.", formula(3, 1, 3)),
    "decimals": ("A 1.5 mm tip.", formula(5, 1, 5)),
    "compounds": ("A follow-up call.", formula(3, 1, 5)),
    "possessives": ("The doctor's cat.", formula(3, 1, 4)),
    "figures and notices": ("/// figure | a-b-c\n///\n\nThe cat.", formula(2, 1, 2)),
    "left out": ("Microneedling made the cat sit.", formula(4, 1, 4)),
    "left out in any case": ("MICRONEEDLING, Collagen: the cat sat.", formula(3, 1, 3)),
    "nothing": ("", 0.0),
    "nothing to count": ("## Microneedling", 0.0),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_grade(text, expected):
    assert grade(text) == pytest.approx(expected)


def test_nothing_is_left_out_on_request():
    assert grade("Microneedling.", leave_out=frozenset()) > 30


def test_terms_are_in_lower_case():
    assert all(term == term.lower() for term in UNAVOIDABLE_TERMS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Use 1.5 mm. Then stop.", ["Use 1.5 mm.", "Then stop."]),
        ("Dr. Smith says so, e.g. Monday.", ["Dr. Smith says so, e.g. Monday."]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("A line\nthat wraps.", ["A line that wraps."]),
        ("- One item\n- Two items", ["One item", "Two items"]),
        ("Wait... Then go.", ["Wait...", "Then go."]),
        ("Term\n: Meaning", ["Term", "Meaning"]),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_words():
    assert words("Don't rub the 2 follow-up areas [@a].") == [
        "Don't", "rub", "the", "2", "follow-up", "areas",
    ]  # fmt: skip


def test_the_hardest_come_first_and_short_ones_not_at_all():
    text = "Hyperbolic!\n\nThe cat sat on the mat.\n\nPatients require considerable information."
    found = hardest_sentences(text, count=2)
    assert [sentence for _, sentence in found] == ["The cat sat on the mat."]
    longer = f"{text}\n\nClinicians recommend avoiding unnecessary medication beforehand."
    assert [round(hard, 1) for hard, _ in hardest_sentences(longer)] == sorted(
        [round(hard, 1) for hard, _ in hardest_sentences(longer)], reverse=True
    )
    assert hardest_sentences(longer)[0][1].startswith("Clinicians")
    assert len(hardest_sentences("The cat sat on the mat. " * 9)) == 5


def test_plain_text_keeps_words_only():
    text = (
        "## Day **3** {#day-3}\n\nIt's [a link](/b/) [@c], <https://d.org>.\n\n"
        "/// urgent | Call us\n- one\n    - two\n///\n\n/// notice | red-flags\n///\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\nTerm\n: Meaning \\* snake_case"
    )
    assert plain_text(text) == (
        "Day 3\nIt's a link, https://d.org.\nCall us\none\ntwo\nA\nB\n1\n2\nquoted\nTerm\n"
        "Meaning * snake_case"
    )


def test_the_command_measures_prose_against_its_ceiling(tmp_path, capsys):
    easy = tmp_path / "easy.md"
    easy.write_text('---\ntitle: "Incomprehensibility"\nmain_message: |\n  Go now.\n---\nRest.\n')
    hard = tmp_path / "hard.md"
    hard.write_text(
        "---\nsection: aftercare\nunknown: |\n  Considerable uncertainty continues regarding "
        "optimal medication.\n---\nRest.\n"
    )
    assert main([str(easy)]) == 0
    assert main([str(easy), str(hard)]) == 1
    output = capsys.readouterr().out
    assert "ok   (at most 8)" in output
    assert "OVER (at most 6)" in output
    assert "Considerable uncertainty" in output


def test_the_command_says_which_file_it_cannot_read(tmp_path, capsys):
    assert main([]) == 2
    assert main([str(tmp_path / "none.md")]) == 1
    broken = tmp_path / "broken.md"
    broken.write_text("---\na: [\n---\nRest.\n")
    assert main([str(broken)]) == 1
    assert "broken.md" in capsys.readouterr().err
