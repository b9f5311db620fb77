"""Files of every kind that must not come in, with neutral content: a coloured square, or a header alone."""

import io
import zipfile

from PIL import Image

SQUARE = Image.new("RGB", (8, 8), "teal")


def drawn(form: str) -> bytes:
    """The square in one of the forms that Pillow writes."""
    out = io.BytesIO()
    SQUARE.save(out, form)
    return out.getvalue()


def a_zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def box(brand: bytes, *more: bytes) -> bytes:
    """The first box of a file of the MP4 family."""
    body = b"ftyp" + brand + bytes(4) + b"".join(more)
    return (4 + len(body)).to_bytes(4, "big") + body + b"\x00\x00\x00\x08free" + bytes(64)


#: Why each is refused, and what it is.
REFUSED = {
    "JPEG": ("image", drawn("JPEG")),
    "PNG": ("image", drawn("PNG")),
    "GIF": ("image", drawn("GIF")),
    "WebP": ("image", drawn("WEBP")),
    "AVIF": ("image", drawn("AVIF")),
    "BMP": ("image", drawn("BMP")),
    "TIFF": ("image", drawn("TIFF")),
    "ICO": ("image", drawn("ICO")),
    "PPM in digits": ("image", b"P3\n2 1\n255\n0 128 128 0 128 128\n"),
    "XPM": ("web_page", b'/* XPM */\nstatic char *square[] = {"1 1 1 1", "a c teal", "a"};'),
    "XBM": ("image", b"#define square_width 8\n#define square_height 1\nstatic char square_bits[] = {0xff};"),
    "HEIC": ("image", box(b"heic", b"mif1", b"heic")),
    "HEIC of an unknown brand": ("image", box(b"hevx", b"msf1")),
    "MP4": ("media", box(b"isom", b"isom", b"mp42")),
    "QuickTime": ("media", box(b"qt  ", b"qt  ")),
    "WebM": ("media", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01" + bytes(20) + b"\x42\x82\x84webm" + bytes(40)),
    "AVI": ("media", b"RIFF" + bytes(4) + b"AVI LIST" + bytes(40)),
    "MP3": ("media", b"ID3\x04" + bytes(40)),
    "zip": ("archive", a_zip(**{"square.txt": b"teal"})),
    "zip in a zip": ("archive", a_zip(**{"inner.zip": a_zip(**{"square.txt": b"teal"})})),
    "RAR": ("archive", b"Rar!\x1a\x07\x01\x00" + bytes(40)),
    "7z": ("archive", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40)),
    "gzip": ("archive", b"\x1f\x8b\x08" + bytes(40)),
    "old Office": ("other_office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "spreadsheet": ("other_office", a_zip(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"})),
    "OpenDocument": ("other_office", a_zip(mimetype=b"application/vnd.oasis.opendocument.text")),
    "SVG": ("web_page", b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8"/></svg>'),
    "SVG after white space": ("web_page", b"\xef\xbb\xbf \r\n<?xml version='1.0'?><svg/>"),
    "SVG in the middle": ("web_page", b"Minutes\n<svg width='8'><rect/></svg>"),
    "HTML": ("web_page", b"<!DOCTYPE html><p>Minutes</p>"),
    "HTML with words before it": ("web_page", b"Minutes <img src='x'>"),
    "RTF": ("web_page", b"{\\rtf1\\ansi Minutes}"),
    "PostScript": ("web_page", b"%!PS-Adobe-3.0\n8 8 rectfill"),
    "data address": ("encoded", b"Minutes data:image/png;base64,iVBORw0KGgo="),
    "base64 in one line": ("encoded", b"Minutes\n" + b"iVBORw0KGgoAAAANSUhEUg" * 60),
    "base64 in lines": ("encoded", b"Minutes\n" + (b"iVBORw0KGgoAAAANSUhEUg" * 3 + b"\n") * 12),
    "uuencoded": ("encoded", b"begin 644 square.png\nM1234\n`\nend\n"),
    "mail with a file": ("encoded", b"Subject: x\nContent-Transfer-Encoding: base64\n\nAAAA"),
    "hexadecimal": ("encoded", b"89 50 4e 47 0d 0a 1a 0a " * 200),
    "text with a zip behind": ("two_kinds", b"Minutes\n" + a_zip(**{"square.txt": b"teal"})),
    "a picture with a zip behind": ("two_kinds", drawn("JPEG") + a_zip(**{"square.txt": b"teal"})),
    "text with a PDF inside": ("two_kinds", b"Minutes\n%PDF-1.7\n"),
    "UTF-16": ("unknown", "Minutes".encode("utf-16")),
    "control characters": ("unknown", b"Minutes\x00\x01\x02"),
    "nothing": ("empty", b""),
    "too large": ("too_big", b"Minutes\n" * 1_300_000),
    "too long": ("too_long", b"Minutes\n" * 300_000),
}  # fmt: skip
