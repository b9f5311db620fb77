"""Export as JSON Lines, for `verify_trail.py` and for any eye: headers, hashes, no payload and so no name.

The first line says what the file is; then the last checkpoint, and proofs that earlier ones are its beginning; each
entry, chain by chain, each head, each reading, with their paths to the root of the checkpoint; the last line counts the
lines before it and carries their SHA-256, so that a cut file shows.
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from trail import headers
from trail.checkpoints import signing
from trail.checkpoints.notes import Note
from trail.checkpoints.proving import Proofs
from trail.verify import rows

FORM = "handrail-trail-1"


def lines(
    chains: Collection[UUID] | None = None, *, school: UUID | None = None, held: Collection[Note] = ()
) -> Iterator[str]:
    """The file line by line, each with its line feed. `school` adds the readings of that school without a chain.

    Proves the first checkpoint of each day, and the ones that somebody holds (`held`), to be part of the last.
    """
    digest, count = hashlib.sha256(), 0
    for record in _records(chains, school, held):
        line = json.dumps(record, sort_keys=True, ensure_ascii=False) + "\n"
        digest.update(line.encode())
        count += 1
        yield line
    yield json.dumps({"line": "end", "lines": count, "sha256": digest.hexdigest()}) + "\n"


def _records(
    chains: Collection[UUID] | None, school: UUID | None, held: Collection[Note]
) -> Iterator[dict[str, Any]]:
    yield {
        "line": "file", "form": FORM, "log": signing.origin(), "exported": headers.stamp(timezone.now()),
        "keys": signing.verifier_keys(),
    }  # fmt: skip
    proofs = Proofs()
    yield from proofs.checkpoints(held)
    last: rows.EntryRow | None = None
    for row in rows.entries(chains):
        if last and last.chain != row.chain:
            yield _head(last)
        yield {
            "line": "entry",
            "chain": str(row.chain),
            "seq": row.seq,
            "prev": bytes(row.prev).hex(),
            **_seal(row),
            **proofs.of(row.leaf),
        }
        last = row
    if last:
        yield _head(last)
    for reading in rows.readings(chains, school=school):
        yield {"line": "reading", **_seal(reading), **proofs.of(reading.leaf)}


def _head(row: rows.EntryRow) -> dict[str, Any]:
    return {"line": "head", "chain": str(row.chain), "seq": row.seq, "hash": bytes(row.hash).hex()}


def _seal(row: rows.EntryRow | rows.ReadingRow) -> dict[str, Any]:
    seal = {"hash": bytes(row.hash).hex(), "mac": bytes(row.mac).hex(), "key": row.key_id}
    header = bytes(row.header)
    try:
        return seal | {"header": header.decode()}
    except UnicodeDecodeError:  # only a header that somebody changed
        return seal | {"header_hex": header.hex()}
