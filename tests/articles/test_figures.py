"""Figures: what an upload leaves behind, and what is refused with a sentence."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Figure
from microsite.images import remade
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
