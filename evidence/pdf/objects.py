"""Everything in the file that is not page text: each key, name, string and stream has to be an expected one."""

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

from evidence.pdf.faces import names_in_file
from evidence.pdf.opened import at
from evidence.pdf.refused import GateRefused

FILE = Path(__file__).with_name("allowed.toml")
ALLOWED = {key: frozenset(text.split()) for key, text in tomllib.loads(FILE.read_text("utf-8")).items()}
KEYS = frozenset().union(*(ALLOWED[part] for part in ("root", "page", "info", "keys")))


def check_objects(pdf: bytes, reader: pypdf.PdfReader, expected: dict[str, str]) -> None:
    """Raises GateRefused for any object that is not on the list. `expected` maps the keys that may hold a
    string ("/Title", "/Lang" ...) to the strings they may hold, parted by "|"."""
    _check_ends(pdf, reader)
    _only(reader.trailer["/Root"], ALLOWED["root"], "catalogue")
    _only(reader.trailer["/Info"], ALLOWED["info"], "information")
    for page in reader.pages:
        _only(page, ALLOWED["page"], "page")
    for number, whole in all_objects(reader):
        _walk(whole, "", f"object {number}", expected)
    _walk(reader.trailer, "", "trailer", expected)
    _check_streams(reader)


def _check_ends(pdf: bytes, reader: pypdf.PdfReader) -> None:
    """One revision, and nothing after its end: an earlier or later one could hold other words."""
    if pdf.count(b"%%EOF") != 1 or not pdf.rstrip(b"\r\n").endswith(b"%%EOF") or "/Prev" in reader.trailer:
        raise GateRefused("the file has more than one revision")


def _only(record: PdfObject, allowed: frozenset[str], what: str) -> None:
    found = record.get_object()
    if not isinstance(found, DictionaryObject) or set(found) - allowed:
        raise GateRefused(f"the {what} has a key that was not expected")


def all_objects(reader: pypdf.PdfReader) -> Iterator[tuple[int, PdfObject]]:
    """Every object the file holds, also those that nothing points to."""
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0}):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if (
            found is not None
        ):  # a stream without a key of its own counts as nothing where one only asks "if found"
            yield number, found


def _check_streams(reader: pypdf.PdfReader) -> None:
    """Each stream is the drawing of a page, part of a font that a page uses, the metadata, or the one table and the
    one pack of objects."""
    used = {reader.root_object.raw_get("/Metadata").idnum}
    for page in reader.pages:
        used.add(page.raw_get("/Contents").idnum)
        for font in at(page, "/Resources", "/Font").values():
            used.add(at(font).raw_get("/ToUnicode").idnum)
            used.add(at(font, "/DescendantFonts", 0, "/FontDescriptor").raw_get("/FontFile2").idnum)
    streams = {number: found for number, found in all_objects(reader) if isinstance(found, StreamObject)}
    rest = sorted(str(found.get("/Type", "")) for number, found in streams.items() if number not in used)
    if rest not in ([], ["/ObjStm", "/XRef"]):
        raise GateRefused("a stream was not expected")


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
    elif isinstance(node, NameObject) and node not in ALLOWED["names"] and node not in names_in_file():
        raise GateRefused(f"a name was not expected ({where})")


def _check_key(name: str, value: PdfObject, where: str) -> None:
    if name not in KEYS and not _is_font(name, value):
        raise GateRefused(f"a key was not expected ({where})")


def _is_font(name: str, value: PdfObject) -> bool:
    found = value.get_object()
    is_font = isinstance(found, DictionaryObject) and found.get("/Type") == "/Font"
    return is_font and any(full.startswith(f"{name}+") for full in names_in_file())


def _check_string(node: PdfObject, key: str, where: str, expected: dict[str, str]) -> None:
    if key == "/ID":
        return  # every_byte knows what it must be
    if str(node) not in expected.get(key, "").split("|"):
        raise GateRefused(f"a string was not expected ({where})")
