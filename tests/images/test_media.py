"""/media/ serves the files that we made of pictures, and nothing else that lies in the folder."""

from pathlib import Path

import pytest

from microsite.images import content_type
from tests import make

pytestmark = pytest.mark.django_db
STEM = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "figures").mkdir(parents=True)
    return Path(settings.MEDIA_ROOT)


def test_a_file_of_a_picture_is_kept_for_ever_and_may_do_nothing(client):
    figure = make.picture()
    for kind, files in figure.formats:
        for url, _ in files:
            response = client.get(url)
            assert response.status_code == 200
            assert response["Content-Type"] == kind
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
            assert response["Cache-Control"] == "public, max-age=31536000, immutable"
            assert not response.cookies and not response.has_header("Vary")
            assert int(response["Content-Length"]) == len(b"".join(response.streaming_content))
            assert client.head(url).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "secret.txt",
        "figures/secret.jpg",
        "figures/",
        "figures",
        f"figures/{STEM}-400.html",
        f"figures/{STEM}-400.svg",
        f"figures/{STEM}-400.jpg.html",
        f"figures/{STEM}-400.JPG",
        f"figures/{STEM}-400.jpg/",
        f"figures/{STEM}-40000.jpg",
        f"figures/{STEM[:-1]}-400.jpg",
        f"figures/{STEM.upper()}-400.jpg",
        f"{STEM}-400.jpg",
        f"other/{STEM}-400.jpg",
        f"figures/../figures/{STEM}-400.jpg",
        f"figures//{STEM}-400.jpg",
        f"figures/{STEM}-٤٠٠.jpg",
        f"figures/{STEM}-400.jpg\n",
    ],
)
def test_no_other_name_is_served_even_when_there_is_such_a_file(client, media, path):
    assert content_type(path) is None
    target = media / path
    if not path.endswith("/") and not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("secret")
    response = client.get(f"/media/{path}")
    assert response.status_code == 404
    assert "immutable" not in response["Cache-Control"]


def test_a_name_without_its_file_is_not_found(client):
    response = client.get(f"/media/figures/{STEM}-400.jpg")
    assert response.status_code == 404 and "immutable" not in response["Cache-Control"]


def test_a_picture_from_before_there_were_widths_is_still_served(client, media):
    (media / "figures" / f"{STEM}.webp").write_bytes(b"RIFF")
    assert client.get(f"/media/figures/{STEM}.webp")["Content-Type"] == "image/webp"


def test_only_reading_is_allowed(client):
    assert client.post(make.picture().url).status_code == 405
