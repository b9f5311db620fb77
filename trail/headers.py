"""The header: the very bytes that are hashed, stored as bytes and never rebuilt.

It can never be erased, so it holds codes, references and digests only: no name, no narrative.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.conf import settings

from trail.actors import Actor

VERSION = 1
LIMIT = 4096  # bytes
CODE = re.compile(r"\S{0,256}")
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

Datum: TypeAlias = str | int | UUID | None


class HeaderError(ValueError):
    """The header would hold something that it must not hold for ever."""


def stamp(moment: datetime) -> str:
    """The one fixed form of a time: UTC with microseconds."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def canonical(fields: Mapping[str, Any]) -> bytes:
    """Sorted keys, no spaces, UTF-8. Raises HeaderError over 4 KB."""
    header = CANONICAL.encode(fields).encode()
    if len(header) > LIMIT:
        raise HeaderError(
            f"the header of {fields.get('event')} has {len(header)} bytes, at most {LIMIT} are allowed"
        )
    return header


def code(name: str, value: Datum) -> str | int | None:
    """The value in NFC. Raises HeaderError unless it is a number or a code (no space, 256 characters)."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise HeaderError(
            f"{name} must be a code or a reference without spaces, never a text: put texts into the payload"
        )
    return unicodedata.normalize("NFC", value)


def codes(data: Mapping[str, Datum] | None) -> dict[str, str | int | None]:
    """The data of an entry, each value checked by `code`."""
    return {str(code("a key", key)): code(key, value) for key, value in (data or {}).items()}


def common(event: str, key_id: str, actor: Actor, role: str) -> dict[str, Any]:
    """The fields that entries and readings share."""
    return {
        "v": VERSION,
        "key": key_id,
        "log": getattr(settings, "TRAIL_ORIGIN", "handrail"),
        "event": event,
        "actor": code("actor", actor.id),
        "role": code("role", role),
    }


def parse(header: bytes) -> dict[str, Any]:
    """What a header says. Raises ValueError when it is not a JSON object in UTF-8."""
    fields = json.loads(bytes(header).decode())
    if not isinstance(fields, dict):
        raise ValueError("a header must be a JSON object")
    return fields
