"""Whatever is wrong in a content folder is named with its file and line, and nothing is loaded."""

from io import StringIO

import pytest
from django.core.management import CommandError

from .small_library import ANSWER as ANSWER_TEXT
from .small_library import NOTICE as NOTICE_TEXT
from .small_library import QUESTION as QUESTION_TEXT
from .small_library import SmallLibrary, rows

ARTICLE = "articles/recovery/day-three.md"
AFTERCARE = "articles/aftercare/chapter.md"
POLICY = "policies/privacy.md"
QUESTION = "threads/dry-skin/question.md"
ANSWER = "threads/dry-skin/answer-one.md"
OTHER_ANSWER = "threads/dry-skin/answer-two.md"
NOTICE = "notices/red-flags.md"
COMPARISON = "threads/dry-skin/comparison.md"
ALERT = "alerts/one-device.md"
CLAIMS = "claims/recovery.yaml"
GLOSSARY = "glossary.yaml"
FIGURES = "figures/all.yaml"
DRAWING = "figures/layers.svg"
SOURCES = "sources/all.yaml"
PEOPLE = "people.yaml"
CLINICS = "clinics.yaml"
DEVICES = "devices.yaml"

FIGURE = "a figure's entry"
NO_SCRIPTS = "no scripts, styles, comments or outside links"
TOO_LONG = "x" * 400
MANY_WORDS = "so " * 40
HARD = (
    "Generally speaking, it is beneficial to moisturize regularly and to protect treated areas "
    "carefully from additional ultraviolet radiation exposure."
)
HARDER = HARD.replace("moisturize", "systematically rehydrate compromised epidermal tissue")

# (name, file, what stands there, what stands there now, line, words of the sentence).
# The line is the one with these words, or the number where the thing itself is missing.
TABLE = [
    # --- front matter
    ("an unknown field", ARTICLE, "slug: d", "color: red\nslug: d", "color: red", "“color” is not"),
    ("a missing field", ARTICLE, "next_step: |\n  Read on.\n", "", 1, "“next_step” is missing"),
    ("an empty field", ARTICLE, "What it is.", '""', "summary:", "“summary” is missing, empty"),
    ("a number as a title", ARTICLE, "title: Day three", "title: 3", "title: 3", "“title” is"),
    ("a field twice", ARTICLE, "slug: d", "slug: x\nslug: d", "slug: d", "stands here twice"),
    ("a colon in a text", ARTICLE, "title: D", "title: a: D", "title: a", "Put texts with colons"),
    ("a control character", ARTICLE, "What it", "What\x07 it", "What\x07", "not valid YAML"),
    ("no end of the front matter", ARTICLE, "---\n## A", "## A", 1, "Close the front matter"),
    ("no front matter", ARTICLE, "---\ntitle", "title", 1, "Start the file with front matter"),
    ("front matter that is a list", ARTICLE, "---\ntitle", "---\n- title", 3, "not valid YAML"),
    ("another encoding", ARTICLE, "Words of", b"W\xf6rds of", 1, "Save the file as UTF-8"),
    ("an unknown kind", ARTICLE, "kind: article", "kind: poem", "kind: poem", "must be one of"),
    ("an unknown section", ARTICLE, "recovery", "rest", "section: rest", "must be one of"),
    ("a policy in a section", POLICY, "slug: p", "section: risks\nslug: p", "risks", "no section"),
    ("a capital in a slug", ARTICLE, "slug: day", "slug: Day", "slug: Day", "small letters"),
    ("a long summary", ARTICLE, "What it is.", TOO_LONG, "summary:", "at most 160 characters"),
    ("a long title", ARTICLE, "Day three", TOO_LONG, "title:", "at most 120 characters"),
    ("a place in words", ARTICLE, "slug: d", "featured: top\nslug: d", "featured", "is a number"),
    # --- texts
    ("an unknown source in a text", ARTICLE, "text.[@one]", "text.[@no]", "[@no]", "“no”"),
    ("an unknown source in a field", ARTICLE, "too.[@two]", "too.[@no]", "[@no]", "“no”"),
    ("an unknown source in an answer", ANSWER, "[@one]", "[@no]", "[@no]", "“no”"),
    ("an unknown source in a notice", NOTICE, "[@one]", "[@no]", "[@no]", "“no”"),
    ("an unknown notice", ARTICLE, "notice | red-flags", "notice | no", "notice | no", "“no”"),
    ("an unknown figure", ARTICLE, "notice | red-flags", "figure | no", "figure | no", "“no”"),
    ("a link to nowhere", ARTICLE, "Words", "[Words](/guide/no/)", "/no/", "No page of this"),
    ("a link in a field", ARTICLE, "Read on.", "[Read on](/no/).", "/no/", "No page of this"),
    ("a colon at an end", ARTICLE, "Words of", "Words:\n\nof", "Words:", "ends with a colon"),
    ("HTML", ARTICLE, "Words of", "<b>Words</b> of", "<b>", "HTML is not allowed"),
    ("a skipped heading", ARTICLE, "Words of", "#### Deep\n\nWords of", "####", "skips a level"),
    ("a title in the text", ARTICLE, "## A heading", "# A heading", "# A heading", "begin with ##"),
    ("an open block", ARTICLE, "red-flags\n///\n", "red-flags\n", "/// notice", "///"),
    ("a hard text", ARTICLE, "Words of text.", f"{HARDER} " * 2, "## A heading", "8 is the h"),
    ("hard aftercare", AFTERCARE, "Words of text.", HARD, "## A heading", "6 is the highest"),
    ("a hard notice", NOTICE, "You have trouble breathing.", HARD, 5, "6 is the highest"),
    # --- threads
    ("a title that asks nothing", QUESTION, "normal?\nsec", "so.\nsec", "title:", "is a question"),
    ("no question", QUESTION, "My skin is dry. Is this normal?\n", "", 7, "has no text"),
    ("a long name", QUESTION, "Maya", TOO_LONG, "asked_by", "at most 40 characters"),
    ("an answer by nobody", ANSWER, "cian-one", "cian-no", "cian-no", "No clinician"),
    ("two answers by one", OTHER_ANSWER, "cian-two", "cian-one", "clinician:", "already"),
    ("a long short answer", ANSWER, "Dry skin", MANY_WORDS, "short_answer", "40 are the most"),
    # --- lists
    ("an unknown kind of source", SOURCES, "kind: study", "kind: rumor", "rumor", "must be one of"),
    ("a source twice", SOURCES, "key: two", "key: one", 12, "already"),
    ("a year in words", SOURCES, "year: 2021", "year: late", "year: late", "The year is a number"),
    ("no address", SOURCES, "https://example.org/one", "one", "url: one", "https:// or http://"),
    ("an unknown field of a source", SOURCES, "  seen: s", "  by: x\n  seen: s", "by: x", "“by”"),
    ("a long title of a source", SOURCES, "The first source", TOO_LONG, "xxx", "at most 300"),
    ("an entry without fields", SOURCES, "- key: two", "- two\n- key: two", "- two", "Each entry"),
    ("a list that is none", SOURCES, "- key: one", "x: y\nz:\n- key: one", 1, "must be a list"),
    ("a real person", PEOPLE, "Sample Editor One", "Ada Lee", "Ada Lee", "are samples"),
    ("half a license", PEOPLE, "number: S-one", "no: 1", "no: 1", "A license has a state"),
    ("an unknown role", PEOPLE, "editor\n  name: Sample Editor One", "x\n  name: Sample", "role: x",
     "must be one of"),
    ("a clinic in no state", CLINICS, "state: CO", "state: XX", 1, "is no state"),
    ("an unknown field of a clinic", CLINICS, "  city", "  stars: 5\n  city", "stars", "“stars”"),
    ("an unknown person in a clinic", CLINICS, "cian-one", "cian-no", 2, "sample-clinician-no"),
    ("a clinic that is real", CLINICS, "Sample Clinic, Denver", "Denver", "name:", "“Sample”"),
    ("a clinic on the web", CLINICS, "  city", "  website: https://x.org\n  city", 2, "website"),
    ("an unknown profession", PEOPLE, "name: Sample Clinician One",
     "profession: wizard\n  name: Sample Clinician One", "profession: wizard", "wizard"),
    ("hours that nobody can read", CLINICS, "Mon-Fri 9-5", "whenever", "hours:", "We can't read"),
    ("an unknown device in a clinic", CLINICS, "sample-pen", "no-pen", 2, "“no-pen”"),
    ("a device of no kind", DEVICES, "needles\n  clearance: un", "laser\n  clearance: un",
     "kind: laser", "laser"),
    ("a clearance that nobody saw", DEVICES, "unchecked", "cleared", 12, "needs its FDA number"),
    ("a made-up device that is no sample", DEVICES, "A Pen", "Sample One", "Sample One", "only"),
    ("a number that is none", DEVICES, "K000000", '"202243"', "202243", "as in the FDA's record"),
    # --- claims
    ("an unknown claim in a text", ARTICLE, "claim:dry-skin", "claim:no", "claim:no", "“no”"),
    ("an unknown claim in a comparison", COMPARISON, "claim:dry-", "claim:no-", "[@cl", "no-skin"),
    ("an unknown source of a claim", CLAIMS, "[@one]", "[@no]", "[@no]", "“no”"),
    ("a claim without a source", CLAIMS, "[@one]", "", "One study", "Cite a source, or give"),
    ("a claim that rests on a claim", CLAIMS, "[@one]", "[@one][@claim:dry-skin]", "One study",
     "not on claims"),
    ("a claim that uses a term", CLAIMS, "One study", "For [milia] one study", "[milia]",
     "not on claims or terms"),
    ("an unknown grade", CLAIMS, "grade: some", "grade: sure", "grade: sure", "must be one of"),
    ("a claim in no section", CLAIMS, "section: recovery", "section: rest", "rest", "must be one"),
    ("a long statement", CLAIMS, "Dry skin is common", TOO_LONG, "statement:", "at most 240"),
    ("a claim without a statement", CLAIMS, "Dry skin is common in the first week.", '""',
     "statement:", "“statement” is missing"),
    ("an unknown field of a claim", CLAIMS, "  grade", "  sure: no\n  grade", "sure: no", "“sure”"),
    ("a capital in a claim's slug", CLAIMS, "slug: dry", "slug: Dry", "slug: Dry", "small letters"),
    ("a hard claim about aftercare", CLAIMS, "section: recovery\n  statement: Dry skin is common",
     f"section: aftercare\n  statement: {HARD[:150]}", 1, "6 is the highest"),
    # --- the glossary
    ("an unknown term", ARTICLE, "[milia]", "[milea]", "[milea]", "Did you mean [milia]?"),
    ("a term in a heading", ARTICLE, "What is shared", "What [milia] is", "## What", "in a head"),
    ("a term that uses a term", GLOSSARY, "the skin.", "[milium].", "bumps on", "without other"),
    ("a term that cites a claim", GLOSSARY, "[@two]", "[@claim:dry-skin]", "bumps on",
     "without other terms"),
    ("a name that no text can use", GLOSSARY, "[milium]", '["milia | cysts"]', "name: milia",
     "No text could refer to “milia | cysts”"),
    ("other names that are no list", GLOSSARY, "[milium]", "milium", "other_names", "of texts"),
    ("a long gloss", GLOSSARY, "small hard white", TOO_LONG, "gloss:", "at most 80 characters"),
    ("a term without a gloss", GLOSSARY, "small hard white bumps", '""', "gloss:", "“gloss” is"),
    # --- alerts
    ("an alert without its source", ALERT, "[@one]", "", "title:", "Cite the warning itself"),
    ("an alert that cites a claim", ALERT, "[@one]", "[@one][@claim:dry-skin]", "title:",
     "and no claims"),
    ("a day in words", ALERT, '"2025-10-15"', "October", "issued_on", "Write the day in quotes"),
    ("a day without quotes", ALERT, '"2025-10-15"', "2025-10-15", "issued_on", "“issued_on” is"),
    ("a page that is none", ALERT, "/guide/recovery/", "/guide/no/", "pages:", "No article of"),
    ("pages that are no list", ALERT, "pages:\n  - ", "pages: ", "pages:", "is a list of"),
    ("a list among the pages", ALERT, "- /guide", "- [a]\n  - /guide", "pages:", "is a list of"),
    ("a hard alert", ALERT, "burns.[@", f"burns. {HARD}[@", 10, "6 is the highest"),
    # --- figures
    ("a figure without its drawing", FIGURES, "key: layers", "key: layer", "key:", "layer.svg"),
    ("a drawing with a script", DRAWING, "<path", "<script>a</script><path", FIGURE, NO_SCRIPTS),
    ("a drawing with a style", DRAWING, "<path", "<style>p{}</style><path", FIGURE, NO_SCRIPTS),
    ("a drawing that is styled", DRAWING, "<path", '<path style="x"', FIGURE, NO_SCRIPTS),
    ("a drawing that acts", DRAWING, "<path", '<path onclick="x"', FIGURE, NO_SCRIPTS),
    ("a drawing that leads away", DRAWING, "<path", '<use href="//x.org"/><path', FIGURE,
     NO_SCRIPTS),
    ("a drawing of two pieces", DRAWING, "<svg", "<p></p><svg", FIGURE, "one svg element"),
    ("an unknown source of a figure", FIGURES, "[@one]", "[@no]", "sources:", "“no”"),
    ("a figure without words", FIGURES, "The top layer is thin. Below it lies a thick one.", '""',
     "description:", "“description” is missing"),
    ("an unknown field of a figure", FIGURES, "  credit", "  by: x\n  credit", "by: x", "“by”"),
    # --- comparisons
    ("half a comparison", COMPARISON, "  - One says number one, the other number two.\n", "", 5,
     "“differ” is missing"),
    ("an unknown source in a comparison", COMPARISON, "two.", "two.[@no]", "[@no]", "“no”"),
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


def test_the_folder_that_is_broken_below_is_right(library):
    assert library.load(check=True) == "The content files are right.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [entry[1:] for entry in TABLE],
    ids=[entry[0] for entry in TABLE],
)
def test_what_is_wrong_is_named_with_its_file_and_line(library, file, old, new, line, words):
    if isinstance(new, bytes):
        text = (library.root / file).read_bytes()
        library.write(file, text.replace(old.encode(), new))
    else:
        library.change(file, old, new)
    if line == FIGURE:
        # A drawing is named by the entry that describes it.
        file, line = FIGURES, "key: layers"
    number = line if isinstance(line, int) else library.line(file, line)
    found = problems(library)
    named = [each for each in found if each.startswith(f"content/{file}:{number}: ")]
    assert [each for each in named if words in each], found


def test_one_mistake_is_one_line_and_two_are_two_in_order(library):
    library.change(NOTICE, "[@one]", "[@no]")
    assert len(problems(library)) == 1
    library.change(ARTICLE, "Words of", "<b>Words</b> of")
    found = problems(library)
    assert [each.split(":")[0] for each in found] == [f"content/{ARTICLE}", f"content/{NOTICE}"]


def test_the_command_says_how_many_problems_there_are(library):
    library.change(NOTICE, "[@one]", "[@no]")
    with pytest.raises(CommandError, match=r"^1 problem in the content files"):
        library.load()
    library.change(ARTICLE, "Words of", "<b>Words</b> of")
    with pytest.raises(CommandError, match=r"^2 problems in the content files"):
        library.load()


# --- files that miss or meet each other -------------------------------------------------------


def only(found):
    (line,) = found
    return line


def test_a_section_without_a_chapter_is_named(library):
    library.remove("articles/risks/chapter.md")
    found = only(problems(library))
    assert found.startswith("content/articles:1: The section “risks” has 0 chapters")


def test_a_section_with_two_chapters_is_named(library):
    library.change(ARTICLE, "kind: article", "kind: chapter")
    assert any("“recovery” has 2 chapters" in line for line in problems(library))


def test_a_thread_with_one_answer_is_named(library):
    library.remove(ANSWER)
    found = only(problems(library))
    assert found == f"content/{QUESTION}:2: A thread has at least two answers."


def test_a_thread_without_a_question_is_named(library):
    library.remove(QUESTION)
    assert only(problems(library)) == "content/threads/dry-skin:1: This thread has no question.md."


def test_two_articles_at_one_address_are_named(library):
    library.write("articles/recovery/other.md", (library.root / ARTICLE).read_text())
    found = only(problems(library))
    assert found.startswith("content/articles/recovery/other.md:5: Another file stands at /guide/")


def test_two_threads_notices_and_clinics_at_one_address_are_named(library):
    library.write("threads/other/question.md", QUESTION_TEXT)
    for name in ("one", "two"):
        library.write(f"threads/other/answer-{name}.md", ANSWER_TEXT.format(name=name))
    library.write("notices/second.md", NOTICE_TEXT)
    library.write("clinics.yaml", (library.root / CLINICS).read_text() * 2)
    found = problems(library)
    assert [line.split(":")[:2] for line in found] == [
        ["content/clinics.yaml", "13"],
        ["content/notices/second.md", "3"],
        ["content/threads/other/question.md", "5"],
    ]


def test_a_folder_with_too_few_people_to_approve_is_named(library):
    text = (library.root / PEOPLE).read_text()
    library.write(PEOPLE, text.replace("role: editor", "role: clinician", 1))
    found = problems(library)
    assert "content/people.yaml:1: The library needs two people with the role “editor”." in found


def test_an_empty_folder_loads_nothing(tmp_path):
    library = SmallLibrary(tmp_path)
    library.root = tmp_path / "nothing"
    assert len(problems(library)) == 6
