"""An act as the trail tells it, for the rules that look at a whole case: measures and findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workflows.events import EVENTS


@dataclass(frozen=True, slots=True)
class Act:
    """One entry or reading. `actor` and `subject` are numbers, never names; `seq` is empty for a reading."""

    at: datetime
    event: str
    actor: str = ""
    role: str = ""
    subject: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    seq: int | None = None

    @property
    def kind(self) -> str:
        """step, change, reading, export, access or system; "" for an event that is no longer known."""
        known = EVENTS.get(self.event)
        return known.kind if known else ""


@dataclass(frozen=True, slots=True)
class Overrun:
    """A deadline that was not kept. `reasoned` says whether somebody wrote down why, when it was ended."""

    rule: str
    due: datetime
    stopped: datetime | None
    reasoned: bool = False

    def late_by(self, now: datetime) -> float:
        """By how many hours; up to now where it still runs."""
        return ((self.stopped or now) - self.due).total_seconds() / 3600


@dataclass(frozen=True, slots=True)
class Reason:
    """How long the reason of a decision is: an auditor never reads it. `seq` is the entry of its step."""

    seq: int
    step: str
    words: int
