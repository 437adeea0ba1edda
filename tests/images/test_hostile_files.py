"""Every file that somebody may send ends in a clean picture or in a kind refusal, never in a 500.

Each is sent through the desk's own form, as a browser sends it.
"""

import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image

from articles.models import Figure
from microsite.images import MOST_BYTES
from tests import make

from . import files
from .files import SECRET, picture

pytestmark = pytest.mark.django_db

WRONG_KIND = "This is not a JPEG, PNG or WebP picture"
DAMAGED = "The picture is damaged."
TOO_LARGE = "more than 40 million pixels"
MOVING = "Moving pictures can’t be used."
NO_FILE = "Choose a picture."
WORDS = {
    "key": "cheek", "alt": "A cheek", "caption": "A cheek on day 3.", "credit": "Us",
    "license": "CC BY 4.0", "skin_tone": "dark brown", "shows_person": "no",
}  # fmt: skip
BOUNDARY = b"a-line-that-no-file-holds"
HUGE_PROFILE = files.SRGB + SECRET + bytes(8 * 1024 * 1024)

# name -> (name of the file, its bytes)
CLEAN = {
    "a place and a name in EXIF": ("x.jpg", lambda: picture(exif=files.exif())),
    "a JPEG comment": ("x.jpg", lambda: picture(comment=SECRET)),
    "texts in a PNG": ("x.png", files.with_text),
    "EXIF and XMP in a WebP": (
        "x.webp", lambda: picture("WEBP", exif=files.exif(), xmp=b"<x>" + SECRET + b"</x>"),
    ),
    "EXIF that is broken": ("x.jpg", lambda: files.jpeg_with(
        picture(), 0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff" + SECRET)),
    "unknown segments": ("x.jpg", lambda: files.jpeg_with(picture(), 0xEB, SECRET * 100)),
    "CMYK": ("x.jpg", lambda: picture(mode="CMYK", color=(200, 20, 10, 0))),
    "CMYK with a profile of other colors": (
        "x.jpg", lambda: picture(mode="CMYK", color=0, icc_profile=files.SRGB),
    ),
    "sixteen bits of gray": ("x.png", lambda: picture("PNG", "I;16", color=40_000)),
    "sixteen bits of color": (
        "x.png", lambda: files.png(2, 2, 16, rows=(b"\0" + b"\x80\0" * 6) * 2),
    ),
    "a palette with a hole": ("x.png", lambda: picture("PNG", "P", color=3, transparency=3)),
    "alpha": ("x.png", lambda: picture("PNG", "RGBA", color=(0, 120, 120, 90))),
    "gray with alpha": ("x.png", lambda: picture("PNG", "LA", color=(90, 90))),
    "one bit": ("x.png", lambda: picture("PNG", "1", color=1)),
    "a profile that is garbage": ("x.jpg", lambda: picture(icc_profile=SECRET * 50)),
    "a profile of eight megabytes": ("x.jpg", lambda: picture(icc_profile=HUGE_PROFILE)),
    "two pictures in one": ("x.jpg", files.two_in_one),
    "an archive behind a picture": ("x.jpg", files.zipped_behind),
    "a page in a comment": ("x.html", files.page_in_comment),
    "a script behind a PNG": ("x.png", lambda: picture("PNG") + b"<script>" + SECRET),
    "a header without its pixels": ("x.jpg", lambda: files.jpeg_saying(2_000, 2_000)),
    "a very flat picture": ("x.png", lambda: picture("PNG", size=(9_000, 1))),
    "a PNG that is named like a page": ("x.html", lambda: picture("PNG")),
    "a name that leads away": ("../../../etc/passwd", picture),
    "a Windows name that leads away": ("..\\..\\evil.exe", picture),
    "a name with a null byte": ("a\0.php\0.jpg", picture),
    "a name with line breaks and quotes": ('a\\"b;\tc.jpg', picture),
    "a very long name": ("a" * 251 + ".jpg", picture),
    "a name that runs backward": ("\u202egpj.exe 😀", picture),
}  # fmt: skip

REFUSED = {
    "nothing": ("x.jpg", lambda: b"", "The file is empty."),
    "text": ("x.jpg", lambda: b"Not a picture at all.", WRONG_KIND),
    "a page": ("x.jpg", lambda: b"<!doctype html><script>alert(1)</script>", WRONG_KIND),
    "SVG": ("x.svg", lambda: b"<svg onload='alert(1)' xmlns='x'/>", WRONG_KIND),
    "SVG that is named PNG": ("x.png", lambda: make.DRAWING.encode(), WRONG_KIND),
    "GIF": ("x.jpg", lambda: picture("GIF", "P", color=3), WRONG_KIND),
    "GIF that is a script": ("x.gif", lambda: b"GIF89a=1;alert(1)//", WRONG_KIND),
    "TIFF": ("x.jpg", lambda: picture("TIFF"), WRONG_KIND),
    "BMP": ("x.jpg", lambda: picture("BMP"), WRONG_KIND),
    "AVIF": ("x.jpg", lambda: picture("AVIF"), WRONG_KIND),
    "PDF": ("x.jpg", lambda: picture("PDF"), WRONG_KIND),
    "PostScript": ("x.jpg", lambda: picture("EPS"), WRONG_KIND),
    "HEIC": ("x.jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99), WRONG_KIND),
    "an archive": ("x.jpg", lambda: files.zipped_behind()[len(picture()) :], WRONG_KIND),
    "a moving WebP": ("x.webp", lambda: files.moving("WEBP"), MOVING),
    "a moving PNG": ("x.png", lambda: files.moving("PNG"), MOVING),
    "a bomb": ("x.png", lambda: picture("PNG", "1", size=(8_000, 6_000), color=0), TOO_LARGE),
    "a larger bomb": ("x.png", lambda: files.png(60_000, 60_000), TOO_LARGE),
    "a bomb in a header": ("x.jpg", lambda: files.jpeg_saying(65_500, 65_500), TOO_LARGE),
    "a bomb of text": ("x.png", lambda: files.png(
        2, 2, rows=bytes(14),
        chunks=files.chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(99_000_000)))), DAMAGED),
    "half a JPEG": ("x.jpg", lambda: _half(picture(size=(500, 500))), DAMAGED),
    "half a PNG": ("x.png", lambda: _half(picture("PNG", size=(500, 500))), DAMAGED),
    "half a WebP": ("x.webp", lambda: _half(picture("WEBP", size=(500, 500))), DAMAGED),
    "the start of a JPEG": ("x.jpg", lambda: b"\xff\xd8\xff\xe0", ""),
    "the start of a PNG": ("x.png", lambda: b"\x89PNG\r\n\x1a\n", ""),
    "the start of a WebP": ("x.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ", ""),
    "a PNG of no size": ("x.png", lambda: files.png(0, 0), ""),
    "a PNG with wrong sums": ("x.png", lambda: picture("PNG").replace(b"IDAT", b"IDAU"), ""),
    "a file without a name": ("", picture, NO_FILE),
    "a file named ..": ("..", picture, NO_FILE),
    "twenty megabytes": ("x.jpg", lambda: picture() + bytes(MOST_BYTES), "larger than 20 MB"),
    "forty megabytes": ("x.jpg", lambda: picture() + bytes(2 * MOST_BYTES), "larger than 20 MB"),
}  # fmt: skip


def _half(content):
    return content[: len(content) // 2]


def send(client, name, content):
    """Post the form of a new figure; the name of the file is sent as it is."""
    parts = [
        f'Content-Disposition: form-data; name="{field}"\r\n\r\n{value}'.encode()
        for field, value in WORDS.items()
    ]
    head = f'Content-Disposition: form-data; name="upload"; filename="{name}"\r\n'
    # What a browser would say of it is no reason to believe it.
    parts.append(head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content)
    body = b"".join(b"--" + BOUNDARY + b"\r\n" + part + b"\r\n" for part in parts)
    return client.generic(
        "POST",
        reverse("admin:articles_figure_add"),
        body + b"--" + BOUNDARY + b"--\r\n",
        content_type=f"multipart/form-data; boundary={BOUNDARY.decode()}",
    )


@pytest.fixture
def media(settings, tmp_path):
    """A storage of its own."""
    settings.MEDIA_ROOT = tmp_path / "deep" / "media"
    return tmp_path


def stored(media):
    return [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("kind", CLEAN)
def test_it_ends_in_a_clean_picture(client, media, kind):
    name, content = CLEAN[kind]
    client.force_login(make.editor())
    response = send(client, name, content())
    assert response.status_code == 302, response.content.decode()
    figure = Figure.objects.get()
    found = stored(media)
    folder = Path(settings.MEDIA_ROOT) / "figures"
    assert sorted(found) == sorted(folder.parent / name for name in figure.file_names)
    for path in found:
        assert path.parent == folder
        assert SECRET not in path.read_bytes()
        with Image.open(path) as image:
            image.load()
            assert not image.getexif() and image.mode == "RGB"
            assert not image.info.keys() & {"exif", "icc_profile", "comment", "xmp", "mp"}
            assert image.format in ("AVIF", "WEBP", "JPEG")
        assert client.get(f"/media/figures/{path.name}").status_code == 200


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_with_a_sentence_and_nothing_typed_is_lost(client, media, kind):
    name, content, sentence = REFUSED[kind]
    client.force_login(make.editor())
    response = send(client, name, content())
    page = response.content.decode().replace("&#x27;", "’")
    assert response.status_code == 200 and sentence in page
    if not sentence:
        # However it is broken: one of our own sentences says what to do.
        assert WRONG_KIND in page or DAMAGED in page
    assert "A cheek on day 3." in page and 'value="dark brown" selected' in page
    assert not Figure.objects.exists() and stored(media) == []


def test_the_table_is_long_enough():
    assert len(CLEAN) + len(REFUSED) >= 20
