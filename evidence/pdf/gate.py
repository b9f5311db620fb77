"""After rendering: the file is read back, and there is no file unless it says exactly what was approved.

The order and the reasons are in docs/decisions/0011. Coverage, the second reading and the swap of all masked values
come before there is a file (evidence/services/releasing.py); what is here needs nothing but the file.
"""

import io
from collections.abc import Iterable
from datetime import UTC

import pypdf

from evidence.pdf.document import Document
from evidence.pdf.equality import check_text
from evidence.pdf.every_byte import check_every_byte
from evidence.pdf.extract import EXTRACTORS
from evidence.pdf.faces import FILES
from evidence.pdf.metadata import PRODUCER, check_metadata
from evidence.pdf.objects import check_objects
from evidence.pdf.pages import check_pages
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import metadata_title
from evidence.pdf.searching import Masked, check_masked
from evidence.pdf.set_fonts import check_fonts

__all__ = ["Masked", "check"]


def check(pdf: bytes, document: Document, masked: Iterable[Masked]) -> int:
    """The number of pages, where the file passes. Raises GateRefused with rule and entry, never the text."""
    try:
        return _check(pdf, document, masked)
    except GateRefused:
        raise
    except Exception as fault:
        # A file that cannot be read is not let out; what the reader says about it may quote it.
        raise GateRefused(f"the file cannot be read back: {type(fault).__name__}") from None


def _check(pdf: bytes, document: Document, masked: Iterable[Masked]) -> int:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    read = {name: extract(pdf) for name, extract in EXTRACTORS.items()}
    pages = check_text(read, document)
    check_objects(pdf, reader, expected_strings(document))
    check_metadata(reader, document)
    check_pages(reader)
    check_fonts(reader)
    check_masked(pdf, reader, read, document, masked)
    check_every_byte(pdf, document.identifier())
    return pages


def expected_strings(document: Document) -> dict[str, str]:
    """The strings that may stand in the file outside its pages, by key; "|" parts alternatives."""
    made = f"D:{document.made_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
    said = {
        "/Title": metadata_title(document),
        "/Producer": PRODUCER,
        "/CreationDate": made,
        "/ModDate": made,
    }
    return said | {
        "/Lang": "en-GB",
        "/FontFamily": "|".join(FILES),
        "/Registry": "Adobe",
        "/Ordering": "Identity",
    }
