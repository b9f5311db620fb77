"""What was taken out is looked for in everything the file holds, in several writings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pypdf
from pypdf.generic import StreamObject

from evidence.pdf.document import Document
from evidence.pdf.equality import expected_texts, margin, squeezed
from evidence.pdf.objects import all_objects
from evidence.pdf.refused import GateRefused

SHORTEST, SHORTEST_CODED = 3, 6


@dataclass(frozen=True)
class Masked:
    """A stretch that was taken out, and the entry it was taken from."""

    entry: str
    value: str


def check_masked(
    pdf: bytes, reader: pypdf.PdfReader, read: Mapping[str, list[str]], document: Document, masked: Iterable[Masked]
) -> None:  # fmt: skip
    """No masked value stands in the bytes or in an unpacked stream, nor more often in the pages than the approved
    text holds it (a surname may be kept for one person and masked for another)."""
    said = {name: folded(pages) for name, pages in read.items()}
    pages = len(read["pypdf"])
    margins = (margin(document, number, pages) for number in range(1, pages + 1))
    approved = folded([*(text for _, text in expected_texts(document)), *margins])
    unpacked = [
        pdf,
        *(found.get_data() for _, found in all_objects(reader) if isinstance(found, StreamObject)),
    ]
    for item in masked:
        codes = encodings(item.value)
        _refuse_if(any(code in part for code in codes for part in unpacked), item)
        for form in forms(item.value):
            _refuse_if(any(text.count(form) > approved.count(form) for text in said.values()), item)


def forms(value: str) -> set[str]:
    """A value as it is searched for in pages: squeezed and folded; a number also by its digits. Short ones are
    left to the equality of the text."""
    digits = re.sub(r"\D", "", value)
    listed = {folded([value])} | ({digits} if len(digits) > 5 else set())
    return {form for form in listed if len(form) >= SHORTEST}


def folded(texts: Iterable[str]) -> str:
    return squeezed(unicodedata.normalize("NFKC", "".join(texts))).casefold()


def encodings(value: str) -> list[bytes]:
    """A value as bytes that a file may hold outside its pages. None for short ones: three letters stand
    everywhere, and the allowlist leaves no place for them."""
    if len(squeezed(value)) < SHORTEST_CODED:
        return []
    wide = value.encode("utf-16-be")
    return [
        value.encode(),
        wide,
        value.encode().hex().encode(),
        wide.hex().encode(),
        wide.hex().upper().encode(),
    ]


def _refuse_if(found: bool, item: Masked) -> None:
    if found:
        raise GateRefused("something that was taken out is still in the file", entry=item.entry)
