"""The arithmetic of the chain: plain SHA-256 and HMAC, no Django, no database."""

import hashlib
import hmac

GENESIS = b"\0" * 32  # the `prev` of the first entry of a chain
LEAF = b"\0"  # the leaf prefix of RFC 6962, section 2.1


def link(prev: bytes, header: bytes) -> bytes:
    """The hash (32 bytes) of an entry that follows `prev`."""
    return hashlib.sha256(LEAF + prev + header).digest()


def leaf(header: bytes) -> bytes:
    """The hash (32 bytes) of a reading, which follows nothing."""
    return hashlib.sha256(LEAF + header).digest()


def mac(key: bytes, entry_hash: bytes) -> bytes:
    """Shows (32 bytes) that the writer held the trail key, which is not in the database."""
    return hmac.digest(key, entry_hash, "sha256")


def commitment(salt: bytes, ciphertext: bytes) -> str:
    """What the header says of the payload (hex). Salted, so that it tells nothing once the key is gone."""
    return hmac.digest(salt, ciphertext, "sha256").hex()
