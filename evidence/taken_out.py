"""What may be told of how much was taken out of a file, and to whom: one answer for every page that speaks of it.

Counts by class identify: "informant 1" tells that somebody told the school, "other family 2" who it may have been. They
are for those who read the whole case. What stands in square brackets can be counted by whoever reads the file, so it
tells them nothing new. Whoever brings a locked copy may be unable to open it, and is told no count at all.
"""

from collections.abc import Mapping
from typing import Any

CASE, READER, BEARER = (
    "case",
    "reader",
    "bearer",
)  # reads the whole case; has the file; has a copy that is locked
NOT_TOLD = "The file itself says so, to whoever can open it"
Counts = tuple[tuple[str, int], ...]


def told_to(whom: str, manifest: Mapping[str, Any]) -> Counts:
    """Pairs of words and how often, in alphabetical order. Raises KeyError for an unknown reader."""
    field = {CASE: "withheld", READER: "printed", BEARER: None}[whom]
    counts: Mapping[str, int] = manifest.get(field, {}) if field else {}
    return tuple((kind.replace("_", " "), counts[kind]) for kind in sorted(counts))


def said_to(whom: str, manifest: Mapping[str, Any]) -> str:
    """In the words of the file itself: "[Pupil] 2 times"; "nothing" where nothing was taken out."""
    if whom == BEARER:
        return NOT_TOLD
    told = (f"[{word}] {count} time{'' if count == 1 else 's'}" for word, count in told_to(whom, manifest))
    return ", ".join(told) or "nothing"
