"""A long file, sealed in pieces: nothing of it can be changed, cut, doubled or put elsewhere unnoticed.

The first line says what it is; the second holds a key of its own, wrapped by the newest master key. Then pieces of at
most PIECE bytes, each sealed with its number and whether it is the last, bound to both lines.
"""

import base64
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vault.errors import CannotUnseal
from vault.masters import masters

MAGIC = b"handrail-sealed-1\n"
PIECE = 1 << 20  # bytes
LENGTH = 4  # bytes that say how long the next piece is


class Sealing:
    """Write into it; `end` seals the last piece, without which the file does not open. `says` stands in the clear."""

    def __init__(self, file: BinaryIO, *, context: str, says: Mapping[str, Any] | None = None) -> None:
        key = os.urandom(32)
        wrapped = masters().wrap(key, context=context.encode())
        head = {
            "by": masters().current(),
            "key": base64.b64encode(wrapped).decode(),
            "for": context,
            **(says or {}),
        }
        self._file, self._cipher, self._waits, self._number = file, AESGCM(key), bytearray(), 0
        self._head = MAGIC + json.dumps(head).encode() + b"\n"
        file.write(self._head)

    def write(self, plain: bytes) -> None:
        self._waits += plain
        while len(self._waits) > PIECE:
            self._seal(bytes(self._waits[:PIECE]), last=False)
            del self._waits[:PIECE]

    def end(self) -> None:
        self._seal(bytes(self._waits), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, self._head)
        self._file.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self._number += 1


def head_of(file: BinaryIO) -> dict[str, Any]:
    """What the file says in the clear, unproven until a piece of it is opened. Raises CannotUnseal for another file."""
    return _head(_second_line(file))


def pieces(file: BinaryIO, *, context: str) -> Iterator[bytes]:
    """What was written, piece by piece. Raises KeyMissing, and CannotUnseal for another, changed or cut file."""
    line = _second_line(file)
    cipher, head, number, last = AESGCM(_key_in(line, context)), MAGIC + line, 0, False
    while size := file.read(LENGTH):
        sealed = file.read(int.from_bytes(size, "big"))
        plain, last = _open(cipher, number, sealed, head)
        yield plain
        number += 1
        if last and file.read(1):
            raise CannotUnseal("something was added to the end of the file")
        if last:
            return
    raise CannotUnseal("the file is cut: its end is missing")


def _second_line(file: BinaryIO) -> bytes:
    if file.readline(len(MAGIC)) != MAGIC:
        raise CannotUnseal("this is no file that Handrail sealed")
    return file.readline()


def _head(line: bytes) -> dict[str, Any]:
    try:
        head = dict(json.loads(line))
        return {**head, "key": base64.b64decode(head["key"]), "by": str(head["by"])}
    except (ValueError, KeyError, TypeError) as error:
        raise CannotUnseal("the second line of the file is damaged") from error


def _key_in(line: bytes, context: str) -> bytes:
    head = _head(line)
    return masters().unwrap(head["key"], by=head["by"], context=context.encode())


def _open(cipher: AESGCM, number: int, sealed: bytes, head: bytes) -> tuple[bytes, bool]:
    for last in (False, True):
        try:
            return cipher.decrypt(_nonce(number, last), sealed, head), last
        except InvalidTag:
            continue
    raise CannotUnseal(f"piece {number + 1} of the file was changed or cut")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
