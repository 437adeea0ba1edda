"""What somebody sent, opened with suspicion: its pixels, upright, in sRGB, and nothing else."""

from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from .color import in_srgb, readable

FORMATS = ("JPEG", "PNG", "WEBP")
# A JPEG may hold a second picture, as telephones write it; only these two formats move.
MOVING_FORMATS = ("PNG", "WEBP")
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

TOO_HEAVY = "The file is larger than 20 MB. Export the picture smaller and send that."
TOO_LARGE = (
    "The picture has more than 40 million pixels. Export it at most 6,000 pixels wide "
    "and send that."
)
WRONG_KIND = (
    "This is not a JPEG, PNG or WebP picture, whatever its name says. Open it in a picture "
    "program, export it as JPEG and send that."
)
MOVING = "Moving pictures can't be used. Send a still one."
DAMAGED = "The picture is damaged. Open it, save it anew and send that."


def pixels(upload):
    """An RGB image of at most 1,600 pixels a side from an uploaded JPEG, PNG or WebP.

    What the file is shows in its content: nothing believes its name. Raises ValidationError with a
    sentence for everything that is not such a picture.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY)
    try:
        upload.seek(0)
        with Image.open(upload, formats=FORMATS) as image:
            _require_still_and_small(image)
            return _clean(image)
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError(WRONG_KIND) from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(TOO_LARGE) from error
    except Exception as error:
        # A file that was made to break a reader makes it raise anything: struct.error, KeyError …
        raise ValidationError(DAMAGED) from error


def _require_still_and_small(image):
    """Nothing is decoded yet: a bomb must not go off before it is refused."""
    if image.width * image.height > MOST_PIXELS:
        raise ValidationError(TOO_LARGE)
    if image.format in MOVING_FORMATS and getattr(image, "is_animated", False):
        raise ValidationError(MOVING)


def _clean(image):
    """The pixels in a new image, so that no metadata can follow."""
    turn, profile = _turn(image), image.info.get("icc_profile")
    image = readable(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if turn is not None:
        image = image.transpose(turn)
    shown = in_srgb(image, profile)
    clean = Image.new("RGB", shown.size)
    clean.paste(shown)
    return clean


def _turn(image):
    """How the camera was held; None when it was upright, or when the file lies about it."""
    try:
        return TURNS.get(image.getexif().get(ORIENTATION))
    except Exception:
        # As above; a picture is not lost because of what stands beside its pixels.
        return None
