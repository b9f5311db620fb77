"""The Ed25519 key of the checkpoints. It lives outside the database; what verifies it may be told to everybody."""

import base64
import hashlib
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from trail.checkpoints.notes import Note, Signature, signed
from vault import keys

NAME = "checkpoint"  # the key's name in the vault
ED25519 = b"\x01"  # the signature type of c2sp.org/signed-note


def origin() -> str:
    """The name of this log, which is also the name of its key."""
    name: str = getattr(settings, "TRAIL_ORIGIN", "handrail")
    return name


def sign(text: str) -> str:
    """The signed note of this text, by the current key."""
    private = Ed25519PrivateKey.from_private_bytes(keys.get(NAME))
    return signed(text, origin(), key_id(origin(), _public(private)), private.sign(text.encode()))


def is_signed(note: Note) -> bool:
    """Whether a key of this installation, the current or an older one, signed the note in this log's name."""
    return note.origin == origin() and signed_by_us(note.body, note.signatures)


def signed_by_us(text: bytes, signatures: Iterable[Signature]) -> bool:
    """Whether one of the signatures of the text is by a key of this installation, in this log's name."""
    ours = {key_id(origin(), public): public for public in _publics()}
    return any(
        one.name == origin() and one.key_id in ours and _fits(ours[one.key_id], one.raw, text)
        for one in signatures
    )


def verifier_keys() -> list[str]:
    """The keys that verify our checkpoints, the current first, written as name+id+key (c2sp.org/signed-note)."""
    return [
        f"{origin()}+{key_id(origin(), public).hex()}+{base64.b64encode(ED25519 + public).decode()}"
        for public in _publics()
    ]


def key_id(name: str, public: bytes) -> bytes:
    """Four bytes that tell which key signed."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _publics() -> list[bytes]:
    return [_public(Ed25519PrivateKey.from_private_bytes(seed)) for seed in keys.ring(NAME).values()]


def _public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _fits(public: bytes, signature: bytes, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True
