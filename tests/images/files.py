"""Files that people send, the honest and the hostile, made when a test needs them."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = b"secret-of-the-sender"
SIZE = (60, 40)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(format="JPEG", mode="RGB", size=SIZE, color="teal", **options):
    """The bytes of a picture."""
    content = io.BytesIO()
    Image.new(mode, size, color).save(content, format, **options)
    return content.getvalue()


def upload(content, name="x.jpg"):
    return SimpleUploadedFile(name, content)


def exif(orientation=1):
    """EXIF with a place, a description and a way to hold the camera."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = data[0x013B] = SECRET.decode()
    data.get_ifd(0x8825).update({1: "N", 2: (39.0, 44.0, 21.0), 29: SECRET.decode()})
    return data


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width, height, depth=8, kind=2, rows=b"", chunks=b""):
    """A PNG written by hand, with what no picture program would write."""
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunks
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def jpeg_with(content, marker, data):
    """A JPEG with one more segment after its start."""
    return (
        content[:2]
        + b"\xff"
        + bytes([marker])
        + struct.pack(">H", len(data) + 2)
        + data
        + (content[2:])
    )


def jpeg_saying(width, height):
    """A small JPEG whose header claims another size."""
    content = picture()
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", height, width) + content[at + 4 :]


def with_text():
    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    info.add_text("Comment", f"<script>{SECRET.decode()}</script>", zip=True)
    return picture("PNG", pnginfo=info)


def two_in_one():
    """What telephones write: a second picture behind the first."""
    content = io.BytesIO()
    first, second = (Image.new("RGB", SIZE, color) for color in ("teal", "red"))
    first.save(content, "MPO", save_all=True, append_images=[second])
    return content.getvalue()


def moving(format):
    frames = [Image.new("RGB", SIZE, color) for color in ("red", "blue")]
    content = io.BytesIO()
    frames[0].save(content, format, save_all=True, append_images=frames[1:], duration=100)
    return content.getvalue()


def zipped_behind():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("evil.html", f"<script>{SECRET.decode()}</script>")
    return picture() + archive.getvalue()


def page_in_comment():
    return picture(comment=b"*/=1;alert(1)/*<script>" + SECRET + b"</script>")


def darker_profile():
    """sRGB with gamma 3 in place of its own curve: what is gray in it is darker on our screens."""
    profile = bytearray(SRGB)
    count = struct.unpack(">I", profile[128:132])[0]
    for index in range(count):
        name, at, _ = struct.unpack(">4sII", profile[132 + 12 * index : 144 + 12 * index])
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            # A parametric curve of the simplest kind: y = x to the power of gamma.
            profile[at : at + 16] = b"para" + bytes(4) + struct.pack(">HHi", 0, 0, 3 * 65_536)
    return bytes(profile)
