"""Handrail's own redaction, as `manage.py redact` runs it."""

from typing import Any

from evidence.management.commands.redact import redact
from evidence.redaction.roll_file import read_roll


def load(roll: dict[str, Any]):  # type: ignore[no-untyped-def]
    """A run over passages; those of one case are read together."""
    known = read_roll(roll)

    def run(passages: list[dict[str, Any]], floor: float) -> list[list[dict[str, Any]]]:
        return [_all(line) for line in redact(known, passages, floor)]

    return run


def _all(line: dict[str, Any]) -> list[dict[str, Any]]:
    """The spans of a line, and its warnings where the command gives any, as spans of type QUASI."""
    warned = [
        {"person": None, "conf": 0.5, **warning, "type": "QUASI"} for warning in line.get("warnings", ())
    ]
    return [*line["spans"], *warned]
