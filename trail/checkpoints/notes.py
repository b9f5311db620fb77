"""A checkpoint as text: a signed note (c2sp.org/signed-note) with the body of c2sp.org/tlog-checkpoint.

handrail                                        the log
1234                                            how many entries and readings
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=    the root of the Merkle tree over them
time 2026-12-01T10:15:00.000000Z                when it was signed
                                                an empty line, then the signature
— handrail Az3grlgt...
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from trail import headers
from trail.merkle import WIDTH

DASH = "— "
TIME = "time "


class NoNote(ValueError):
    """The text is no signed checkpoint."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: whose, by which key (4 bytes), and the signature itself."""

    name: str
    key_id: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """What a checkpoint says, and who signed it."""

    origin: str
    size: int
    root: bytes
    at: str
    body: bytes
    signatures: tuple[Signature, ...]


def body(origin: str, size: int, root: bytes, at: datetime) -> str:
    """The text that is signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n{TIME}{headers.stamp(at)}\n"


def signed(text: str, name: str, key_id: bytes, signature: bytes) -> str:
    """The note: the text, an empty line, one signature."""
    return f"{text}\n{DASH}{name} {base64.b64encode(key_id + signature).decode()}\n"


def parse(note: str) -> Note:
    """What a note says. Raises NoNote for anything else; does not check the signature."""
    text, signatures = parted(note)
    parts = text.decode().rstrip("\n").split("\n")
    if len(parts) < 3 or not parts[1].isdecimal():
        raise NoNote("this is no checkpoint")
    at = next((line.removeprefix(TIME) for line in parts[3:] if line.startswith(TIME)), "")
    root = _decoded(parts[2])
    if len(root) != WIDTH:
        raise NoNote("the root of the checkpoint is cut")
    return Note(parts[0], int(parts[1]), root, at, text, signatures)


def parted(note: str) -> tuple[bytes, tuple[Signature, ...]]:
    """The text that was signed and its signatures, of any signed note. Raises NoNote; checks no signature."""
    text, gap, lines = note.replace("\r\n", "\n").strip().rpartition("\n\n")
    if not gap:
        raise NoNote("this is no signed note")
    return f"{text}\n".encode(), tuple(map(_signature, lines.split("\n")))


def _signature(line: str) -> Signature:
    name, gap, encoded = line.removeprefix(DASH).rpartition(" ")
    if not line.startswith(DASH) or not gap:
        raise NoNote("the checkpoint is not signed")
    raw = _decoded(encoded)
    return Signature(name, raw[:4], raw[4:])


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise NoNote("the checkpoint is damaged") from error
