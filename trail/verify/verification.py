"""The whole run: every chain, every head, every reading."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from uuid import UUID

from trail import keys
from trail.verify import readings, rows, tails
from trail.verify.chain import Chain
from trail.verify.findings import Counts, Finding, Witness
from trail.verify.rows import EntryRow


class Verification:
    """Reads all chains, or the given ones, once. `progress` is called with the number of entries so far."""

    def __init__(
        self,
        chains: Collection[UUID] | None = None,
        *,
        witnesses: Iterable[Witness] = (),
        progress: Callable[[int], None] = lambda entries: None,
    ) -> None:
        self.chains, self.witnesses, self.progress = chains, list(witnesses), progress
        self.counts = Counts()

    def findings(self) -> Iterator[Finding]:
        """Everything that does not fit, as it is met. Nothing means clean."""
        ring, seen = keys.ring(), set[UUID]()
        for chain_id, entries in groupby(rows.entries(self.chains), lambda row: row.chain):
            seen |= {chain_id} if chain_id else set()
            yield from self._chain(Chain(chain_id, keys=ring, counts=self.counts), entries)
        yield from tails.check(self.chains, seen)
        for reading in rows.readings(self.chains):
            self.counts.readings += 1
            yield from readings.check(reading, ring)
        for witness in self.witnesses:
            yield from witness.findings()

    def _chain(self, chain: Chain, entries: Iterable[EntryRow]) -> Iterator[Finding]:
        self.counts.chains += 1
        for row in entries:
            says, found = chain.take(row)
            yield from found
            if says is not None and chain.id is not None:
                for witness in self.witnesses:
                    witness.see(chain.id, row.seq, says)
            self.counts.entries += 1
            if self.counts.entries % rows.CHUNK == 0:
                self.progress(self.counts.entries)
        yield from chain.end()
