"""One chain: hashes, links, gaps, signatures, columns, payloads."""

import hmac
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from trail import digests, headers
from trail.erasing import EVENT as ERASED
from trail.erasing import from_spans
from trail.payloads import unwrap
from trail.verify import columns
from trail.verify.findings import Counts, Finding
from trail.verify.rows import EntryRow
from vault.errors import CannotUnseal, KeyMissing


class Chain:
    """Takes the entries of one chain in their order and yields what does not fit."""

    def __init__(self, chain: UUID | None, *, keys: Mapping[str, bytes], counts: Counts) -> None:
        self.id, self.keys, self.counts = chain, keys, counts
        self.seq, self.hash, self.at = 0, digests.GENESIS, ""
        self._bare: int | None = None  # the first entry that is not in the tree
        self._keyless: list[int] = []
        self._erased: set[int] = set()

    def begin_after(self, seq: int, digest: bytes) -> None:
        """Start in the middle: what came before was verified at another time."""
        self.seq, self.hash = seq, digest

    def take(self, row: EntryRow) -> tuple[dict[str, Any] | None, list[Finding]]:
        """What the entry says (None when it cannot be read), and what does not fit."""
        says = _read(row.header)
        found = [*self._links(row), *self._signature(row), *self._leaf(row)]
        if says is None:
            found.append(self._finding("header", row.seq, "the header cannot be read"))
        else:
            found += [*self._columns(row, says), *self._payload(row, says)]
            self._note_erasure(says)
        self.seq, self.hash = row.seq, row.hash
        return says, found

    def end(self) -> Iterator[Finding]:
        """After the last entry: keys that are gone although nobody said so."""
        for seq in self._keyless:
            if seq in self._erased:
                self.counts.erased += 1
            else:
                yield self._finding(
                    "key", seq, "the payload's key is gone and no entry says that it was erased"
                )

    def _finding(self, code: str, seq: int | None, text: str) -> Finding:
        return Finding(code, self.id, seq, text)

    def _links(self, row: EntryRow) -> Iterator[Finding]:
        if row.seq != self.seq + 1:
            yield self._finding("gap", row.seq, f"entry {row.seq} follows entry {self.seq}")
        elif row.prev != self.hash:
            yield self._finding("link", row.seq, "prev is not the hash of the entry before")
        if digests.link(row.prev, row.header) != row.hash:
            yield self._finding("hash", row.seq, "the entry was changed: its hash does not fit")

    def _signature(self, row: EntryRow) -> Iterator[Finding]:
        key = self.keys.get(row.key_id)
        if key is None:
            yield self._finding("mac", row.seq, f"signed with the key {row.key_id}, which is not at hand")
        elif not hmac.compare_digest(digests.mac(key, row.hash), row.mac):
            yield self._finding("mac", row.seq, "not signed by the trail key")

    def _leaf(self, row: EntryRow) -> Iterator[Finding]:
        if row.leaf_hash is None:
            self.counts.fresh += 1
            self._bare = self._bare or row.seq
        elif row.leaf_hash != row.hash:
            yield self._finding("leaf", row.seq, f"is not what was put into the tree as leaf {row.leaf}")
        elif self._bare is not None:
            yield self._finding("leaf", self._bare, f"is not in the tree, although entry {row.seq} is")
            self._bare = None

    def _columns(self, row: EntryRow, says: Mapping[str, Any]) -> Iterator[Finding]:
        stored = {
            "case": str(self.id), "seq": row.seq, "key": row.key_id, "event": row.event,
            "at": headers.stamp(row.at) if row.at else "",
        }  # fmt: skip
        for name, value in stored.items():
            if says.get(name) != value:
                yield self._finding("column", row.seq, f"{name} beside the header differs from the header")
        yield from self._elsewhere(says)
        if row.prev_seq != (row.seq - 1 or None):
            yield self._finding("column", row.seq, "prev_seq is not the seq before")
        at = str(says.get("at"))
        if at < self.at:
            yield self._finding("time", row.seq, "earlier than the entry before")
        self.at = at

    def _elsewhere(self, says: Mapping[str, Any]) -> Iterator[Finding]:
        home = columns.uuid(str(says.get("case")).encode())
        if home not in (None, self.id):
            yield Finding("column", home, says.get("seq"), "the entry stands under another case")

    def _payload(self, row: EntryRow, says: Mapping[str, Any]) -> Iterator[Finding]:
        promised = says.get("payload")
        if promised is None and row.body is None:
            return
        self.counts.payloads += 1
        if promised is None or row.body is None:
            text = "is missing" if row.body is None else "was never promised by the header"
            yield self._finding("payload", row.seq, f"the payload {text}")
        elif row.wrapped is None:
            self._keyless.append(row.seq)
        else:
            yield from self._commitment(row, promised, row.body, row.wrapped)

    def _commitment(self, row: EntryRow, promised: str, body: bytes, wrapped: bytes) -> Iterator[Finding]:
        try:
            salt, _ = unwrap(wrapped, chain=self.id, seq=row.seq)
        except KeyMissing as error:  # said once, at the end: nobody changed these entries
            self.counts.closed[str(error)] = self.counts.closed.get(str(error), 0) + 1
            return
        except CannotUnseal as error:
            yield self._finding("key", row.seq, f"the payload's key cannot be opened: {error}")
            return
        if digests.commitment(salt, body) != promised:
            yield self._finding("payload", row.seq, "the payload is not the one that the header promises")

    def _note_erasure(self, says: Mapping[str, Any]) -> None:
        data = says.get("data")
        if says.get("event") == ERASED and isinstance(data, dict):
            self._erased.update(from_spans(str(data.get("seqs", ""))))


def _read(header: bytes) -> dict[str, Any] | None:
    try:
        return headers.parse(header)
    except ValueError:
        return None
