"""Odd YAML in the content files: one sentence with its file and line each, never a traceback."""

from io import StringIO

import pytest
from django.core.management import CommandError

from .small_library import SmallLibrary, rows

ARTICLE = "articles/recovery/day-three.md"
POLICY = "policies/privacy.md"
QUESTION = "threads/dry-skin/question.md"
ANSWER = "threads/dry-skin/answer-one.md"
NOTICE = "notices/red-flags.md"
SOURCES = "sources/all.yaml"
PEOPLE = "people.yaml"
CLINICS = "clinics.yaml"

LICENSE = "license: {state: CO, board: A board, number: S-one}"
NESTED = "license:\n    board: A board\n    state: {state}\n    number: {number}"
TEXT = "is a text: put it in quotes"
NO_TEXT = "is missing, empty or not a text"

# (name, file, what stands there, what stands there now, its words in the file, in the sentence).
TABLE = [
    # --- sources
    ("a list as a key", SOURCES, "key: two", "key: [a]", "key: [a]", f"“key” {NO_TEXT}"),
    ("a mapping as a key", SOURCES, "key: two", "key: {a: b}", "key: {", f"“key” {NO_TEXT}"),
    ("a number as an address", SOURCES, "url: h", "url: 5 # h", "url: 5", f"“url” {TEXT}"),
    ("an impossible address", SOURCES, "https://example.org/one", "https://a b", "a b",
     "valid URL"),
    ("a number as an identifier", SOURCES, "DOI 1", "1", "identifier: 1", f"“identifier” {TEXT}"),
    ("a list as a note", SOURCES, "Read in full.", "[a]", "note: [a]", f"“note” {TEXT}"),
    ("a capital in a key", SOURCES, "key: two", "key: Two", "key: Two", "small letters"),
    ("a list as what was seen", SOURCES, "seen: secondary", "seen: [a]", "[a]",
     f"“seen” {NO_TEXT}"),
    ("a year of six digits", SOURCES, "year: 2021", "year: 999999", "year: 9", "The year is"),
    ("a year before ours", SOURCES, "year: 2021", "year: -5", "year: -5", "The year is"),
    ("yes as a year", SOURCES, "year: 2021", "year: yes", "year: yes", "The year is"),
    ("a tag that does not fit", SOURCES, "year: 2021", "year: !!bool x", "!!bool", "can't be read"),
    ("a time that is none", SOURCES, "year: 2021", "year: !!timestamp x", "!!t", "can't be read"),
    # --- people
    ("a list as a slug", PEOPLE, "slug: sample-editor-one", "slug: [a]", "[a]",
     f"“slug” {NO_TEXT}"),
    ("a list as a clinician's slug", PEOPLE, "slug: sample-clinician-two", "slug: [a]", "[a]",
     f"“slug” {NO_TEXT}"),
    ("a space in a slug", PEOPLE, "slug: sample-editor-one", "slug: a b", "a b", "small letters"),
    ("a list as a role", PEOPLE, "role: editor\n  name: Sample Editor One", "role: [a]\n  name: x",
     "role: [a]", f"“role” {NO_TEXT}"),
    ("no e-mail address", PEOPLE, "editor.one@example.org", "nope", "nope", "valid email address"),
    ("one e-mail address for two", PEOPLE, "clinician.two@", "clinician.one@", 31, "already"),
    ("a list as a license", PEOPLE, LICENSE, "license: [a]", "license: [a]", "A license has"),
    ("a number as a license", PEOPLE, LICENSE, "license: 5", "license: 5", "A license has"),
    ("no such state", PEOPLE, "state: CO, board: A board, number: S-one",
     "state: ZZZ, board: A board, number: S-one", "ZZZ", "“ZZZ” is no state"),
    ("no such state on its own line", PEOPLE, LICENSE, NESTED.format(state="ZZZ", number="S-one"),
     "state: ZZZ", "“ZZZ” is no state"),
    ("a list as a state", PEOPLE, LICENSE, NESTED.format(state="[a]", number="S-one"),
     "state: [a]", f"“state” {TEXT}"),
    ("a license number in digits", PEOPLE, LICENSE, NESTED.format(state="CO", number="12"),
     "number: 12", f"“number” {TEXT}"),
    ("a long license number", PEOPLE, LICENSE, NESTED.format(state="CO", number="9a" * 30),
     "number: 9a", "at most 40 characters"),
    # --- front matter
    ("a list as a kind", ARTICLE, "kind: article", "kind: [article]", "kind:", f"“kind” {NO_TEXT}"),
    ("a list as a section", ARTICLE, "recovery", "[recovery]", "section:", f"“section” {NO_TEXT}"),
    ("a list as an article's slug", ARTICLE, "slug: day-three", "slug: [a]", "slug:", NO_TEXT),
    ("a long slug", ARTICLE, "slug: d", f"slug: {'d' * 130}", "slug:", "at most 120 characters"),
    ("a list as a part", ARTICLE, "known: |\n  - We know", "known: [a]\nx: |\n  - We know",
     "known: [a]", f"“known” {NO_TEXT}"),
    ("a place below nothing", ARTICLE, "slug: d", "featured: -4000000\nslug: d", "featured",
     "is a number from 1 to 999"),
    ("a place in letters", ARTICLE, "slug: d", "featured: x\nslug: d", "featured", "is a number"),
    ("yes as a place", ARTICLE, "slug: d", "featured: yes\nslug: d", "featured", "is a number"),
    ("a number as a policy's part", POLICY, "slug: p", "known: 5\nslug: p", "known", TEXT),
    ("a space in a notice's slug", NOTICE, "slug: red-flags", "slug: Red Flags!", "Red", "small"),
    ("a list as a notice's slug", NOTICE, "slug: red-flags", "slug: [a]", "slug:", NO_TEXT),
    ("a long slug of a question", QUESTION, "slug: d", f"slug: {'d' * 60}", "slug:", "at most 57"),
    ("a list as a name", QUESTION, "Maya", "[Maya]", "[Maya]", f"“asked_by” {NO_TEXT}"),
    ("a list as a title", QUESTION, "Is dry skin normal?", "[a]", "title:", f"“title” {NO_TEXT}"),
    ("a list as an author", ANSWER, "sample-clinician-one", "[a]", "[a]", f"“clinician” {NO_TEXT}"),
    # --- clinics
    ("a list in a list", CLINICS, "[sample-clinician-one]", "[[a]]", "[[a]]", "is a list of slugs"),
]  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(tmp_path):
    return SmallLibrary(tmp_path)


def problems(library):
    """The lines of what is wrong; that nothing was loaded is made sure of."""
    before, errors = rows(), StringIO()
    with pytest.raises(CommandError, match="Nothing was loaded"):
        library.load(stderr=errors)
    assert rows() == before
    return errors.getvalue().splitlines()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [entry[1:] for entry in TABLE],
    ids=[entry[0] for entry in TABLE],
)
def test_what_is_odd_is_named_with_its_file_and_line(library, file, old, new, line, words):
    library.change(file, old, new)
    number = line if isinstance(line, int) else library.line(file, line)
    found = problems(library)
    named = [each for each in found if each.startswith(f"content/{file}:{number}: ")]
    assert [each for each in named if words in each], found


@pytest.mark.parametrize("number", [5, 0, "[a]", "yes"])
def test_a_biography_that_is_no_text_is_named(library, number):
    text = (library.root / PEOPLE).read_text().replace("bio: Nobody.", f"bio: {number}", 1)
    library.write(PEOPLE, text)
    line = library.line(PEOPLE, f"bio: {number}")
    assert problems(library) == [
        f"content/{PEOPLE}:{line}: “bio” is a text: put it in quotes.",
    ]


def test_what_misses_a_required_field_is_checked_no_further(library):
    library.change(SOURCES, "kind: study", "kind: rumor")
    assert len(problems(library)) == 1
    library.change(SOURCES, "title: The first source", "title: 5")
    assert [line.split("“")[1].split("”")[0] for line in problems(library)] == ["title"]


def test_two_articles_without_a_slug_do_not_stand_at_one_address(library):
    library.change(ARTICLE, "slug: day-three", "slug: [a]")
    library.write("articles/recovery/other.md", (library.root / ARTICLE).read_text())
    assert [line.split(": ", 1)[1][:6] for line in problems(library)] == ["“slug”"] * 2
