"""Sealing bytes with AES-256-GCM. A token is: version (1 byte), key id (2), nonce (12), ciphertext and tag (16)."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vault import keys

VERSION = b"\x01"
HEAD = 3  # bytes of version and key id
NONCE = 12  # bytes


class CannotUnseal(ValueError):
    """The token was changed, belongs to another context, or its key is not on the ring."""


def seal(plain: bytes, *, context: str) -> bytes:
    """A token that only `unseal` with the same context opens. The context says what it is, e.g. "table.column"."""
    key, nonce = keys.get("master"), os.urandom(NONCE)
    head = VERSION + keys.key_id(key)
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + context.encode())


def unseal(token: bytes, *, context: str) -> bytes:
    """The sealed bytes. Raises CannotUnseal rather than ever giving wrong ones."""
    head, nonce, sealed = token[:HEAD], token[HEAD : HEAD + NONCE], token[HEAD + NONCE :]
    if head[:1] != VERSION:
        raise CannotUnseal("not a sealed token of a known version")
    key = keys.ring("master").get(head[1:])
    if key is None:
        raise CannotUnseal("sealed with a key that is not on the ring")
    try:
        return AESGCM(key).decrypt(nonce, sealed, head + context.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("changed, cut, or sealed for something else") from error
