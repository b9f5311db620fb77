"""The master keys, which wrap the keys of schools. They never stand in the database.

By default they come from the environment or a file (HANDRAIL_MASTER_KEY, HANDRAIL_MASTER_KEY_FILE). A key service of a
cloud or a security module is a class with these three methods, named by HANDRAIL_KEY_SERVICE as "package.module.Class".
"""

import os
from functools import cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.module_loading import import_string

from vault import keys
from vault.errors import CannotUnseal, KeyMissing

NONCE = 12  # bytes


class MasterKeys(Protocol):
    """What wraps a key of 32 bytes. The context is authenticated: what was wrapped for one place opens in no other."""

    def current(self) -> str:
        """The id of the master key that wraps from now on; no secret, at most 200 characters."""

    def wrap(self, key: bytes, *, context: bytes) -> bytes:
        """The key under the current master key."""

    def unwrap(self, wrapped: bytes, *, by: str, context: bytes) -> bytes:
        """The key again. Raises KeyMissing where the master key `by` is not at hand, CannotUnseal where it does not
        fit."""


class LocalMasterKeys:
    """Master keys that this process holds: the newest wraps, older ones only open what they once wrapped."""

    def current(self) -> str:
        return keys.key_id(keys.get("master")).hex()

    def wrap(self, key: bytes, *, context: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(keys.get("master")).encrypt(nonce, key, context)

    def unwrap(self, wrapped: bytes, *, by: str, context: bytes) -> bytes:
        master = keys.ring("master").get(bytes.fromhex(by))
        if master is None:
            raise KeyMissing(missing(by))
        try:
            return AESGCM(master).decrypt(wrapped[:NONCE], wrapped[NONCE:], context)
        except InvalidTag as error:
            raise CannotUnseal(
                f"master key {by} does not open a key that it wrapped: it was changed"
            ) from error


def missing(key_id: str) -> str:
    """What to say of a master key that is not here."""
    return (
        f"The master key {key_id} is missing. Nothing was changed. Put it back into HANDRAIL_MASTER_KEY, after the "
        "newest one and a comma; docs/keys.md says where it may be kept."
    )


def masters() -> MasterKeys:
    """The master keys of this installation."""
    return _service(settings.HANDRAIL_KEY_SERVICE)


@cache
def _service(path: str) -> MasterKeys:
    made: MasterKeys = import_string(path)()
    return made
