"""Colors as every screen shows them: sRGB, eight bits, on white."""

import io

from PIL import Image, ImageCms

# Of printers, the largest that are in use have three megabytes.
LARGEST_PROFILE = 4 * 1024 * 1024
SRGB = ImageCms.createProfile("sRGB")
SHRINKABLE = ("L", "RGB", "RGBA", "CMYK")


def readable(image):
    """The image in a mode that can be made smaller without loss."""
    if image.mode.startswith("I"):
        # Sixteen bits of gray: Pillow's own conversion would cut everything bright off.
        image.info.pop("transparency", None)
        return image.point(lambda value: value / 256).convert("L")
    if "transparency" in image.info or image.mode not in SHRINKABLE:
        return image.convert("RGBA")
    return image


def in_srgb(image, profile):
    """An RGB image on white, its colors turned from those of the profile into sRGB."""
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    if profile and len(profile) <= LARGEST_PROFILE:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, meant, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            # A profile that can't be read, or is one of other colors, says nothing.
            pass
    return image.convert("RGB")
