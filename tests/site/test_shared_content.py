"""Loading what pages share: claims, terms, alerts, drawings and comparisons."""

import pytest

from articles.models import Alert, Article, ArticleRevision, Claim, Figure, GlossaryTerm
from articles.questions.models import ComparisonRevision, Question
from microsite import search
from microsite.searchables import SEARCHABLES
from tests import make

from .small_library import SmallLibrary, rows
from .test_broken_content import ALERT, ARTICLE, CLAIMS, DRAWING, GLOSSARY, only, problems

TITLE = "Where these answers agree and differ"

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(tmp_path):
    return SmallLibrary(tmp_path)


@pytest.fixture
def loaded(library):
    library.load()
    return library


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def day_three():
    return Article.objects.get(slug="day-three")


# --- loaded -------------------------------------------------------------------------------------


def test_everything_that_pages_share_is_loaded_and_shown_as_a_sample(loaded, client):
    shown = read(client, day_three().get_absolute_url())
    for words in (
        "Dry skin is common in the first week.",
        "(small hard white bumps)",
        '<path class="fig-line"',
        "The top layer is thin.",
    ):
        assert words in shown
    assert "FDA warns of one device" in read(client, "/guide/recovery/")
    assert TITLE in read(client, Question.objects.get().get_absolute_url())
    for model in (Claim, GlossaryTerm, Alert):
        text = model.objects.published().get().public
        assert text.is_sample and text.reviewed_by != text.author
    assert ComparisonRevision.objects.current().get().is_sample
    for words, kind in (("dry", "claim"), ("milium", "term"), ("burns", "alert")):
        assert search.find(words, SEARCHABLES).counts_by_kind[kind] == 1


def test_a_second_load_changes_nothing(loaded):
    before = rows()
    assert loaded.load() == "Content loaded: 1 clinics, 15 texts unchanged.\n"
    assert rows() == before


def test_a_changed_claim_says_on_its_pages_that_the_evidence_changed(loaded, client):
    loaded.change(CLAIMS, "grade: some", "grade: strong")
    assert "1 texts changed" in loaded.load()
    shown = read(client, day_three().get_absolute_url())
    assert "Strong evidence" in shown and "Evidence changed on" in shown
    loaded.change(ARTICLE, "Words of text.", "Other words.")
    loaded.load()
    assert "Evidence changed on" not in read(client, day_three().get_absolute_url())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DRAWING, "M0 0h10", "M0 0h9"),
        ("figures/all.yaml", "The layers of skin.", "Layers."),
    ],
)
def test_a_changed_drawing_or_word_of_it_is_renewed(loaded, client, file, old, new):
    loaded.change(file, old, new)
    assert "1 figures changed" in loaded.load()
    shown = read(client, day_three().get_absolute_url())
    assert new in shown and old not in shown


def test_the_words_that_an_editor_mended_stay_until_the_file_changes(loaded):
    Figure.objects.update(caption="Mended.")
    loaded.load()
    assert Figure.objects.get().caption == "Mended."
    loaded.change("figures/all.yaml", "Two layers of skin", "Layers of skin")
    loaded.load()
    assert Figure.objects.get().caption == "The layers of skin."


def test_a_drawing_never_takes_the_place_of_a_picture(loaded):
    Figure.objects.get().delete()
    picture = make.picture("layers")
    assert "Left alone, because people changed it: figure layers" in loaded.load()
    figure = Figure.objects.get()
    assert (figure.image, figure.drawing) == (picture.image, "")


# --- what people did in the meantime -------------------------------------------------------------


def test_the_pages_of_an_alert_are_the_editors_once_it_is_loaded(loaded):
    alert = Alert.objects.get()
    assert [page.slug for page in alert.articles.all()] == ["chapter"]
    alert.articles.set([day_three()])
    loaded.change(ALERT, "Ask which device it is.", "Ask.")
    loaded.load()
    assert alert.public.summary == "FDA warned of burns. Ask."
    assert list(alert.articles.all()) == [day_three()]


@pytest.mark.parametrize("model", [Claim, GlossaryTerm, Alert])
def test_what_an_editor_changed_is_reported_and_left_alone(loaded, model):
    page = model.objects.get()
    text = page.edit(make.editor())
    for file, old in ((CLAIMS, "One study"), (GLOSSARY, "bumps on"), (ALERT, "## What")):
        loaded.change(file, old, f"{old} more")
    output = loaded.load()
    assert f"Left alone, because people changed it: {page.get_absolute_url()}\n" in output
    assert page.newest == text


def test_a_changed_answer_brings_a_new_comparison_of_the_same_words(loaded, client):
    before = ComparisonRevision.objects.current().get()
    loaded.change("threads/dry-skin/answer-one.md", "is dry.", "is very dry.")
    assert "2 texts changed" in loaded.load()
    after = ComparisonRevision.objects.current().get()
    assert (after.agree, after.pk != before.pk) == (before.agree, True)
    assert TITLE in read(client, Question.objects.get().get_absolute_url())


def test_when_an_editor_withdrew_an_answer_nothing_is_left_to_compare_and_loading_goes_on(
    loaded, client
):
    question = Question.objects.get()
    question.answers.first().withdraw(make.editor(), "It named a product.")
    before = rows()
    output = loaded.load()
    assert f"Left alone, because people changed it: {question.get_absolute_url()}" in output
    assert rows() == before
    assert TITLE not in read(client, question.get_absolute_url())


def test_when_an_editor_withdrew_a_claim_its_pages_are_left_alone_and_loading_goes_on(loaded):
    Claim.objects.get().withdraw(make.editor(), "Two trials found the opposite.")
    page = day_three()
    loaded.change(ARTICLE, "Words of text.", "Other words.")
    loaded.change("policies/privacy.md", "We keep little.", "We keep less.")
    output = loaded.load()
    assert f"people changed it: {page.get_absolute_url()} (The claim “dry-skin” is with" in output
    assert "1 texts changed" in output
    assert "Words of text." in page.public.body and page.open_revision is None
    assert ArticleRevision.objects.current().with_changed_evidence().get().page == page


# --- files that meet each other -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "name"), [(CLAIMS, "slug"), (GLOSSARY, "slug"), ("figures/all.yaml", "key")]
)
def test_what_stands_twice_is_named(library, file, name):
    library.write(file, (library.root / file).read_text() * 2)
    lines = (library.root / file).read_text().count("\n") // 2
    found = problems(library)
    assert any(line.startswith(f"content/{file}:{lines + 1}: ") for line in found), found
    assert "already" in found[0]


def test_two_alerts_at_one_address_are_named(library):
    library.write("alerts/other.md", (library.root / ALERT).read_text())
    assert "content/alerts/other.md:3" in " ".join(problems(library))


def test_two_terms_with_one_name_are_named(library):
    more = "- slug: cyst\n  name: Milium\n  gloss: a bump\n  definition: |\n    A bump.[@two]\n"
    library.write(GLOSSARY, (library.root / GLOSSARY).read_text() + more)
    found = only(problems(library))
    assert found == "content/glossary.yaml:8: The term “milia” has the name “milium” already."


def test_a_comparison_without_its_question_is_named(library):
    library.remove("threads/dry-skin/question.md")
    assert "This thread has no question.md." in only(problems(library))


def test_a_folder_without_any_of_it_is_right(library):
    for file in (CLAIMS, GLOSSARY, ALERT, "figures/all.yaml", DRAWING):
        library.remove(file)
    library.remove("threads/dry-skin/comparison.md")
    text = (library.root / ARTICLE).read_text()
    library.write(ARTICLE, text[: text.index("\n## What is shared")])
    assert "texts changed" in library.load()
    assert not Claim.objects.exists() and not Figure.objects.exists()
