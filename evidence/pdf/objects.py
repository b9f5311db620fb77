"""Everything in the file that is not page text: each key, name, string and stream has to be an expected one."""

import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pypdf
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from evidence.pdf.refused import GateRefused

FILE = Path(__file__).with_name("allowed.toml")
ALLOWED = {key: frozenset(text.split()) for key, text in tomllib.loads(FILE.read_text("utf-8")).items()}
KEYS = frozenset().union(*(ALLOWED[part] for part in ("root", "page", "info", "keys")))
FONT_KEY = re.compile(r"/[A-Z]{6}\Z")
FONT_NAME = re.compile(r"/[A-Z]{6}\+[\w-]{1,20}\Z")


def check_objects(pdf: bytes, expected: dict[str, str]) -> None:
    """Raises GateRefused for any object that is not on the list. `expected` maps the keys that may hold a
    string ("/Title", "/Lang" ...) to the one string they may hold."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    _check_ends(pdf, reader)
    _only(reader.trailer["/Root"], ALLOWED["root"], "catalogue")
    _only(reader.trailer["/Info"], ALLOWED["info"], "information")
    for page in reader.pages:
        _only(page, ALLOWED["page"], "page")
    for number, whole in _all_objects(reader):
        _walk(whole, "", f"object {number}", expected)
    _walk(reader.trailer, "", "trailer", expected)


def check_metadata(pdf: bytes, allowed: set[str]) -> None:
    """Raises GateRefused where the XMP packet says a word that is not expected."""
    metadata = pypdf.PdfReader(io.BytesIO(pdf)).xmp_metadata
    packet = metadata.stream.get_data().decode("utf-8") if metadata else ""
    said = {text.strip() for text in re.findall(r">([^<>]+)<", packet)} - {""}
    values = set(re.findall(r'(?:part|lang|about)="([^"]*)"', packet))
    unknown = set(re.findall(r'\s([\w:]+)="', packet)) - {"begin", "id", "end", "rdf:about", "pdfuaid:part",
                                                          "pdf:Producer", "xml:lang", "xmlns:x"}  # fmt: skip
    attributes = {name for name in unknown if not name.startswith("xmlns:")}
    if said - allowed or attributes or values - {"", "1", "x-default"}:
        raise GateRefused("the metadata holds something that was not expected")


def _check_ends(pdf: bytes, reader: pypdf.PdfReader) -> None:
    """One revision, and nothing after its end: an earlier or later one could hold other words."""
    if pdf.count(b"%%EOF") != 1 or not pdf.rstrip(b"\r\n").endswith(b"%%EOF") or "/Prev" in reader.trailer:
        raise GateRefused("the file has more than one revision")


def _only(record: PdfObject, allowed: frozenset[str], what: str) -> None:
    found = record.get_object()
    if not isinstance(found, DictionaryObject) or set(found) - allowed:
        raise GateRefused(f"the {what} has a key that was not expected")


def _all_objects(reader: pypdf.PdfReader) -> Iterator[tuple[int, PdfObject]]:
    """Every object the file holds, also those that nothing points to."""
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0}):
        if found := reader.get_object(IndirectObject(number, 0, reader)):
            yield number, found


def _walk(node: PdfObject, key: str, where: str, expected: dict[str, str]) -> None:
    if isinstance(node, StreamObject) and node.get("/Subtype") in ("/Image", "/Form"):
        raise GateRefused(f"a picture or form was not expected ({where})")
    if isinstance(node, DictionaryObject):
        for name, value in node.items():
            _check_key(name, value, where)
            _walk(value, name, where, expected)
    elif isinstance(node, ArrayObject):
        for value in node:
            _walk(value, key, where, expected)
    elif isinstance(node, (TextStringObject, ByteStringObject)):
        _check_string(node, key, where, expected)
    elif isinstance(node, NameObject) and node not in ALLOWED["names"] and not FONT_NAME.match(node):
        raise GateRefused(f"a name was not expected ({where})")


def _check_key(name: str, value: PdfObject, where: str) -> None:
    if name not in KEYS and not (FONT_KEY.match(name) and _is_font(value)):
        raise GateRefused(f"a key was not expected ({where})")


def _is_font(value: PdfObject) -> bool:
    found = value.get_object()
    return isinstance(found, DictionaryObject) and found.get("/Type") == "/Font"


def _check_string(node: PdfObject, key: str, where: str, expected: dict[str, str]) -> None:
    if key == "/ID":
        return
    if str(node) not in expected.get(key, "").split("|"):
        raise GateRefused(f"a string was not expected ({where})")
