"""How fast entries are verified, beside plain SHA-256 over the same bytes in memory."""

import hashlib
import statistics
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from benchmarks.trail.stepping import ANN
from trail import digests, headers, keys, payloads
from trail.models import Entry, Key, Payload
from trail.verify import Verification

CHAINS, EACH, ROUNDS = 400, 50, 5


@transaction.atomic
def fill() -> tuple[list[uuid.UUID], list[bytes]]:
    """Twenty thousand entries with payloads in 400 chains; returns the chains, and the bytes that were hashed."""
    at, (key_id, key) = timezone.now(), keys.current()
    entries: list[Any] = []
    sealed: list[payloads.Sealed] = []
    chains = [uuid.uuid4() for _ in range(CHAINS)]
    for chain in chains:
        before = digests.GENESIS
        for seq in range(1, EACH + 1):
            hidden = payloads.seal({"actor": ANN.name, "reason": "Two soft signs"}, chain=chain, seq=seq)
            header = headers.canonical(_says(chain, seq, key_id, at, hidden.commitment))
            digest = digests.link(before, header)
            entries.append(Entry(
                case_id=chain, seq=seq, prev_seq=seq - 1 or None, header=header, prev=before, hash=digest,
                mac=digests.mac(key, digest), key_id=key_id, event="member.added", at=at,
            ))  # fmt: skip
            sealed.append(hidden)
            before = digest
    _store(entries, sealed)
    return chains, [b"\0" + entry.prev + entry.header for entry in entries]


def rates(chains: list[uuid.UUID], hashed: list[bytes]) -> tuple[float, float]:
    """Entries a second: verified (chain, MAC, payload, columns), and only hashed."""
    verifying = statistics.median(_seconds(lambda: _verify(chains)) for _ in range(ROUNDS))
    hashing = statistics.median(
        _seconds(lambda: [hashlib.sha256(one).digest() for one in hashed]) for _ in range(ROUNDS)
    )
    return len(hashed) / verifying, len(hashed) / hashing


def _says(chain: uuid.UUID, seq: int, key_id: str, at: Any, commitment: str) -> dict[str, Any]:
    place = {"case": str(chain), "seq": seq, "school": str(chain), "at": headers.stamp(at), "subject": ""}
    data = {"machine": "matter", "from": "triage", "to": "monitoring"}
    return {
        **headers.common("member.added", key_id, ANN, "lead"),
        **place,
        "data": data,
        "payload": commitment,
    }


def _store(entries: list[Any], sealed: list[payloads.Sealed]) -> None:
    Entry.objects.bulk_create(entries, batch_size=1000)
    pairs = list(zip(entries, sealed, strict=True))
    Payload.objects.bulk_create(
        [Payload(entry=one, body=hidden.body) for one, hidden in pairs], batch_size=1000
    )
    Key.objects.bulk_create(
        [Key(entry=one, wrapped=hidden.wrapped) for one, hidden in pairs], batch_size=1000
    )
    records = apps.get_model("bench", "Chained").objects
    last = [entry for entry in entries if entry.seq == EACH]
    records.bulk_create([records.model(pk=one.case_id, head_seq=EACH, head_hash=one.hash) for one in last])


def _verify(chains: list[uuid.UUID]) -> None:
    found = list(Verification(chains).findings())
    if found:
        raise SystemExit(f"an honest trail was found fault with: {found[0]}")


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
