"""Every byte of the file is accounted for: what no reader looks at could hold words as well.

Readers of PDF pass over comments, gaps between objects, objects nothing points to and bytes behind the end of a packed
stream. Here the file is read from its first byte to its last, as WeasyPrint (pydyf) lays it out.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import md5
from itertools import accumulate

from evidence.pdf.faces import names_in_file
from evidence.pdf.objects import ALLOWED, KEYS
from evidence.pdf.refused import GateRefused

BEGIN = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
OBJECT = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*/Length (\d+)>>)\nstream\n")
OBJECT_END = b"\nendstream\nendobj\n"
FILE_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n")
TOKEN = re.compile(
    rb"<<|>>|\[|\]| |\n|(?P<name>/[A-Za-z0-9.+-]+)|-?\d+(?:\.\d+)?|R|true|false|\((?:[^()\\]|\\.)*\)|<[0-9a-f]+>",
    re.S,
)


@dataclass(frozen=True)
class Part:
    """One object as it lies in the file: its number, where it begins, its dictionary, its stream unpacked."""

    number: int
    at: int
    head: bytes
    whole: bytes
    data: bytes


def check_every_byte(pdf: bytes, identifier: bytes) -> None:
    """Raises GateRefused for a byte that is not part of an object, a name that is not on the list, a stream with
    something behind its end, a table of objects or an identifier that does not follow from the rest."""
    parts = list(_parts(pdf))
    if len(parts) < 3 or b"/Type /ObjStm" not in parts[-2].head or b"/Type /XRef" not in parts[-1].head:
        raise GateRefused("the file is not laid out as expected")
    inner = _inner(parts[-2])
    for text in [*(part.head for part in parts), *inner.values()]:
        _check_tokens(text)
    _check_table(parts, inner)
    _check_identifier(parts, inner, identifier)


def _parts(pdf: bytes) -> Iterator[Part]:
    if not pdf.startswith(BEGIN):
        raise GateRefused("the file does not begin as expected")
    at = last = len(BEGIN)
    while begun := OBJECT.match(pdf, at):
        end = begun.end() + int(begun[3])
        if pdf[end : end + len(OBJECT_END)] != OBJECT_END:
            raise GateRefused("an object does not end where it says")
        whole = pdf[begun.start(2) : end + len(OBJECT_END) - len(b"\nendobj\n")]
        yield Part(int(begun[1]), at, begun[2], whole, _unpacked(pdf[begun.end() : end]))
        last, at = at, end + len(OBJECT_END)
    ended = FILE_END.fullmatch(pdf, at)
    if not ended or int(ended[1]) != last:
        raise GateRefused("the file holds bytes that belong to no object")


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed)
    except zlib.error:
        raise GateRefused("a stream is not packed as expected") from None
    if not unpacker.eof or unpacker.unused_data:
        raise GateRefused("a stream holds bytes behind its end")
    return data


def _inner(stream: Part) -> dict[int, bytes]:
    """The objects packed into the object stream, by number: all its lines, one each, where its first line says."""
    first, *lines = stream.data.split(b"\n")
    said = [int(number) for number in first.split()]
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    if said[1::2] != starts or len(said) != 2 * len(lines):
        raise GateRefused("packed objects do not lie where the file says")
    return dict(zip(said[::2], lines, strict=True))


def _check_tokens(text: bytes) -> None:
    at = 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token or (token["name"] and token["name"].decode() not in _known()):
            raise GateRefused("an object holds something that was not expected")
        at = token.end()


@cache
def _known() -> frozenset[str]:
    fonts = names_in_file()
    return KEYS | ALLOWED["names"] | fonts | {name.partition("+")[0] for name in fonts}


def _check_table(parts: list[Part], inner: dict[int, bytes]) -> None:
    """The table of objects lists each object that is there, in its place, and nothing else."""
    widths = [int(width) for width in re.search(rb"/W \[(\d) (\d) (\d)\]", parts[-1].head).groups()]  # type: ignore[union-attr]
    packed = {number: (2, parts[-2].number, index) for index, number in enumerate(inner)}
    rows = {0: (0, 0, 65535)} | packed | {part.number: (1, part.at, 0) for part in parts}
    pairs = (pair for _, row in sorted(rows.items()) for pair in zip(row, widths, strict=True))
    table = b"".join(value.to_bytes(width, "big") for value, width in pairs)
    if table != parts[-1].data or sorted(rows) != list(range(len(rows))):
        raise GateRefused("the table of objects lists other objects than those that are there")


def _check_identifier(parts: list[Part], inner: dict[int, bytes], identifier: bytes) -> None:
    """The first half follows from the approved text, the second from the objects."""
    everything = {part.number: part.whole for part in parts[:-1]} | inner
    summed = md5(b"".join(data for _, data in sorted(everything.items())), usedforsecurity=False).hexdigest()
    if b"/ID [(%s) (%s)]" % (identifier, summed.encode()) not in parts[-1].head:
        raise GateRefused("the file's identifier does not follow from what it holds")
