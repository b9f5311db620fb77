"""The keys of this installation, 32 bytes each, from the environment (in development from a private folder)."""

import hashlib

from django.conf import settings


def get(name: str) -> bytes:
    """The current key of this name ("master", "trail"): 32 bytes. KeyError for an unknown name."""
    current: bytes = settings.HANDRAIL_KEYS[name][0]
    return current


def ring(name: str) -> dict[bytes, bytes]:
    """Every key of this name by its id, the current one first; older ones only open what they once sealed."""
    return {key_id(key): key for key in settings.HANDRAIL_KEYS[name]}


def key_id(key: bytes) -> bytes:
    """Two bytes that tell the keys of a ring apart and give nothing of the key away."""
    return hashlib.sha256(b"handrail key id" + key).digest()[:2]
