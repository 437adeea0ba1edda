"""What a picture looks like once it is made anew: upright, in sRGB, on white, in three widths."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from microsite.images import picture_from, remove, store

from . import files

GRAY = (128, 128, 128)


def jpegs(content):
    """The JPEGs of a picture by width."""
    made = picture_from(files.upload(content))
    return {
        int(name.rsplit("-")[-1].removesuffix(".jpg")): Image.open(io.BytesIO(data))
        for name, data in made.files.items()
        if name.endswith(".jpg")
    }


def only(content):
    (image,) = jpegs(content).values()
    return image


def close_to(found, wanted):
    return all(abs(one - other) < 6 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("size", "widths", "largest"),
    [
        ((3000, 2000), (400, 800, 1600), (1600, 1067)),
        ((2000, 3000), (400, 800, 1067), (1067, 1600)),
        ((640, 480), (400, 640), (640, 480)),
        ((400, 300), (400,), (400, 300)),
        ((4000, 1), (400, 800, 1600), (1600, 1)),
    ],
)
def test_a_picture_has_three_widths_and_is_never_made_larger(size, widths, largest):
    made = picture_from(files.upload(files.picture(size=size)))
    assert (made.widths, (made.width, made.height)) == (widths, largest)
    for name, data in made.files.items():
        width, extension = name.rsplit("-")[-1].split(".")
        with Image.open(io.BytesIO(data)) as image:
            assert image.width == int(width)
            assert image.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[extension]
    assert len(made.files) == 3 * len(widths)


def test_two_uploads_of_one_file_have_names_of_their_own():
    first, second = (picture_from(files.upload(files.picture(), "me.jpg")) for _ in range(2))
    assert first.name != second.name and not first.files.keys() & second.files.keys()
    assert "me" not in next(iter(first.files))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation):
    """The upper left of what the photographer saw is red."""
    seen = Image.new("RGB", (60, 40), "white")
    seen.paste("red", (0, 0, 20, 15))
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)  # fmt: skip
    kept = seen if undone is None else seen.transpose(undone)
    content = io.BytesIO()
    kept.save(content, "JPEG", quality=95, exif=files.exif(orientation))
    image = only(content.getvalue())
    assert image.size == (60, 40)
    assert close_to(image.getpixel((4, 4)), (254, 0, 0))
    assert close_to(image.getpixel((55, 35)), (255, 255, 255))


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (lambda: files.picture("PNG", "RGBA", color=(255, 0, 0, 0)), (255, 255, 255)),
        (lambda: files.picture("PNG", "RGBA", color=(0, 0, 0, 128)), (127, 127, 127)),
        (lambda: files.picture("PNG", "LA", color=(0, 0)), (255, 255, 255)),
        (lambda: files.picture("PNG", "I;16", color=32_768), GRAY),
        (lambda: files.png(1, 1, 16, rows=b"\0" + b"\x80\0" * 3), GRAY),
        (lambda: files.picture("PNG", "1", color=1), (255, 255, 255)),
        (lambda: files.picture("PNG", "L", color=128), GRAY),
        (lambda: files.picture("JPEG", "CMYK", color=(0, 0, 0, 255)), (0, 0, 0)),
        (lambda: files.picture("JPEG", "CMYK", color=(0, 0, 0, 0)), (255, 255, 255)),
    ],
)
def test_every_kind_of_color_is_shown_as_it_was_meant_and_holes_are_white(content, color):
    assert close_to(only(content()).getpixel((0, 0)), color)


def test_colors_are_turned_into_those_of_every_screen():
    """The same numbers mean another color in another profile."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = only(files.picture(color=GRAY))
    same = only(files.picture(color=GRAY, icc_profile=files.SRGB))
    assert close_to(same.getpixel((0, 0)), plain.getpixel((0, 0)))
    other = only(files.picture(color=GRAY, icc_profile=files.darker_profile()))
    assert sum(other.getpixel((0, 0))) < sum(plain.getpixel((0, 0))) - 30
    unfit = only(files.picture(color=GRAY, icc_profile=lab))
    assert close_to(unfit.getpixel((0, 0)), plain.getpixel((0, 0)))


def test_a_storage_that_fails_keeps_nothing(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = picture_from(files.upload(files.picture(size=(500, 400))))
    kept = []

    def save(name, content):
        if len(kept) == 4:
            raise OSError("The disk is full.")
        kept.append(name)
        return real(name, content)

    real = default_storage.save
    monkeypatch.setattr(default_storage, "save", save)
    with pytest.raises(OSError, match="full"):
        store(made)
    assert len(kept) == 4 and not [path for path in tmp_path.rglob("*") if path.is_file()]
    remove(made.files)


def test_a_refusal_says_how_to_mend_it():
    with pytest.raises(ValidationError, match="export it as JPEG and send that"):
        picture_from(files.upload(b"GIF89a", "x.gif"))
