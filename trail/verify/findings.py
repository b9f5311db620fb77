"""What verification says."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit. `chain` and `seq` are empty where none can be named."""

    code: str
    chain: UUID | None
    seq: int | None
    text: str


@dataclass(slots=True)
class Counts:
    """How much was looked at."""

    chains: int = 0
    entries: int = 0
    payloads: int = 0
    erased: int = 0
    readings: int = 0
    fresh: int = 0  # entries and readings that no checkpoint covers yet
    checkpoints: int = 0
    anchors: int = 0
    #: Payloads whose master key is not here, by the sentence that names it.
    closed: dict[str, int] = field(default_factory=dict)


class Witness(Protocol):
    """Sees every entry in the order of its chain, and then says what does not fit what it knows."""

    def see(self, chain: UUID, seq: int, says: dict[str, Any]) -> None:
        """One entry whose header could be read."""
        ...

    def findings(self) -> Iterable[Finding]:
        """Called once, after the last entry."""
        ...
