"""Handrail's patterns alone: what a redaction without the school's roll and without context would find."""

from typing import Any

from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.fold import fold
from evidence.redaction.merge import merge
from evidence.redaction.recognisers import births, identifiers, links, mail, phones, places

PATTERNS = (phones.find, mail.find, links.find, identifiers.find, places.find, births.find)


def load(roll: dict[str, Any]):  # type: ignore[no-untyped-def]
    """A run that knows no roll and no case."""
    nobody = CaseContext(Roll.of([]))

    def run(passages: list[dict[str, Any]], floor: float) -> list[list[dict[str, Any]]]:
        return [_spans(passage["text"], nobody, floor) for passage in passages]

    return run


def _spans(text: str, nobody: CaseContext, floor: float) -> list[dict[str, Any]]:
    found = merge(span for find in PATTERNS for span in find(fold(text), nobody))
    return [
        {"start": s.start, "end": s.end, "type": s.type, "person": None, "conf": s.confidence}
        for s in found if s.confidence >= floor
    ]  # fmt: skip
