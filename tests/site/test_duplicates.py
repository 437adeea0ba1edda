"""Two files of the library never say the same thing in the same words."""

import pytest

from microsite.starter.duplicates import near_duplicates

LONG = "Most people can wash their face with a mild soap on the day after the visit"
PARAGRAPH = (
    "A small study looked at scars in fifty people and found that shallow ones changed more than "
    "deep ones. Nobody knows yet how long the change lasts, or what happens after a year."
)


def found(*texts):
    return list(near_duplicates(texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{LONG}.", f"Other words. {LONG}."),
        (f"{LONG}.[@a]", f"**{LONG}.**[@b]"),
        (f"{LONG}.", f"- {LONG.upper()}!"),
        (f"| A |\n|---|\n| {LONG} |", f"{LONG}?"),
        (PARAGRAPH, PARAGRAPH.replace("fifty", "60")),
    ],
    ids=["sentence", "citations and marks", "item", "cell", "paragraph with another number"],
)
def test_what_stands_in_two_files_is_found(one, other):
    (problem,) = found(("content/a.md", 10, one), ("content/b.md", 20, f"## A\n\n{other}"))
    assert (problem.path, problem.line) == ("content/b.md", 22)
    assert "content/a.md:1" in problem.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wash your face with a mild soap.", "Wash your face with a mild soap."),
        (f"{LONG}.", LONG.replace("soap", "cream").replace("mild", "plain")),
        (PARAGRAPH, " ".join(reversed(PARAGRAPH.split()))),
        ("/// notice | red-flags\n///", "/// notice | red-flags\n///"),
    ],
    ids=["short sentence", "another sentence", "the same words in another order", "notice"],
)
def test_what_only_looks_alike_is_left_alone(one, other):
    assert found(("content/a.md", 1, one), ("content/b.md", 1, other)) == []


def test_a_file_may_repeat_itself():
    assert found(("content/a.md", 2, f"{LONG}."), ("content/a.md", 9, f"{LONG}.")) == []


def test_a_paragraph_is_reported_once_and_not_sentence_by_sentence():
    problems = found(("a", 1, PARAGRAPH), ("b", 1, PARAGRAPH), ("c", 1, PARAGRAPH))
    assert [problem.path for problem in problems] == ["b", "c"]
