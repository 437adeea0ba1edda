"""An older text comes back as a new draft: never over an open one, with its note filled in."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from tests import make

from .screens import do, text_of

pytestmark = pytest.mark.django_db


def twice_published():
    with time_machine.travel(datetime.datetime(2026, 9, 19, 12, tzinfo=datetime.UTC), tick=False):
        old = make.published(title="The old title")
    make.published(old.page, title="The new title")
    return old


def test_an_old_text_comes_back_as_a_draft_and_readers_see_the_present_one():
    old, by = twice_published(), make.editor()
    draft = old.page.restore(old, by)
    assert draft.is_draft and (draft.title, draft.author) == ("The old title", by)
    assert draft.change_note == "Brings back the text of September 19, 2026."
    assert old.page.public.title == "The new title"


def test_nothing_is_restored_over_an_open_text():
    old, by = twice_published(), make.editor()
    draft = old.page.edit(by)
    with pytest.raises(ValidationError, match="A draft of this page is open"):
        old.page.restore(old, by)
    draft.submit(by)
    with pytest.raises(ValidationError, match="waits for its review"):
        old.page.restore(old, by)


def test_a_clinician_restores_no_article_and_only_the_own_answer():
    old = twice_published()
    with pytest.raises(ValidationError, match="Ask an editor"):
        old.page.restore(old, make.clinician())
    answer = make.answered()
    with pytest.raises(ValidationError, match="Only the clinician whose answer it is"):
        answer.page.restore(answer, make.editor())
    assert answer.page.restore(answer, answer.author).is_draft


def test_nothing_of_a_withdrawn_page_is_restored():
    old, by = twice_published(), make.editor()
    old.page.withdraw(by, "Wrong.")
    with pytest.raises(ValidationError, match="Reinstate it before"):
        old.page.restore(old, by)


def test_who_wrote_a_text_that_was_never_public_does_not_approve_its_copy():
    first = make.clinician()
    returned = make.submitted(author=first)
    draft = returned.return_with_notes(make.clinician(), "Shorter.")
    draft.delete()
    copy = returned.page.restore(returned, make.editor())
    copy.submit(copy.author)
    with pytest.raises(ValidationError, match="You wrote or changed this text"):
        make.approve(copy, first)


def test_the_desk_offers_it_and_refuses_with_the_sentence(client):
    old = twice_published()
    client.force_login(make.editor())
    address = f"/admin/articles/articlerevision/{old.pk}/change/"
    assert "Restore this text as a new draft" in text_of(client.get(address))
    shown = text_of(do(client, old, "restore"))
    assert "Here is a draft with the old text." in shown
    assert "Brings back the text of September 19, 2026." in shown
    assert "A draft of this page is open. Submit it or throw it away" in text_of(
        do(client, old, "restore")
    )
    client.force_login(make.clinician())
    assert "Restore this text" not in text_of(client.get(address))
    assert "Ask an editor" in text_of(do(client, old, "restore"))
