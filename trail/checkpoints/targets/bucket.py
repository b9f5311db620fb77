"""A bucket of S3-compatible storage: one object for each checkpoint, under lock where that is asked for."""

import base64
import hashlib
from datetime import timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

from django.conf import settings
from django.utils import timezone

from trail.checkpoints.targets.folder import OtherCheckpoint, files_of
from trail.checkpoints.targets.signature import Access
from trail.models import Checkpoint
from trail.outside import ask

TIMEOUT = 20  # seconds
THERE = 412  # the status for an object that is there already


def put(checkpoint: Checkpoint, erased: str) -> None:
    """Put its object, and one for the ledger where something was `erased`; one that is there already is left as it is.
    Raises OSError, OtherCheckpoint."""
    for name, note in files_of(checkpoint, erased).items():
        _put(name, note.encode())


def _put(name: str, note: bytes) -> None:
    try:
        _ask(
            "PUT",
            name,
            note,
            {"If-None-Match": "*", "Content-Type": "text/plain; charset=utf-8", **_lock(note)},
        )
    except HTTPError as error:
        if error.code != THERE:
            raise
        if _ask("GET", name, b"", {}) != note:
            raise OtherCheckpoint(name) from None


def _lock(note: bytes) -> dict[str, str]:
    """Nobody, the owner included, can remove a locked object before its day. The bucket has to be made for it."""
    bucket: Any = settings.TRAIL_CHECKPOINT_BUCKET
    if not bucket.lock_days:
        return {}
    until = timezone.now() + timedelta(days=bucket.lock_days)
    return {
        "x-amz-object-lock-mode": "COMPLIANCE",
        "x-amz-object-lock-retain-until-date": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-amz-checksum-sha256": base64.b64encode(hashlib.sha256(note).digest()).decode(),
    }


def _ask(method: str, name: str, body: bytes, headers: dict[str, str]) -> bytes:
    bucket: Any = settings.TRAIL_CHECKPOINT_BUCKET
    url, access = f"{bucket.url}/{name}", Access(bucket.key_id, bucket.secret, bucket.region)
    signed = access.signed(method, url, body, timezone.now(), headers)
    return ask(Request(url, body if method == "PUT" else None, signed, method=method), timeout=TIMEOUT)
