"""The glossary: terms explained where a reader first meets them, and all of them from A to Z."""

import datetime
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import GlossaryTermRevision
from microsite.markup import term_key
from tests import make

DAY = datetime.timedelta(days=1)
GLOSS = "(small hard white bumps)"

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def read(client, page):
    response = client.get(page if isinstance(page, str) else page.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def page_with(body, **fields):
    return make.published(body=f"## A heading\n\n{body}", **fields).page


# --- in a text ----------------------------------------------------------------------------------


def test_a_term_is_explained_at_its_first_use_on_a_page_only(client):
    term = make.term("milia", other_names="milium")
    page = page_with(
        "Some get [milia]. One [milium] is small, two [Milia] are not.", known="[milia]"
    )
    shown = read(client, page)
    assert shown.count(GLOSS) == shown.count("<dfn") == 1
    assert f'<a href="{term.get_absolute_url()}">milia</a></dfn>' in shown
    assert "One milium is small, two Milia are not." in shown


def test_the_main_message_comes_first_and_so_explains_the_term(client):
    make.term("milia")
    page = page_with("Some get [milia].", main_message="Many get [milia].")
    shown = read(client, page)
    assert shown.index(GLOSS) < shown.index("A heading</h2>")
    assert shown.count(GLOSS) == 1


def test_each_answer_of_a_thread_explains_its_terms(client):
    """A link leads to one answer, so it has to be understood by itself."""
    make.term("milia")
    thread = make.accepted()
    for _ in range(2):
        make.answered(thread, body="Some get [milia]. The [milia] go.")
    assert read(client, thread).count(GLOSS) == 2


def test_a_term_beside_a_citation_is_explained_like_any_other(client):
    make.term("milia")
    make.source()
    page = page_with("Some get [milia][@test-source] and[@test-source] [milia].")
    shown = read(client, page)
    assert shown.count(GLOSS) == 1 and "[milia]" not in shown


@pytest.mark.parametrize(
    "body", ["Some get [the [milia] page](/glossary/).", "| [milia] | b |\n|---|---|\n| c | d |"]
)
def test_a_term_in_a_link_or_the_head_of_a_table_keeps_the_page_sound(client, body):
    make.term("milia")
    shown = read(client, page_with(body))
    assert "milia" in shown and "[milia]" not in shown
    assert not re.search(r"<a [^>]*>[^<]*<a ", shown)
    assert not re.search(r'data-label="[^"]*<', shown)


def test_a_term_in_a_heading_is_refused():
    make.term("milia")
    text = make.draft(body="## About [milia]\n\nWords.")
    with refused("line 1: Explain “milia” in the text, not in a heading"):
        text.submit(text.author)


def test_a_term_that_nobody_wrote_is_refused():
    make.term("milia")
    text = make.draft(body="## A\n\nSome get [milea].")
    with refused("The glossary has no term “milea”"):
        text.submit(text.author)


@pytest.mark.parametrize("state", ["draft", "submitted", "approved for later", "withdrawn"])
def test_a_term_that_is_not_public_is_shown_as_its_words(client, state):
    term = make.term_draft("milia")
    if state != "draft":
        term.submit(term.author)
    if state not in ("draft", "submitted"):
        later = timezone.now() + DAY if state == "approved for later" else None
        make.approve(term, make.clinician(), publish_at=later)
    if state == "withdrawn":
        term.page.withdraw(make.editor(), "Another word is better.")
    shown = read(client, page_with("Some get [milia] here."))
    assert "Some get milia here." in shown
    assert "<dfn" not in shown and "white bumps" not in shown


def test_a_changed_explanation_shows_at_once_although_texts_are_kept_rendered(client):
    term = make.term("milia").page
    page = page_with("Some get [milia].")
    assert GLOSS in read(client, page)
    make.term(page=term, gloss="tiny cysts")
    assert "(tiny cysts)" in read(client, page)
    moment = timezone.now() + DAY
    make.term(page=term, gloss="little grains", publish_at=moment)
    assert "(tiny cysts)" in read(client, page)
    with time_machine.travel(moment, tick=False):
        assert "(little grains)" in read(client, page)


# --- one name, one term -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "other_names"),
    [("milia", ""), ("MILIA ", ""), ("cyst", "milium"), ("cyst", "white head, Milia")],
)
def test_two_terms_do_not_share_a_name(name, other_names):
    make.term("milia", other_names="milium")
    draft = make.term_draft(name, other_names=other_names)
    with refused("The term “milia” has one of these names already"):
        draft.submit(draft.author)


def test_two_terms_that_wait_for_review_do_not_both_get_the_name():
    first, second = make.term_draft("milia"), make.term_draft("milia")
    for draft in (first, second):
        draft.submit(draft.author)
    make.approve(first, make.clinician())
    with refused("has one of these names already"):
        make.approve(second, make.clinician())


@pytest.mark.parametrize("state", ["approved for later", "withdrawn"])
def test_a_name_stays_taken_by_what_is_to_appear_or_may_come_back(state):
    later = timezone.now() + DAY if state == "approved for later" else None
    term = make.term("milia", publish_at=later)
    if state == "withdrawn":
        term.page.withdraw(make.editor(), "Another word is better.")
    draft = make.term_draft("milia")
    with refused("has one of these names already"):
        draft.submit(draft.author)


def test_a_term_keeps_its_own_name_and_gives_a_name_up_with_a_new_text():
    term = make.term("milia", other_names="milium").page
    make.term(page=term, other_names="")
    assert make.term("milium").page.public


@pytest.mark.parametrize("name", ["milia|cyst", "[milia]", "milia@", "m", "a, b", "naïve", "(s)"])
def test_a_name_that_no_text_could_use_is_refused(name):
    draft = make.term_draft("cyst", other_names=f"{name}, x")
    with refused("No text could refer to"):
        draft.submit(draft.author)


@pytest.mark.parametrize("name", ["a%", "a_", "a|b", "|", "a|milia", "%", "_"])
def test_names_are_compared_whole_and_nothing_in_them_is_a_pattern(name):
    make.term("ab milia", other_names="axb, cyst")
    assert not GlossaryTermRevision.objects.named([term_key(name)]).exists()


def test_more_names_than_any_text_has_are_looked_for_without_failing():
    term = make.term("milia")
    names = [f"word {number}" for number in range(3_000)]
    assert set(GlossaryTermRevision.objects.named(names)) >= {term}
    text = make.draft(body="## A\n\n" + "\n\n".join(f"[{name}]" for name in names))
    with refused("The glossary has no term “word 0”"):
        text.submit(text.author)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"gloss": " "}, "Fill in the term and what it means"),
        ({"definition": "See [milia]."}, "without other terms and claims"),
        ({"definition": "So.[@claim:heals]"}, "without other terms and claims"),
        ({"definition": "So.[@nobody]"}, "nobody"),
    ],
)
def test_a_term_without_what_it_needs_is_not_handed_in(fields, sentence):
    draft = make.term_draft("cyst", **fields)
    with refused(sentence):
        draft.submit(draft.author)


# --- from A to Z --------------------------------------------------------------------------------


def test_the_glossary_has_every_public_term_once_from_a_to_z(client):
    make.source("first")
    terms = [make.term(name) for name in ("milia", "acne", "edema", "Elastin", "510(k)", "5-FU")]
    make.term("collagen", definition="A protein.[@first] It is strong.[@first]")
    make.term_draft("secret")
    make.term("not yet", publish_at=timezone.now() + DAY)
    shown = read(client, "/glossary/")
    assert "7 words" in shown and "secret" not in shown and "not yet" not in shown
    for term in terms:
        assert shown.count(f'id="{term.page.slug}"') == 1
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert re.findall(r'id="letter-([^"]+)"', shown) == ["09", "a", "c", "e", "m"]
    assert shown.index("<dfn>acne") < shown.index("<dfn>collagen") < shown.index("<dfn>milia")
    assert shown.count('id="source-first"') == 1


def test_a_withdrawn_term_leaves_the_glossary_and_nothing_answers_410_for_it(client):
    term = make.term("milia")
    term.page.withdraw(make.editor(), "Another word is better.")
    shown = read(client, "/glossary/")
    assert "milia" not in shown and "Another word" not in shown
    term.page.reinstate(make.editor())
    assert "milia" in read(client, "/glossary/")
