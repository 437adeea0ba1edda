"""Any two texts of a page, field by field, with the words that differ marked."""

import time

import pytest

from microsite.publishing.admin_urls import admin_url
from microsite.publishing.comparing import compare, compared_words
from tests import make

from .screens import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Same.", "Same.", [("same", "Same.")]),
        ("", "New.", [("in", "New.")]),
        ("Old.", "", [("out", "Old.")]),
        (
            "It lasts two days.",
            "It lasts three days.",
            [("same", "It lasts "), ("out", "two "), ("in", "three "), ("same", "days.")],
        ),
        ("", "", []),
    ],
)
def test_words_that_differ_are_marked(before, after, pieces):
    assert list(compared_words(before, after)) == pieces


def two_texts():
    old = make.published(body="## A\n\nIt lasts two days.\n\nThe same paragraph, 1 < 2.")
    new = make.published(
        old.page, body="## A\n\nIt lasts three days.\n\nThe same paragraph, 1 < 2.", title=old.title
    )
    return old, new


def test_two_texts_are_compared_at_an_address_and_words_are_marked(client):
    old, new = two_texts()
    client.force_login(make.editor())
    url = admin_url(old.page, "compare")
    for asked in ({"old": old.pk, "new": new.pk}, {"new": new.pk}, {}):
        shown = text_of(client.get(url, asked))
        assert "It lasts <del>two </del><ins>three </ins>days." in shown
    assert "The same paragraph, 1 &lt; 2." in shown
    back = text_of(client.get(url, {"old": new.pk, "new": old.pk}))
    assert "<del>three </del><ins>two </ins>" in back


def test_every_list_of_texts_leads_there(client):
    old, new = two_texts()
    client.force_login(make.editor())
    url = admin_url(old.page, "compare")
    assert f'action="{url}"' in text_of(client.get(admin_url(old.page)))
    link = f'href="{url}?new={new.pk}"'
    assert link in text_of(client.get("/admin/articles/articlerevision/"))
    assert link in text_of(client.get(admin_url(new)))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"new": "x"}, "There is no such text"),
        ({"new": "9" * 40}, "There is no such text"),
        ({"old": "0"}, "There is no such text"),
        ({"old": "²"}, "There is no such text"),
    ],
)
def test_an_address_that_names_no_text_says_so(client, asked, sentence):
    old, _ = two_texts()
    client.force_login(make.editor())
    response = client.get(admin_url(old.page, "compare"), asked)
    assert response.status_code == 200 and sentence in text_of(response)


def test_the_first_text_and_the_same_text_twice_say_so(client):
    old, new = two_texts()
    client.force_login(make.editor())
    url = admin_url(old.page, "compare")
    assert "nothing before it" in text_of(client.get(url, {"new": old.pk}))
    same = {"old": new.pk, "new": new.pk}
    assert "the same text" in text_of(client.get(url, same))


def test_nobody_compares_what_they_may_not_read(client):
    old, _ = two_texts()
    draft = old.page.edit(make.editor())
    make.fill(draft, title="Not for everyone")
    stranger = make.submitted()
    url = admin_url(old.page, "compare")
    client.force_login(make.clinician())
    for asked in ({"new": draft.pk}, {"new": stranger.pk}):
        shown = text_of(client.get(url, asked))
        assert "There is no such text" in shown and "Not for everyone" not in shown
    client.force_login(make.user(is_staff=True))
    assert client.get(url).status_code == 403
    client.logout()
    assert client.get(url).status_code == 302


def test_long_texts_are_compared_fast():
    old = make.draft(body="\n\n".join(f"Word {n} is here and there." * 30 for n in range(1500)))
    new = make.draft(body="\n\n".join(f"Word {n} is here or there." * 30 for n in range(1500)))
    one_line = ("the cat sat on a mat " * 20_000, "the dog sat on a mat " * 20_000)
    began = time.process_time()
    old.body, new.body = f"{old.body}\n{one_line[0]}", f"{new.body}\n{one_line[1]}"
    (field,) = compare(old, new, ["body"])
    assert not field.is_same
    assert time.process_time() - began < 4
