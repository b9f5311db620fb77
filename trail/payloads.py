"""What may have to be erased: the actor's name as it was, and a few facts."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from trail import digests
from vault import sealing

if TYPE_CHECKING:
    from trail.models import Entry

KEY, SALT, NONCE = 32, 32, 12  # bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """A payload ready to be stored: the ciphertext, its wrapped key, and the commitment for the header."""

    body: bytes
    wrapped: bytes
    commitment: str


def _place(chain: UUID | None, seq: int) -> str:
    return f"trail_key:{chain}:{seq}"


def seal(facts: Mapping[str, Any], *, chain: UUID, seq: int) -> Sealed:
    """Encrypt the facts under a key of their own, bound to the entry's place in its chain."""
    key, salt, nonce = os.urandom(KEY), os.urandom(SALT), os.urandom(NONCE)
    place = _place(chain, seq)
    plain = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    body = nonce + AESGCM(key).encrypt(nonce, plain, place.encode())
    wrapped = sealing.seal(salt + key, context=place)
    return Sealed(body, wrapped, digests.commitment(salt, body))


def unwrap(wrapped: bytes, *, chain: UUID | None, seq: int) -> tuple[bytes, bytes]:
    """Salt and key of one payload. Raises what the vault raises when the master key does not fit."""
    opened = sealing.unseal(bytes(wrapped), context=_place(chain, seq))
    return opened[:SALT], opened[SALT:]


def payload_of(entry: "Entry") -> dict[str, Any] | None:
    """What the payload says ("actor" is the name as it was), or None when there is none or it was erased."""
    body, key = getattr(entry, "payload", None), getattr(entry, "key", None)
    if body is None or key is None:
        return None
    _, secret = unwrap(key.wrapped, chain=entry.case_id, seq=entry.seq)
    sealed = bytes(body.body)
    plain = AESGCM(secret).decrypt(sealed[:NONCE], sealed[NONCE:], _place(entry.case_id, entry.seq).encode())
    facts: dict[str, Any] = json.loads(plain)
    return facts
