"""The first look: what the content begins with decides who looks further. Name and declared type are never asked."""

import re
import zipfile
from io import BytesIO

from evidence.receiving import docx, pdf, plain
from evidence.receiving.magic import kind_of
from evidence.receiving.refused import NotTaken

LIMIT = 10_000_000  # bytes
BEGINNINGS = re.compile(
    rb"\xff\xd8\xff[\xe0\xe1]..(?:JFIF|Exif)|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8[79]a|....ftyp(?:hei|mif|msf|avi)",
    re.S,
)
PDF, DOCX, TXT = "pdf", "docx", "txt"


def look(content: bytes) -> str:
    """The kind of a file that may be kept: pdf, docx or txt. Raises NotTaken for everything else."""
    if not content:
        raise NotTaken("empty")
    if len(content) > LIMIT:
        raise NotTaken("too_big")
    try:
        return _look(content)
    except NotTaken:
        raise
    except Exception:  # a parser gave up: what cannot be looked into is not taken
        raise NotTaken("broken") from None


def _look(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        one_kind(content)
        pdf.check(content)
        nothing_between(content)
        return PDF
    if content.startswith(b"PK\x03\x04"):
        docx.check(content)
        nothing_between(content)
        return DOCX
    one_kind(content)
    plain.check(as_text(content))
    return TXT


def as_text(content: bytes) -> str:
    """The content as text. Raises NotTaken, saying what it is instead. Asked in this order because words may begin as
    a picture does ("BMX club")."""
    try:
        return plain.decoded(content)
    except NotTaken as no_text:
        raise NotTaken(kind_of(content) or no_text.found) from None


def one_kind(content: bytes) -> None:
    """Raises NotTaken for a file that another program would open as something else."""
    if zipfile.is_zipfile(BytesIO(content)) or content.count(b"%PDF-") > content.startswith(b"%PDF-"):
        raise NotTaken("two_kinds")


def nothing_between(content: bytes) -> None:
    """Raises NotTaken where the beginning of a picture stands between the parts of a file, where no reader looks."""
    if BEGINNINGS.search(content):
        raise NotTaken("two_kinds")


__all__ = ["DOCX", "LIMIT", "PDF", "TXT", "look"]
