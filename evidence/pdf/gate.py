"""After rendering: the file is read back, and there is no file unless it says exactly what was approved."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

import weasyprint

from evidence.pdf.document import Document
from evidence.pdf.extract import EXTRACTORS
from evidence.pdf.glyphs import printable
from evidence.pdf.objects import check_metadata, check_objects
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import metadata_title

PRODUCER = f"WeasyPrint {weasyprint.__version__}"
SHORTEST = 3


@dataclass(frozen=True)
class Masked:
    """A stretch that was taken out, and the entry it was taken from."""

    entry: str
    value: str


def check(pdf: bytes, document: Document, masked: Iterable[Masked]) -> int:
    """The number of pages, where the file passes. Raises GateRefused with rule and entry, never the text."""
    read = {name: extract(pdf) for name, extract in EXTRACTORS.items()}
    for name, pages in read.items():
        check_text(pages, document, name)
    check_objects(pdf, expected_strings(document))
    made = f"{document.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    check_metadata(pdf, {metadata_title(document), PRODUCER, made})
    check_masked(pdf, read, document, masked)
    return len(read["pypdf"])


def check_text(pages: list[str], document: Document, extractor: str) -> None:
    """Each page ends in its own header and number, and the rest of all pages is the approved text, no more and
    no less; white space aside."""
    body = "".join(
        _without_margins(page, number, len(pages), document) for number, page in enumerate(pages, 1)
    )
    expected = [(ref, squeezed(text)) for ref, text in expected_texts(document)]
    if body != "".join(text for _, text in expected):
        raise GateRefused(
            f"the text of the file is not the approved text, read by {extractor}",
            entry=_where(body, expected),
        )


def expected_texts(document: Document) -> list[tuple[str, str]]:
    """The printed texts in order with the name of the entry each belongs to."""
    listed = [("title", document.title)] + [("facts", part) for fact in document.facts for part in fact]
    for section in document.sections:
        listed += [("section heading", section.title)] + (
            [("section note", section.note)] if section.note else []
        )
        listed += [(entry.ref, part) for entry in section.entries for part in (entry.heading, entry.text)]
    return [(ref, printable(text.plain)) for ref, text in listed]


def squeezed(text: str) -> str:
    """Without white space and invisible characters, composed: what must be equal on both sides."""
    seen = (c for c in unicodedata.normalize("NFC", text) if not c.isspace())
    return "".join(c for c in seen if unicodedata.category(c) not in ("Cc", "Cf"))


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
        "/FontFamily": "Body|Body Ext",
        "/Registry": "Adobe",
        "/Ordering": "Identity",
    }


def check_masked(
    pdf: bytes, read: dict[str, list[str]], document: Document, masked: Iterable[Masked]
) -> None:
    """No masked value stands in the bytes outside the pages, nor more often in the pages than the approved text
    holds it (a surname may be kept for one person and masked for another)."""
    said = {name: fold_all(pages) for name, pages in read.items()}
    margins = (_margin(document, number, len(read["pypdf"])) for number, _ in enumerate(read["pypdf"], 1))
    approved = fold_all(text for _, text in expected_texts(document)) + fold_all(margins)
    for item in masked:
        for form in forms(item.value):
            _refuse_if(any(code in pdf for code in _encodings(item.value)), item)
            _refuse_if(any(text.count(form) > approved.count(form) for text in said.values()), item)


def forms(value: str) -> set[str]:
    """A value as it is searched for: squeezed and folded; a number also by its digits. Short ones are left to
    the equality of the text."""
    digits = re.sub(r"\D", "", value)
    listed = {fold_all([value])} | ({digits} if len(digits) > 5 else set())
    return {form for form in listed if len(form) >= SHORTEST}


def fold_all(texts: Iterable[str]) -> str:
    return squeezed(unicodedata.normalize("NFKC", "".join(texts))).casefold()


def _encodings(value: str) -> list[bytes]:
    if len(squeezed(value)) < 6:
        return []
    return [value.encode(), value.encode("utf-16-be"), value.encode().hex().encode()]


def _refuse_if(found: bool, item: Masked) -> None:
    if found:
        raise GateRefused("something that was taken out is still in the file", entry=item.entry)


def _margin(document: Document, number: int, pages: int) -> str:
    return squeezed(f"{printable(document.running_header)}Page {number} of {pages}")


def _without_margins(page: str, number: int, pages: int, document: Document) -> str:
    text, margin = squeezed(page), _margin(document, number, pages)
    if not text.endswith(margin):
        raise GateRefused(f"page {number} does not end in its own header and number")
    return text[: -len(margin)]


def _where(body: str, expected: list[tuple[str, str]]) -> str:
    """The name of the first entry whose text differs."""
    at = 0
    for ref, text in expected:
        if body[at : at + len(text)] != text:
            return ref
        at += len(text)
    return "after the last entry"
