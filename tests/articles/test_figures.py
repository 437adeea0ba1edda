"""Figures: what an upload leaves behind, and what is refused with a sentence."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from articles.models import Figure
from microsite.images import remade
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db


def picture(format="JPEG", size=(40, 20), mode="RGB", **options):
    content = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "P" else 3).save(content, format, **options)
    return SimpleUploadedFile(f"x.{format.lower()}", content.getvalue())


@pytest.mark.parametrize(("format", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_a_picture_is_made_anew_under_a_random_name(format, mode):
    made = remade(picture(format, mode=mode))
    assert made.name.endswith(".webp") and "x." not in made.name
    assert Image.open(made).size == (40, 20)


def test_nothing_hidden_in_the_file_survives_and_it_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret place"
    made = remade(picture(exif=exif, comment=b"secret comment"))
    assert b"secret" not in made.read()
    made.seek(0)
    assert Image.open(made).size == (20, 40)


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("x.jpg", b"no picture"), "JPEG, PNG or WebP"),
        (SimpleUploadedFile("x.svg", b"<svg onload='alert(1)'/>"), "JPEG, PNG or WebP"),
        (SimpleUploadedFile("x.jpg", picture(size=(500, 500)).read()[:-900]), "damaged"),
        (picture("GIF", mode="P"), "JPEG, PNG or WebP"),
        (picture("PNG", size=(8000, 6000), mode="1"), "40 million"),
        (picture("WEBP", save_all=True, append_images=[Image.new("RGB", (40, 20))]), "still one"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(upload, sentence):
    with pytest.raises(ValidationError, match=sentence):
        remade(upload)


def test_an_editor_adds_a_figure_and_a_page_places_it(client):
    client.force_login(make.editor())
    data = {
        "key": "layers",
        "image": picture(),
        "alt": "Three layers of skin",
        "caption": "The layers of skin.",
        "credit": "Needlewise",
        "license": "CC BY 4.0",
        "skin_tone": "none",
    }
    assert client.post(reverse("admin:articles_figure_add"), data).status_code == 302
    figure = Figure.objects.get()
    text = make.published(body="## A\n\n/// figure | layers\n///")
    page = client.get(text.get_absolute_url()).content.decode()
    assert 'alt="Three layers of skin" width="40" height="20"' in page.replace("\n", " ")
    assert "The layers of skin." in page
    response = client.get(figure.url)
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]


def test_a_figure_without_a_text_alternative_is_refused(client):
    client.force_login(make.editor())
    response = client.post(
        reverse("admin:articles_figure_add"), {"key": "layers", "image": picture()}
    )
    assert response.status_code == 200 and not Figure.objects.exists()


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
    assert "</textarea>" in form and 'name="image"' not in form and 'name="drawing"' not in form
    response = client.post(admin_url(figure), words(figure, caption="Mended words."))
    assert response.status_code == 302
    assert "Mended words." in read(client, page)


def test_a_drawing_can_not_be_typed_and_no_picture_takes_its_place(client):
    figure = make.drawing()
    client.force_login(make.editor())
    evil = "<svg onload='alert(1)'></svg>"
    client.post(admin_url(figure), words(figure, drawing=evil, key="x", image=picture()))
    figure.refresh_from_db()
    assert (figure.drawing, figure.key, bool(figure.image)) == (make.DRAWING, "layers", False)
    typed = words(figure, key="other", drawing=make.DRAWING)
    response = client.post(reverse("admin:articles_figure_add"), typed)
    assert response.status_code == 200 and "Choose a picture." in response.content.decode()
    assert Figure.objects.get() == figure


def test_a_drawing_can_not_be_uploaded(client):
    client.force_login(make.editor())
    upload = SimpleUploadedFile("x.svg", make.DRAWING.encode(), "image/svg+xml")
    data = words(Figure(alt="a", caption="b", credit="c", license="d", skin_tone="none"))
    response = client.post(
        reverse("admin:articles_figure_add"), {**data, "key": "layers", "image": upload}
    )
    assert response.status_code == 200 and not Figure.objects.exists()


def test_a_picture_can_not_be_taken_out_of_its_figure(client):
    client.force_login(make.editor())
    data = words(Figure(alt="a", caption="b", credit="c", license="d", skin_tone="none"))
    add = reverse("admin:articles_figure_add")
    client.post(add, {**data, "key": "cheek", "image": picture()})
    figure = Figure.objects.get()
    response = client.post(admin_url(figure), {**data, "image-clear": "on"})
    assert response.status_code == 200 and "Choose a picture." in response.content.decode()
    figure.refresh_from_db()
    assert figure.image


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
