"""What a signature may add to a checked file, and nothing else: the last look before a file is kept."""

import io
import re

import pypdf
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, PdfObject, TextStringObject

from evidence.pdf.refused import GateRefused

ADDED_TO = {"/Catalog": {"/AcroForm", "/Extensions", "/Version", "/Perms"}, "/Page": {"/Annots"}}
KEYS = frozenset(
    """/AcroForm /Annots /BaseVersion /ByteRange /Contents /DecodeParms /DocMDP /ESIC /ExtensionLevel
    /ExtensionRevision /Extensions /F /FT /Fields /Filter /ID /ISO_ /Index /Info /Length /M /P /Perms /Prev /Rect
    /Reference /Root /SigFlags /Size /SubFilter /Subtype /T /TransformMethod /TransformParams /Type /URL /V /Version /W
    /Encrypt""".split()
)
STRINGS = {
    "/T": re.compile("Signature"),
    "/M": re.compile(r"D:\d{14}(Z|[+-]\d{2}'\d{2}'?)"),
    "/URL": re.compile(r"https://www\.iso\.org/standard/\d+\.html"),
    "/ExtensionRevision": re.compile(r":\d{4}"),
}


def check_added(before: bytes, signed: bytes, *, passphrase: str = "") -> None:
    """Raises GateRefused unless `signed` is `before` with one invisible signature behind it."""
    if signed[: len(before)] != before or signed.count(b"/ByteRange") != 1:
        raise GateRefused("the signature changed the file that was checked")
    old, new = _objects(before, passphrase), _objects(signed, passphrase)
    for number in old.keys() | new.keys():
        was, found = old.get(number), new.get(number)
        if was is None and found is not None:
            _walk(found, "")
        elif was is not None and _written(was) != _written(found):
            _check_changed(was, found)


def _objects(pdf: bytes, passphrase: str) -> dict[int, PdfObject | None]:
    """Every object by its number, also those that nothing points to."""
    reader = pypdf.PdfReader(io.BytesIO(pdf), password=passphrase or None)
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    return {number: reader.get_object(number) for number in numbers - {0}}


def _written(found: PdfObject | None) -> bytes:
    stream = io.BytesIO()
    if found is not None:
        found.write_to_stream(stream)
    return stream.getvalue()


def _check_changed(was: PdfObject, found: PdfObject | None) -> None:
    """The catalogue and one page point to the signature; everything else in them is as it was."""
    if not isinstance(was, DictionaryObject) or not isinstance(found, DictionaryObject):
        raise GateRefused("the signature replaced a part of the file")
    more = {name: found.raw_get(name) for name in found if name not in was}
    same = all(name in found and _written(was.raw_get(name)) == _written(found.raw_get(name)) for name in was)
    if not same or set(more) - ADDED_TO.get(str(was.get("/Type")), set()):
        raise GateRefused("the signature changed a part of the file")
    for name, value in more.items():
        _walk(value, str(name))


def _walk(node: PdfObject, key: str) -> None:
    if isinstance(node, DictionaryObject):
        for name, value in node.items():
            if name not in KEYS:
                raise GateRefused("the signature brought something that was not expected")
            _walk(value, name)
    elif isinstance(node, ArrayObject):
        for value in node:
            _walk(value, key)
    elif isinstance(node, TextStringObject | ByteStringObject) and key not in ("/Contents", "/ID"):
        _check_string(node, key)


def _check_string(node: PdfObject, key: str) -> None:
    wanted = STRINGS.get(key)
    if wanted is None or not wanted.fullmatch(str(node)):
        raise GateRefused("the signature brought words that were not expected")
