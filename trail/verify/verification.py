"""The whole run: every chain, every head, every reading."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from uuid import UUID

from trail import keys
from trail.checkpoints.anchors import Anchor
from trail.checkpoints.notes import Note
from trail.verify import readings, rows, tails
from trail.verify.chain import Chain
from trail.verify.findings import Counts, Finding, Witness
from trail.verify.rows import EntryRow
from trail.verify.tree import TreeCheck


class Verification:
    """Reads all chains, or the given ones, once. `progress` is called with the number of entries so far.

    `anchors` are checkpoints that were kept outside. `since` leaves out what an older checkpoint covers: it
    was verified then. Witnesses need the whole story, so with `since` there should be none.
    """

    def __init__(
        self,
        chains: Collection[UUID] | None = None,
        *,
        witnesses: Iterable[Witness] = (),
        progress: Callable[[int], None] = lambda entries: None,
        anchors: Collection[Anchor] = (),
        since: Note | None = None,
    ) -> None:
        self.chains, self.witnesses, self.progress = chains, list(witnesses), progress
        self.counts, self._since = Counts(), since.size if since else 0
        self._tree = TreeCheck(self.counts, anchors, since)

    def findings(self) -> Iterator[Finding]:
        """Everything that does not fit, as it is met. Nothing means clean."""
        ring, seen = keys.ring(), set[UUID]()
        for chain_id, entries in groupby(rows.entries(self.chains, since=self._since), lambda row: row.chain):
            seen |= {chain_id} if chain_id else set()
            yield from self._chain(Chain(chain_id, keys=ring, counts=self.counts), entries)
        for says, number in self.counts.closed.items():
            yield Finding("keys", None, None, f"{number} payloads could not be opened and compared: {says}")
        yield from tails.check(seen if self._since else self.chains, seen)
        for reading in rows.readings(self.chains, since=self._since):
            self.counts.readings += 1
            self.counts.fresh += reading.leaf is None
            yield from readings.check(reading, ring)
        yield from self._tree.findings()
        for witness in self.witnesses:
            yield from witness.findings()

    def _chain(self, chain: Chain, entries: Iterable[EntryRow]) -> Iterator[Finding]:
        self.counts.chains += 1
        for row in entries:
            if self._since and not chain.seq:
                chain.begin_after(
                    row.seq - 1, rows.hash_of(chain.id, row.seq - 1) if row.seq > 1 else chain.hash
                )
            says, found = chain.take(row)
            yield from found
            if says is not None and chain.id is not None:
                for witness in self.witnesses:
                    witness.see(chain.id, row.seq, says)
            self.counts.entries += 1
            if self.counts.entries % rows.CHUNK == 0:
                self.progress(self.counts.entries)
        yield from chain.end()
