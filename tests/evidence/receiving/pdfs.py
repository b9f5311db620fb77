"""Small PDFs written by hand, one thing in each."""

import io
import os
import subprocess
import sys
import zlib

from pypdf import PdfWriter

PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
    b"/Resources << /Font << /F 5 0 R >> %s >> %s >>"
)
TEXT = b"BT /F 12 Tf 20 200 Td (Ava Bell was calm.) Tj ET"
SQUARE = b"<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"


def stream(data: bytes, says: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (says, len(data), data)


def a_pdf(
    *more: bytes, root: bytes = b"", page: bytes = b"", resources: bytes = b"", content: bytes = TEXT,
) -> bytes:  # fmt: skip
    """A PDF with one page of text. `more` are further objects, numbered from 6."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE % (resources, page),
        content if content.startswith(b"<<") else stream(content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(out)


def packed(data: bytes) -> bytes:
    return stream(zlib.compress(data), b"/Filter /FlateDecode")


def protected() -> bytes:
    """The page with a password."""
    out, writer = io.BytesIO(), PdfWriter(clone_from=io.BytesIO(a_pdf()))
    writer.encrypt("riverbank", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


PNG = b"\x89PNG\r\n\x1a\n"
AGAIN = b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n9\n%%EOF"
IMAGE = SQUARE + b"\nstream\n\x80\nendstream"
BITS = b"/W 1 /H 1 /BPC 8 /CS /G ID \x80 EI"
#: Why each is refused, and what it is.
REFUSED = {
    "a picture on the page": ("image_inside", a_pdf(IMAGE, resources=b"/XObject << /I 6 0 R >>")),
    "a picture no page leads to": ("image_inside", a_pdf(IMAGE)),
    "a picture by another spelling": ("image_inside", a_pdf(IMAGE.replace(b"/Image", b"/Im#61ge"))),
    "a picture written into the page": ("image_inside", a_pdf(content=TEXT + b"\nBI " + BITS)),
    "a picture written into a packed page": ("image_inside", a_pdf(content=packed(TEXT + b"\nBI" + BITS))),
    "a photograph's filter": ("image_inside", a_pdf(stream(b"\xff\xd8\xff\xe0", b"/Filter /DCTDecode"))),
    "a photograph as it is": ("image_inside", a_pdf(stream(b"\xff\xd8\xff\xe0" + bytes(40)))),
    "a small picture of the page": ("image_inside", a_pdf(page=b"/Thumb 4 0 R")),
    "a small picture in the metadata": ("image_inside", a_pdf(stream(b"<xmpGImg:image>/9j/4A</xmpGImg:image>"))),
    "a shading of points": ("image_inside", a_pdf(stream(b"\x00", b"/ShadingType 4"))),
    "a film": ("image_inside", a_pdf(b"<< /Type /Annot /Subtype /RichMedia >>")),
    "a file": ("file_inside", a_pdf(stream(b"teal", b"/Type /EmbeddedFile"))),
    "a file by another spelling": ("file_inside", a_pdf(stream(b"teal", b"/Type /Embedded#46ile"))),
    "a list of files": ("file_inside", a_pdf(root=b"/Names << /EmbeddedFiles 6 0 R >>")),
    "a note with a file": ("file_inside", a_pdf(b"<< /Type /Annot /Subtype /FileAttachment >>")),
    "a bundle": ("file_inside", a_pdf(root=b"/Collection << >>")),
    "another PDF in a stream": ("two_kinds", a_pdf(stream(a_pdf()))),
    "another PDF in a packed stream": ("file_inside", a_pdf(packed(a_pdf()))),
    "a script": ("program_inside", a_pdf(b"<< /S /JavaScript /JS (app.alert) >>")),
    "a script by another spelling": ("program_inside", a_pdf(b"<< /S /Java#53cript >>")),
    "something to start": ("program_inside", a_pdf(root=b"/OpenAction << /S /Launch >>")),
    "something at each turn": ("program_inside", a_pdf(page=b"/AA << >>")),
    "fields": ("form_inside", a_pdf(root=b"/AcroForm << /Fields [] >>")),
    "a field": ("form_inside", a_pdf(b"<< /Type /Annot /Subtype /Widget >>")),
    "a page of another file": ("loads_from_outside", a_pdf(b"<< /S /GoToR /F (other.pdf) >>")),
    "a stream kept elsewhere": ("loads_from_outside", a_pdf(stream(b"", b"/F (other.bin)"))),
    "a password": ("locked", protected()),
    "a locked stream": ("locked", a_pdf(stream(b"", b"/Filter /Crypt"))),
    "an earlier version": ("older_versions", a_pdf() + AGAIN),
    "base64 in its title": ("encoded", a_pdf(b"<< /Title (" + b"iVBORw0KGgo" * 120 + b") >>")),
    "unpacks too far": ("too_long", a_pdf(packed(bytes(61_000_000)))),
    "too many pages": ("too_long", a_pdf(*[b"<< /Type /Page >>"] * 301)),
    "too deep": ("too_long", a_pdf(b"[" * 90 + b"]" * 90)),
    "no page": ("broken", a_pdf().replace(b"/Type /Page ", b"/Type /Leaf ")),
    "cut in the middle": ("two_kinds", a_pdf()[:200]),
    "a picture between its objects": ("two_kinds", a_pdf().replace(b"2 0 obj", b"% " + PNG + b"\n2 0 obj")),
    "words before it": ("two_kinds", b"Minutes\n" + a_pdf()),
    "words after it": ("two_kinds", a_pdf() + b"Minutes"),
    "nothing but a header": ("two_kinds", b"%PDF-1.7\n"),
    "a header of no version": ("two_kinds", a_pdf().replace(b"%PDF-1.7", b"%PDF-x.x")),
}  # fmt: skip


def typeset(page: str, **options: str) -> bytes:
    """A PDF with the fonts of this machine, made in a process of its own: this one sees the bundled fonts alone."""
    making = "import sys, weasyprint as w; o = dict(a.split('=') for a in sys.argv[2:]); "
    making += "sys.stdout.buffer.write(w.HTML(string=sys.argv[1]).write_pdf(**o))"
    told = [f"{name}={value}" for name, value in options.items()]
    env = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    made = subprocess.run(
        [sys.executable, "-c", making, page, *told], check=True, capture_output=True, env=env
    )
    return made.stdout
