"""A file of terms and days without pupils, for whoever sets up many schools; refused with file, row and reason."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from workflows.calendars import CLOSED

KEYS = {"term": {"first", "last"}, "closed": {"kind", "first", "last"}}


class CalendarError(ValueError):
    """A file that cannot be used; the message names file, row and reason."""


@dataclass(frozen=True)
class Row:
    """One row: "term 2" or "closed 1", its days, and what kind of days without pupils they are ("" for a term)."""

    where: str
    first: date
    last: date
    kind: str = ""


def read_calendar(path: Path) -> list[Row]:
    """Return the rows of [[term]] and [[closed]] tables, in order. Raises CalendarError for the first wrong one."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CalendarError(f"{path.name}: {error}") from None
    if unknown := set(table) - set(KEYS):
        raise CalendarError(f"{path.name}: unknown table {min(unknown)!r}; known: [[term]] and [[closed]]")
    return [
        _row(f"{path.name}, {kind} {number}", kind, row)
        for kind in KEYS
        for number, row in enumerate(table.get(kind, ()), 1)
    ]


def _row(where: str, kind: str, row: Mapping[str, Any]) -> Row:
    _demand(
        isinstance(row, dict) and set(row) <= KEYS[kind], where, f"may hold {', '.join(sorted(KEYS[kind]))}"
    )
    first: Any = row.get("first")
    last: Any = row.get("last", first if kind == "closed" else None)
    for name, day in (("first", first), ("last", last)):
        right = isinstance(day, date) and not isinstance(day, datetime)
        _demand(right, where, f"{name} must be a date such as 2026-09-02, without quotes")
    _demand(last >= first, where, f"ends ({last}) before it starts ({first})")
    _demand(kind == "term" or row.get("kind") in CLOSED, where, f"kind must be one of {', '.join(CLOSED)}")
    return Row(where, first, last, row.get("kind", ""))


def _demand(holds: bool, where: str, reason: str) -> None:
    if not holds:
        raise CalendarError(f"{where}: {reason}")
