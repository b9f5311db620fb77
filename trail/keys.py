"""The keys that sign the trail. They live outside the database."""

from vault import keys


def current() -> tuple[str, bytes]:
    """The id and the key (32 bytes) that new entries are signed with."""
    key = keys.get("trail")
    return keys.key_id(key).hex(), key


def ring() -> dict[str, bytes]:
    """Every key that entries may have been signed with, by its id."""
    return {key_id.hex(): key for key_id, key in keys.ring("trail").items()}
