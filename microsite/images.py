"""Uploaded pictures, made anew: nothing of the file that somebody sent is kept but its pixels."""

import io
import uuid
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
QUALITY = 82


def remade(upload):
    """A WebP ContentFile with a random name, made from an uploaded JPEG, PNG or WebP.

    Turned upright, at most 1,600 pixels on a side, without EXIF, comments or other metadata.
    Raises ValidationError with a sentence for everything that is not such a picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            upload.seek(0)
            with Image.open(upload, formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise ValidationError(
                        "The picture is too large: 40 million pixels are the most."
                    )
                if getattr(image, "n_frames", 1) > 1:
                    raise ValidationError("Moving pictures can't be used. Send a still one.")
                clean = _clean(image)
    except UnidentifiedImageError as error:
        raise ValidationError("Send a JPEG, PNG or WebP picture.") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(
            "The picture is too large: 40 million pixels are the most."
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError("The picture is damaged. Save it anew and send it again.") from error
    content = io.BytesIO()
    clean.save(content, "WEBP", quality=QUALITY)
    return ContentFile(content.getvalue(), name=f"{uuid.uuid4().hex}.webp")


def _clean(image):
    """The pixels of an upright picture in a new image, so that no metadata can follow."""
    upright = ImageOps.exif_transpose(image).convert("RGBA" if _has_alpha(image) else "RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    return clean


def _has_alpha(image):
    return "A" in image.getbands() or "transparency" in image.info
