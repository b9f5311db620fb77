"""One verification: the trail's own checks, and whether the records agree with it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from oversight.erasures import Erasures
from oversight.naming import chain_name
from oversight.reconciling import States
from trail.checkpoints.anchors import Anchor
from trail.checkpoints.notes import Note
from trail.verify import Counts, Verification, Witness

OF_THE_LOG = ("checkpoint", "anchor", "keys")  # findings that no chain can be named for


@dataclass(frozen=True, slots=True)
class Named:
    """A finding with the name of its chain."""

    code: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text} [{self.code}]"


class Check:
    """Verifies all chains, or the given ones. `findings()` streams; `counts` is complete after it."""

    def __init__(
        self,
        chains: Collection[UUID] | None = None,
        *,
        progress: Callable[[int], None] = lambda entries: None,
        anchors: Collection[Anchor] = (),
        since: Note | None = None,
    ) -> None:
        self._erasures = Erasures(chains)
        witnesses: list[Witness] = (
            [] if since else [States(chains), self._erasures]
        )  # they need the whole story
        self._verification = Verification(
            chains, witnesses=witnesses, progress=progress, anchors=anchors, since=since
        )

    @property
    def counts(self) -> Counts:
        """How much was looked at."""
        return self._verification.counts

    @property
    def erased(self) -> list[str]:
        """What was erased lawfully, in a sentence each: no finding. Complete after `findings()`."""
        return self._erasures.sentences()

    def findings(self) -> Iterator[Named]:
        """What does not fit, with the case's reference and the entry's seq."""
        for finding in self._verification.findings():
            place = f", entry {finding.seq}" if finding.seq is not None else ""
            where = "the log" if finding.code in OF_THE_LOG else chain_name(finding.chain)
            yield Named(finding.code, f"{where}{place}", finding.text)
