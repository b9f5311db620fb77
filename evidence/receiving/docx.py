"""A DOCX: a zip of XML parts and nothing else. Only parts and relations that text needs are known here."""

import re
import zipfile
from io import BytesIO

from evidence.receiving import docx_parts
from evidence.receiving.magic import kind_of
from evidence.receiving.refused import NotTaken

MEMBERS, UNPACKED = 200, 50_000_000  # files in the zip; bytes when unpacked
TYPES, MAIN = "[Content_Types].xml", "word/document.xml"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = re.compile(r"vba|macro|activex|\.bin$", re.I)
PICTURE = re.compile(
    r"\.(jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp|heic|avif|ico|pict?)$|(^|/)media/|thumbnail", re.I
)
ENCRYPTED, STREAMED = 0x1, 0x8  # flags of a member: protected; its sizes follow its data
FOLLOWS = (12, 16, 20, 24)  # bytes of those sizes, as writers differ


def check(content: bytes) -> None:
    """Raises NotTaken unless the content is a DOCX of text alone."""
    for name, part in parts(content).items():
        docx_parts.check(name, part)


def parts(content: bytes) -> dict[str, bytes]:
    """The members by name, unpacked within limits. Raises NotTaken for a zip that is no plain DOCX."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile:
        raise NotTaken("archive") from None
    members = archive.infolist()
    names = [member.filename for member in members]
    _check_kind(names)
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise NotTaken("too_long")
    if (
        len({name.casefold() for name in names}) < len(names)
        or archive.comment
        or not _fills(content, archive)
    ):
        raise NotTaken("two_kinds")
    unpacked = {member.filename: _read(archive, member) for member in members if not _is_folder(member)}
    if b"macroEnabled" in unpacked[TYPES]:
        raise NotTaken("program_inside")
    if WORD not in unpacked[TYPES]:
        raise NotTaken("other_office")
    return unpacked


def _is_folder(member: zipfile.ZipInfo) -> bool:
    return member.is_dir() and not member.compress_size


def _check_kind(names: list[str]) -> None:
    if TYPES not in names:
        raise NotTaken("other_office" if "mimetype" in names else "archive")
    if MAIN not in names:
        raise NotTaken("other_office")


def _fills(content: bytes, archive: zipfile.ZipFile) -> bool:
    """Whether the members lie one behind the other from the first byte, with nothing before, between or after."""
    at = 0
    for member in sorted(archive.infolist(), key=lambda one: one.header_offset):
        gap = member.header_offset - at
        if gap and gap not in FOLLOWS:
            return False
        at = member.header_offset + _length(content, member.header_offset) + member.compress_size
        if not member.flag_bits & STREAMED and content[at : at + 2] != b"PK":
            return False
    return archive.start_dir - at in (0, *FOLLOWS) and content[-22:-18] == b"PK\x05\x06"


def _length(content: bytes, at: int) -> int:
    """Bytes of a member's own header: 30, its name and its extra field."""
    lengths = content[at + 26 : at + 30]
    return 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One part. Raises NotTaken for what is no XML, for a locked part, and where it unpacks to more than it says."""
    if member.flag_bits & ENCRYPTED:
        raise NotTaken("locked")
    with archive.open(member) as packed:
        part = packed.read(member.file_size + 1)
    if len(part) > member.file_size:
        raise NotTaken("too_long")
    if kind_of(part) in ("image", "media"):
        raise NotTaken("image_inside")
    if not member.filename.endswith((".xml", ".rels")):
        raise NotTaken(_named(member.filename))
    return part


def _named(name: str) -> str:
    """What a part is by its name that does not belong into a document of text."""
    if PICTURE.search(name):
        return "image_inside"
    return "program_inside" if MACROS.search(name) else "file_inside"
