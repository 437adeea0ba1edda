"""Notes on a passage: kept if the passage is in the text, settled by whoever writes it."""

import pytest
from django.core.exceptions import ValidationError

from microsite.publishing.admin_urls import admin_url
from microsite.publishing.models import ReviewNote
from microsite.publishing.passages import line_of
from tests import make

from .screens import do, text_of

pytestmark = pytest.mark.django_db
BODY = (
    "## The first days\n\nSkin feels **tight** on day\u00a03.[@test-source] It then\npeels.\n\n"
    "- See [your clinic](/clinics/) early."
)


def submitted(**fields):
    make.source()
    return make.submitted(**{"body": BODY, **fields})


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        ("The first days", 1),
        ("skin feels tight on day 3", 3),
        ("feels **tight** on", 3),
        ("on day 3.1 It then peels", 3),
        ("on day 3.[2] It", 3),
        ("peels", 4),
        ("See your clinic early", 6),
        ("[your clinic](/clinics/)", 6),
        ("feels tighter", None),
        ("kin feels tig", 3),
        ("", None),
    ],
)
def test_a_passage_is_found_as_it_was_typed_and_as_it_is_read(passage, line):
    assert line_of(passage, BODY) == line


def test_a_note_on_a_passage_is_kept_with_its_field():
    text, by = submitted(), make.clinician()
    note = text.note_on_passage(by, "body", " feels tight on day 3 ", "Say for how many.")
    assert (note.field, note.passage, note.author) == ("body", "feels tight on day 3", by)


@pytest.mark.parametrize(
    ("field", "passage", "words", "sentence"),
    [
        ("body", "feels loose", "x", "This passage is not in the text. Copy it from there"),
        ("summary", "feels tight", "x", "stands in another part of the text. Choose that part."),
        ("nonsense", "feels tight", "x", "Choose the part of the text"),
        ("pk", "1", "x", "Choose the part of the text"),
        ("body", " … ", "x", "Copy the passage from the text"),
        ("body", "tight " * 200, "x", "600 characters are the most"),
        ("body", "feels tight", " ", "Say what should change in this passage."),
    ],
)
def test_a_note_that_points_nowhere_is_refused_with_a_sentence(field, passage, words, sentence):
    with pytest.raises(ValidationError, match=sentence.replace("(", r"\(")):
        submitted().note_on_passage(make.clinician(), field, passage, words)
    assert not ReviewNote.objects.exists()


def test_who_may_not_return_a_text_makes_no_notes_on_it():
    text = submitted(author=make.clinician())
    with pytest.raises(ValidationError, match="You wrote or changed this text"):
        text.note_on_passage(text.author, "body", "feels tight", "x")
    with pytest.raises(ValidationError, match="waits for its review"):
        make.published().note_on_passage(make.editor(), "title", "Title", "x")


def test_notes_on_passages_are_enough_to_return_a_text_and_none_is_not():
    text, by = submitted(), make.clinician()
    with pytest.raises(ValidationError, match="Say what should change"):
        text.return_with_notes(by, " ")
    text.note_on_passage(by, "body", "feels tight", "Say where.")
    text.return_with_notes(by, "")
    assert text.review_notes.count() == 1


def test_its_writer_ticks_a_note_off_once_and_strangers_do_not():
    text, by = submitted(), make.clinician()
    note = text.note_on_passage(by, "body", "feels tight", "Say where.")
    with pytest.raises(ValidationError, match="Only somebody who wrote this text"):
        note.settle(make.clinician())
    note.settle(text.author, " On the cheeks. ")
    assert (note.settled_by, note.answer) == (text.author, "On the cheeks.")
    with pytest.raises(ValidationError, match="settled already"):
        note.settle(text.author)
    other = text.note_on_passage(by, "title", text.title, "Shorter.")
    with pytest.raises(ValidationError, match="2,000 characters"):
        other.settle(text.author, "x" * 2001)


# --- on the desk ------------------------------------------------------------------------------


def test_from_the_reviewers_note_to_the_writers_answer(client):
    text, reviewer = submitted(), make.clinician()
    client.force_login(reviewer)
    note = {"field": "body", "passage": "feels tight on day 3", "text": "Say for how many."}
    shown = text_of(do(client, text, "note", **note))
    assert "Noted." in shown and "Body, line 3" in shown and "Return with your notes" in shown
    assert "Returned." in text_of(do(client, text, "return", note=""))
    client.force_login(text.author)
    draft = text.page.open_revision
    shown = text_of(client.get(admin_url(draft)))
    assert "Say for how many." in shown and "Body, line 3" in shown
    pk = ReviewNote.objects.get().pk
    shown = text_of(do(client, draft, "settle", note=pk, answer="Of 40, all."))
    assert "Answered." in shown and "Of 40, all." in shown
    make.fill(draft, body="## Anew\n\nOther words.")
    assert "these words are no longer there" in text_of(client.get(admin_url(draft)))
    draft.submit(text.author)
    client.force_login(reviewer)
    shown = text_of(client.get(admin_url(draft)))
    assert "Of 40, all." not in shown or "Other words." in shown


def test_a_refused_note_keeps_what_was_typed(client):
    text = submitted()
    client.force_login(make.clinician())
    note = {"field": "known", "passage": "no such words", "text": "My <b>long</b> note"}
    shown = text_of(do(client, text, "note", **note))
    assert "This passage is not in the text." in shown
    assert "no such words" in shown and "My &lt;b&gt;long&lt;/b&gt; note" in shown
    assert '<option value="known" selected>' in shown


@pytest.mark.parametrize("data", [{}, {"note": "x"}, {"note": "0"}, {"note": "9" * 30}])
def test_settling_no_note_is_refused_with_a_sentence(client, data):
    draft = make.draft()
    client.force_login(draft.author)
    response = do(client, draft, "settle", **data)
    assert response.status_code == 200
    assert "Say which note." in text_of(response) or "not one on this text" in text_of(response)


def test_a_note_on_another_page_is_not_settled_from_here(client):
    mine, theirs = make.draft(), submitted()
    note = theirs.note_on_passage(make.clinician(), "body", "feels tight", "x")
    client.force_login(mine.author)
    assert "not one on this text" in text_of(do(client, mine, "settle", note=note.pk))
    note.refresh_from_db()
    assert note.settled_at is None
