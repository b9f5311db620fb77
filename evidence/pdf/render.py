"""A document becomes a tagged PDF/UA-1 file. The same document gives the same bytes."""

from datetime import UTC

from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from evidence.pdf.document import Document
from evidence.pdf.faces import FILES, faces_for
from evidence.pdf.fetching import LockedFetcher
from evidence.pdf.glyphs import printable
from evidence.redaction.redacted import Piece, RedactedText

TEMPLATE = "evidence/summary_pdf.html"
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "pdf_forms": False, "custom_metadata": False,
           "full_fonts": False, "uncompressed_pdf": False, "attachments": None}  # fmt: skip


class Printed:
    """Redacted text as the template walks over it. The template can reach pieces, never a raw string."""

    def __init__(self, text: RedactedText) -> None:
        if not isinstance(text, RedactedText):
            raise TypeError("only RedactedText is printed")
        self.pieces = [Piece(printable(piece.text), piece.masked) for piece in text]


def render(document: Document) -> bytes:
    """The bytes of the file. Raises Denied (a BaseException) where the page asks for anything but the font."""
    page = render_to_string(TEMPLATE, context(document))
    html = HTML(string=page, base_url=None, url_fetcher=LockedFetcher(), media_type="print")
    made: bytes = html.write_pdf(
        font_config=FontConfiguration(), pdf_identifier=document.identifier(), **OPTIONS
    )
    return made


def context(document: Document) -> dict[str, object]:
    """What the template is given: printed text, the running header, the fixed date. Nothing else exists for it."""
    sections = [
        {
            "title": Printed(section.title),
            "note": Printed(section.note) if section.note else None,
            "entries": [{"heading": Printed(e.heading), "text": Printed(e.text)} for e in section.entries],
        }
        for section in document.sections
    ]
    faces = faces_for(printable(document.running_header + "".join(text.plain for text in document.texts())))
    return {
        "faces": faces,
        "families": [family for family in FILES if family in {face.family for face in faces}],
        "title": Printed(document.title),
        "header": printable(document.running_header),
        "metadata_title": metadata_title(document),
        "created": document.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "facts": [(Printed(name), Printed(value)) for name, value in document.facts],
        "sections": sections,
    }


def metadata_title(document: Document) -> str:
    """The title in the file's metadata: what it is, the reference, and no more."""
    return f"{document.kind} {document.reference.plain}"
