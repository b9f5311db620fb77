"""Sealing bytes with AES-256-GCM. A token is: version (1 byte), key id (16), nonce (12), ciphertext and tag (16)."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vault import keys, ring
from vault.errors import CannotUnseal, Erased, KeyMissing
from vault.kinds import INSTALLATION
from vault.masters import missing

VERSION, BY_MASTER = b"\x02", b"\x01"
HEAD, NONCE = 17, 12  # bytes


def seal(plain: bytes, *, context: str, key: ring.DataKey | None = None) -> bytes:
    """A token that only `unseal` with the same context opens. The context says what it is, e.g. "table.column.row".

    Sealed with the key of the installation where none is given.
    """
    chosen = key or ring.current(INSTALLATION)
    nonce, head = os.urandom(NONCE), VERSION + chosen.id
    return head + nonce + chosen.ready().encrypt(nonce, plain, head + context.encode())


def unseal(token: bytes, *, context: str) -> bytes:
    """The sealed bytes. Raises CannotUnseal rather than ever giving wrong ones, Erased where the key was destroyed."""
    key_id = key_of(token)
    if key_id is None:
        return _by_master(token, context)
    return _open(ring.by_id(key_id).ready(), token, HEAD, context)


def key_of(token: bytes) -> bytes | None:
    """The id of the data key of a token; None for what is none, or older than data keys."""
    return bytes(token[1:HEAD]) if token[:1] == VERSION and len(token) > HEAD + NONCE else None


def _open(cipher: AESGCM, token: bytes, head: int, context: str) -> bytes:
    try:
        return cipher.decrypt(
            token[head : head + NONCE], token[head + NONCE :], token[:head] + context.encode()
        )
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("changed, cut, or sealed for something else") from error


def _by_master(token: bytes, context: str) -> bytes:
    # Sealed by Handrail before decision 0019: version (1 byte), id of the master key (2), nonce, ciphertext.
    if token[:1] != BY_MASTER:
        raise CannotUnseal("not a sealed token of a known version")
    master = keys.ring("master").get(token[1:3])
    if master is None:
        raise KeyMissing(missing(token[1:3].hex()))
    return _open(AESGCM(master), token, 3, context)


__all__ = ["CannotUnseal", "Erased", "KeyMissing", "key_of", "seal", "unseal"]
