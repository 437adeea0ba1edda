"""Figures on pages and on the desk: drawings of the library, and pictures that editors add."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.models import Figure
from microsite.publishing.admin_urls import admin_url
from tests import make
from tests.images.files import picture, upload

pytestmark = pytest.mark.django_db


def test_a_page_that_places_an_unknown_figure_is_not_submitted():
    text = make.draft(body="## A\n\n/// figure | nothing\n///")
    with pytest.raises(ValidationError, match="nothing"):
        text.submit(text.author)


# --- drawings -----------------------------------------------------------------------------------


def place(key="layers", **fields):
    """A public page that places a figure."""
    return make.published(body=f"## A\n\n/// figure | {key}\n///", **fields)


def read(client, page):
    return " ".join(client.get(page.get_absolute_url()).content.decode().split())


def test_a_drawing_stands_in_the_page_with_a_name_its_words_and_its_sources(client):
    make.source("anatomy", title="An anatomy book")
    figure = make.drawing(cites="[@anatomy][@nobody]")
    shown = read(client, place())
    assert '<path class="fig-line" d="M0 0h10"/>' in shown
    assert f'<title id="figure-layers-title">{figure.alt}</title>' in shown
    assert shown.count(figure.description) == 2 and "This figure in words" in shown
    assert "An anatomy book" in shown and 'href="#source-anatomy"' in shown
    assert "<img" not in shown


def test_a_drawing_that_stands_twice_has_no_id_twice(client):
    inner = '<svg viewBox="0 0 1 1"><path id="p" d="M0 0h1"/><use href="#p" fill="url(#p)"/></svg>'
    make.drawing("layers", drawing=inner)
    make.drawing("layers-2", drawing=inner)
    twice = "/// figure | layers\n///\n\n/// figure | layers-2\n///\n\n/// figure | layers\n///\n"
    shown = read(client, make.published(body=f"## A\n\n{twice}"))
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    names = [name for name in ids if name.endswith("-p")]
    assert len(names) == 3
    for name in names:
        assert f'href="#{name}" fill="url(#{name})"' in shown


def test_two_answers_that_place_one_figure_have_no_id_twice(client):
    make.drawing()
    thread = make.accepted()
    for _ in range(2):
        make.answered(thread, body="Look.\n\n/// figure | layers\n///")
    ids = re.findall(r'\sid="([^"]+)"', read(client, thread))
    assert sum(name.endswith("figure-layers") for name in ids) == 2
    assert len(ids) == len(set(ids))


def words(figure, **changes):
    """What an editor's form sends about a figure."""
    names = ("alt", "description", "cites", "caption", "credit", "license", "skin_tone")
    return {**{name: getattr(figure, name) for name in names}, **changes}


def test_an_editor_mends_the_words_of_a_drawing_and_pages_show_it_at_once(client):
    figure = make.drawing()
    page = place()
    client.force_login(make.editor())
    form = client.get(admin_url(figure)).content.decode()
    assert "</textarea>" in form and 'name="upload"' not in form and 'name="drawing"' not in form
    response = client.post(admin_url(figure), words(figure, caption="Mended words."))
    assert response.status_code == 302
    assert "Mended words." in read(client, page)


def test_a_drawing_can_not_be_typed_and_no_picture_takes_its_place(client):
    figure = make.drawing()
    client.force_login(make.editor())
    evil = "<svg onload='alert(1)'></svg>"
    client.post(admin_url(figure), words(figure, drawing=evil, key="x", upload=upload(picture())))
    figure.refresh_from_db()
    assert (figure.drawing, figure.key, bool(figure.image)) == (make.DRAWING, "layers", False)
    typed = words(figure, key="other", drawing=make.DRAWING)
    response = client.post(reverse("admin:articles_figure_add"), typed)
    assert "Choose a picture." in response.content.decode()
    assert Figure.objects.get() == figure


def test_a_figure_rests_on_known_sources_only(client):
    figure = make.drawing()
    client.force_login(make.editor())
    response = client.post(admin_url(figure), words(figure, cites="[@nobody]"))
    assert "There is no source with the key “nobody”." in response.content.decode()


@pytest.mark.parametrize("fields", [{"drawing": ""}, {"image": "figures/x.png"}])
def test_the_database_wants_a_drawing_or_a_picture_and_never_both(fields):
    figure = make.drawing()
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(**fields)


def test_what_other_software_reads_of_a_text_has_the_words_of_its_figures(client):
    make.drawing(alt="Three layers", caption="The layers of skin.")
    text = make.claim(basis="One study says so.[@test-source]\n\n/// figure | layers\n///")
    data = client.get(f"{text.get_absolute_url()[:-1]}.json").json()
    assert data["basis"] == "One study says so.\nFigure: Three layers\nThe layers of skin."


def test_what_search_engines_read_of_an_answer_has_the_words_of_its_figures(client):
    make.drawing(alt="Three layers", caption="The layers of skin.")
    thread = make.thread(answers=1)
    make.answered(thread, body="Look.\n\n/// figure | layers\n///")
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "Look.\\nFigure: Three layers\\nThe layers of skin." in page
