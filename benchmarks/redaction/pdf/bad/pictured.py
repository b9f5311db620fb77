"""Pictures: what they show, what they are called, what their files carry."""

import io

from PIL import Image, ImageDraw

from benchmarks.redaction.pdf.bad import BYTES, SHAPE, TEXT, leak
from benchmarks.redaction.pdf.sample import SECRET, with_body

# With its own orientation WeasyPrint draws a photo anew; without, it takes the photo's bytes as they are.
SHOWN = '<img src="pic:1" style="width:60mm;height:8mm;image-orientation:none" alt="">'


def picture(kind: str, says: str = "", **saving: object) -> bytes:
    """A small picture as a file; `says` is drawn in it."""
    image, out = Image.new("RGB", (240, 32), "white"), io.BytesIO()
    ImageDraw.Draw(image).text((2, 8), says, fill="black")
    image.save(out, kind, **saving)
    return out.getvalue()


@leak(SHAPE)
def name_in_the_pixels() -> bytes:
    return with_body(SHOWN, {"pic:1": picture("PNG", SECRET)})


@leak(TEXT)
def text_behind_a_picture() -> bytes:
    over = SHOWN.replace('style="', 'style="position:absolute;left:0;top:0;')
    return with_body(f'<p style="position:relative">{SECRET}{over}</p>', {"pic:1": picture("PNG")})


@leak(BYTES)
def alternative_text() -> bytes:
    return with_body(SHOWN.replace('alt=""', f'alt="{SECRET}"'), {"pic:1": picture("PNG")})


@leak(BYTES)
def exif_in_a_photo() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    return with_body(SHOWN, {"pic:1": picture("JPEG", exif=exif)})


@leak(BYTES)
def thumbnail_in_the_exif() -> bytes:
    small = picture("JPEG", comment=SECRET.encode())
    blob = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00" + small
    return with_body(SHOWN, {"pic:1": picture("JPEG", exif=blob)})


@leak(BYTES)
def comment_in_a_photo() -> bytes:
    return with_body(SHOWN, {"pic:1": picture("JPEG", comment=SECRET.encode())})


@leak(BYTES)
def bytes_behind_a_photo() -> bytes:
    return with_body(SHOWN, {"pic:1": picture("JPEG") + SECRET.encode()})


@leak(TEXT)
def words_in_a_drawing() -> bytes:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="20"><text y="15">{SECRET}</text></svg>'
    )
    return with_body(svg)
