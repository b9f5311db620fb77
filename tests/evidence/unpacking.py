"""The bytes of a file and of each of its streams, for tests that look whether something is in it."""

import io
import re
import zlib

import pypdf
from pypdf.generic import StreamObject


def unpacked(pdf: bytes) -> list[bytes]:
    """The file, each stream as pypdf unpacks it, and each stream as it lies there, whoever points to it."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    numbers = {number for table in reader.xref.values() for number in table}
    objects = (
        reader.get_object(pypdf.generic.IndirectObject(number, 0, reader)) for number in numbers if number
    )
    streams = [found.get_data() for found in objects if isinstance(found, StreamObject)]
    return [pdf, *streams, *(_inflated(pdf[at.end() :]) for at in re.finditer(rb"stream\r?\n", pdf))]


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed)
    except zlib.error:
        return b""
