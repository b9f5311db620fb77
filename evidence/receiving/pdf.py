"""A PDF: every object is looked at, also those no page leads to, and every stream is unpacked and looked into."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

from evidence.receiving import pdf_names as names
from evidence.receiving.magic import kind_of
from evidence.receiving.plain import check_letters
from evidence.receiving.refused import NotTaken

PAGES, OBJECTS, UNPACKED, DEEPEST = 300, 60_000, 60_000_000, 60
AFTER_THE_END = re.compile(rb"%%EOF[\x00\t\n\x0c\r ]*\Z")
FROM_THE_START = re.compile(rb"%PDF-[12]\.\d")
#: Also outside of any object that can be found: what says of itself that it is a picture or a file.
SAYS_SO = re.compile(rb"/Subtype\s*/Image\b|/EmbeddedFile\b|/Type\s*/ObjStm.{0,200}/Crypt", re.S)
#: A picture written into the page itself: BI, its first key.
IN_THE_PAGE = re.compile(
    rb"(?:\A|[\x00\t\n\x0c\r \]\)>])BI[\x00\t\n\x0c\r ]*/"
    rb"(?:W|Width|H|Height|BPC|BitsPerComponent|CS|ColorSpace|F|Filter|IM|ImageMask|D|Decode|DP|DecodeParms|I|L|Length)\b"
)


def check(content: bytes) -> None:
    """Raises NotTaken unless the file is a PDF of text and lines alone."""
    if not FROM_THE_START.match(content) or not AFTER_THE_END.search(content):
        raise NotTaken("two_kinds")
    if SAYS_SO.search(content):
        raise NotTaken("file_inside" if b"/EmbeddedFile" in content else "image_inside")
    reader = PdfReader(BytesIO(content), xref_stream_maximum_entries=OBJECTS)
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        raise NotTaken("locked")
    if content.count(b"startxref") > 1 + (b"/Linearized" in content[:2048]):
        raise NotTaken("older_versions")
    _Looking().at(reader)


class _Looking:
    """One pass over all objects of a file."""

    def __init__(self) -> None:
        self.pages = self.unpacked = 0

    def at(self, reader: PdfReader) -> None:
        """Raises NotTaken for the first object that is more than text."""
        numbers = list(_numbers(reader))
        if len(numbers) > OBJECTS:
            raise NotTaken("too_long")
        self.thing(reader.trailer, 0)
        for number, generation in numbers:
            self.thing(reader.get_object(IndirectObject(number, generation, reader)), 0)
        if not 0 < self.pages <= PAGES:
            raise NotTaken("too_long" if self.pages else "broken")

    def thing(self, found: Any, depth: int) -> None:
        """A value and all that is written inside it; what it refers to has its own turn."""
        if depth > DEEPEST:
            raise NotTaken("too_long")
        if isinstance(found, StreamObject):
            self.stream(found)
        if isinstance(found, DictionaryObject):
            self.dictionary(found)
        if isinstance(found, DictionaryObject | ArrayObject):
            for inner in found.values() if isinstance(found, DictionaryObject) else found:
                self.thing(inner, depth + 1)
        elif isinstance(found, TextStringObject):
            check_letters(found)

    def dictionary(self, found: DictionaryObject) -> None:
        self.pages += found.get("/Type") == "/Page"
        for key in found:
            if key in names.KEYS:
                raise NotTaken(names.KEYS[key])
        for key in ("/S", "/Subtype", "/Type"):
            if (word := found.raw_get(key) if key in found else None) in names.WORDS[key]:
                raise NotTaken(names.WORDS[key][word])

    def stream(self, found: StreamObject) -> None:
        if names.DRAWN & found.keys():
            raise NotTaken("image_inside")
        if "/F" in found:
            raise NotTaken("loads_from_outside")
        for filtered in _list(found.get("/Filter")):
            if filtered not in names.UNPACKED_BY:
                raise NotTaken("locked" if filtered == "/Crypt" else "image_inside")
        if found.get("/Type") in ("/XRef", "/ObjStm"):
            return  # the list of objects, and objects that have each their own turn
        self.content(found.get_data())

    def content(self, data: bytes) -> None:
        self.unpacked += len(data)
        if self.unpacked > UNPACKED:
            raise NotTaken("too_long")
        if IN_THE_PAGE.search(data) or kind_of(data) in ("image", "media") or names.IN_METADATA.search(data):
            raise NotTaken("image_inside")
        if any(table in data[:1024] for table in names.PICTURE_FONTS):
            raise NotTaken("image_inside")
        if data.startswith(b"PK\x03\x04") or b"%PDF-" in data[:1024]:
            raise NotTaken("file_inside")


def _numbers(reader: PdfReader) -> Iterator[tuple[int, int]]:
    for generation, known in reader.xref.items():
        yield from ((number, generation) for number in known)
    yield from ((number, 0) for number in reader.xref_objStm)


def _list(value: Any) -> list[Any]:
    value = value.get_object() if value is not None else []
    return list(value) if isinstance(value, list) else [value]
