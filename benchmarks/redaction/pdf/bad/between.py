"""Bytes that no reader of PDF looks at, and earlier versions of the file inside it."""

import io
import re
import zlib
from hashlib import md5

import pydyf
import pypdf
from pypdf.generic import TextStringObject

from benchmarks.redaction.pdf.bad import BYTES, SHAPE, leak
from benchmarks.redaction.pdf.sample import APPROVED, SECRET, page
from evidence.pdf.render import render

SAID = SECRET.encode()
PACKED = re.compile(rb"/Length (\d+)>>\nstream\n")


def moved(pdf: bytes, at: int, more: bytes) -> bytes:
    """The file with bytes put in at a place, and its own tables put right again."""
    grown = pdf[:at] + more + pdf[at:]
    table = grown.rindex(b"\nstream\n") + len(b"\nstream\n")
    start = int(re.search(rb"startxref\n(\d+)", pdf)[1]) + (len(more) if at <= table else 0)  # type: ignore[index]
    rows = bytearray(zlib.decompress(grown[table:]))
    for row in range(0, len(rows), 5):
        offset = int.from_bytes(rows[row + 1 : row + 3], "big")
        if rows[row] == 1 and offset >= at:
            rows[row + 1 : row + 3] = (offset + len(more)).to_bytes(2, "big")
    packed = zlib.compress(bytes(rows), 9)
    head = re.sub(rb"/Length \d+>>\nstream\n\Z", b"/Length %d>>\nstream\n" % len(packed), grown[:table])
    return head + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


@leak(BYTES)
def behind_the_end() -> bytes:
    return render(APPROVED) + SAID


@leak(BYTES)
def before_the_beginning() -> bytes:
    return SAID + b"\n" + render(APPROVED)


@leak(BYTES)
def comment_in_the_second_line() -> bytes:
    pdf = render(APPROVED)
    return moved(pdf, pdf.index(b"\n") + 1, b"% " + SAID + b"\n")


@leak(BYTES)
def comment_between_objects() -> bytes:
    pdf = render(APPROVED)
    return moved(pdf, pdf.index(b"endobj\n") + 7, b"% " + SAID + b"\n")


@leak(BYTES)
def object_that_no_table_lists() -> bytes:
    pdf = render(APPROVED)
    return moved(pdf, pdf.index(b"endobj\n") + 7, b"99 0 obj\n(" + SAID + b")\nendobj\n")


@leak(BYTES)
def bytes_behind_a_packed_stream() -> bytes:
    pdf = render(APPROVED)
    first = PACKED.search(pdf)
    length = int(first[1])  # type: ignore[index]
    longer = b"/Length %d>>\nstream\n" % (length + len(SAID))
    spoilt = pdf[: first.start()] + longer + pdf[first.end() :]  # type: ignore[union-attr]
    grown = len(longer) - len(first[0])  # type: ignore[index]
    end = first.end() + grown + length  # type: ignore[union-attr]
    return moved(spoilt, end, SAID) if grown == 0 else spoilt[:end] + SAID + spoilt[end:]


def packed_objects(change: bytes) -> bytes:
    """The approved file with more in its stream of packed objects than its head lists."""
    pdf = render(APPROVED)
    at = pdf.index(b"/Type /ObjStm")
    head = PACKED.search(pdf, at)
    begin, length = head.end(), int(head[1])  # type: ignore[union-attr,index]
    packed = zlib.compress(zlib.decompress(pdf[begin : begin + length]) + change, 9)
    said = b"/Length %d>>\nstream\n" % len(packed)
    body = pdf[: head.start()] + said + packed + pdf[begin + length : pdf.index(b"startxref")]  # type: ignore[union-attr]
    return with_new_table(body)


def with_new_table(body: bytes) -> bytes:
    """A file whose last object, the table of objects, is made again for where the others are now."""
    at = body.rindex(b" 0 obj\n")
    at = body.rindex(b"\n", 0, at) + 1
    begin = body.rindex(b"\nstream\n") + len(b"\nstream\n")
    rows = bytearray(zlib.decompress(body[begin:]))
    for found in re.finditer(rb"(?:^|\n)(\d+) 0 obj\n", body):
        row = 5 * int(found[1])
        rows[row + 1 : row + 3] = (found.start(1)).to_bytes(2, "big")
    packed = zlib.compress(bytes(rows), 9)
    head = re.sub(rb"/Length \d+>>\nstream\n\Z", b"/Length %d>>\nstream\n" % len(packed), body[:begin])
    return head + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


@leak(BYTES)
def object_in_no_list_of_the_object_stream() -> bytes:
    return packed_objects(b"\n(" + SAID + b")")


@leak(BYTES)
def comment_in_the_object_stream() -> bytes:
    return packed_objects(b" % " + SAID)


@leak(BYTES)
def stream_that_nothing_points_to() -> bytes:
    return page(str, finisher=lambda _, pdf: pdf.add_object(pydyf.Stream([SAID])))


@leak(BYTES)
def stream_called_a_pack_of_objects() -> bytes:
    return page(str, finisher=lambda _, pdf: pdf.add_object(pydyf.Stream([SAID], {"Type": "/ObjStm"})))


@leak(BYTES)
def dictionary_that_nothing_points_to() -> bytes:
    return page(
        str, finisher=lambda _, pdf: pdf.add_object(pydyf.Dictionary({"Title": pydyf.String(SECRET)}))
    )


@leak(BYTES)
def file_identifier() -> bytes:
    pdf = render(APPROVED)
    return pdf.replace(APPROVED.identifier(), SAID.ljust(32, b"."))


@leak(BYTES)
def second_half_of_the_identifier() -> bytes:
    pdf = render(APPROVED)
    second = re.search(rb"/ID \[\(\w+\) \((\w+)\)\]", pdf)[1]  # type: ignore[index]
    return pdf.replace(second, SAID.hex().encode()[:32])


@leak(SHAPE)
def digest_of_the_name_as_identifier() -> bytes:
    """Whoever has a list of names finds out which one it was."""
    pdf = render(APPROVED)
    return pdf.replace(APPROVED.identifier(), md5(SAID, usedforsecurity=False).hexdigest().encode())


@leak(BYTES)
def earlier_version_in_the_file() -> bytes:
    """The title was changed by an incremental update: the file still holds the old one."""
    old = io.BytesIO(page(lambda text: text.replace("<title>", f"<title>{SECRET} ")))
    writer = pypdf.PdfWriter(old, incremental=True)
    writer.add_metadata({"/Title": "Evidence summary S-4F7K-2Q"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@leak(BYTES)
def later_version_in_the_file() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(render(APPROVED)), incremental=True)
    writer._add_object(TextStringObject(SECRET))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@leak(BYTES)
def two_files_in_one() -> bytes:
    return page(lambda text: text.replace("<title>", f"<title>{SECRET} ")) + render(APPROVED)
