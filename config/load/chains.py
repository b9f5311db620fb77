"""The trail of a copy, entry by entry, by the functions that write every other entry."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from config.load.mould import Act
from trail import digests, headers, payloads
from trail.digests import GENESIS
from trail.models import Entry, Key, Payload, Reading

Signer: TypeAlias = tuple[str, bytes]  # the key that signs the trail, by its id
Rows = Iterator[tuple[Any, tuple[Any, ...]]]
COLUMNS: Mapping[Any, tuple[str, ...]] = {
    Entry: ("id", "case_id", "seq", "prev_seq", "header", "prev", "hash", "mac", "key_id", "event", "at"),
    Payload: ("entry_id", "body"),
    Key: ("entry_id", "wrapped"),
    Reading: ("header", "hash", "mac", "key_id", "event", "actor", "school_id", "chain_id", "at"),
}


@dataclass
class Chain:
    """The end of a chain. `follow` adds to it; nothing on it may be earlier than what stands there."""

    id: UUID
    seq: int = 0
    hash: bytes = GENESIS
    at: datetime | None = None

    def follow(
        self, act: Act, words: Mapping[str, str], shift: timedelta, entry_id: int, signer: Signer
    ) -> Rows:
        """The rows of one more entry. `words` says which ids stand for which in this copy."""
        at, (key_id, key) = act.at + shift, signer
        at = max(at, self.at) if self.at else at
        before, prev, seq = self.seq or None, self.hash, self.seq + 1
        facts = {name: words.get(value, value) for name, value in (act.facts or {}).items()}
        sealed = payloads.seal(facts, chain=self.id, seq=seq) if facts else None
        own = {"seq": seq, "at": headers.stamp(at), "key": key_id, "payload": sealed and sealed.commitment}
        header = act.header.of(words, own)
        self.seq, self.at, self.hash = seq, at, digests.link(prev, header)
        mac = digests.mac(key, self.hash)
        event = act.says["event"]
        yield Entry, (entry_id, self.id, seq, before, header, prev, self.hash, mac, key_id, event, at)
        if sealed:
            yield Payload, (entry_id, sealed.body)
            yield Key, (entry_id, sealed.wrapped)


def reading(act: Act, words: Mapping[str, str], shift: timedelta, signer: Signer) -> Rows:
    """The row of one reading."""
    at, (key_id, key), says = act.at + shift, signer, act.says
    header = act.header.of(words, {"at": headers.stamp(at), "key": key_id, "id": str(uuid.uuid4())})
    digest = digests.leaf(header)
    actor, school, chain = (words.get(says[name], says[name]) for name in ("actor", "school", "chain"))
    row = (header, digest, digests.mac(key, digest), key_id, says["event"], actor)
    yield Reading, (*row, school, chain, at)
