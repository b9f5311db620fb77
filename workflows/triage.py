"""The policy: questions, facts and the rows D1 to D23, read from triage.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from workflows.conditions import Line, line
from workflows.questions import Question

FILE = Path(__file__).with_name("triage.toml")
SOURCES = Path(__file__).with_name("sources.toml")


@dataclass(frozen=True)
class Also:
    """Further routes of a row, where one of the lines holds."""

    routes: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Row:
    """One row of the policy, with all that the page needs to explain it."""

    code: str
    says: str
    by: str
    why: str
    source: tuple[str, ...]
    checked: date
    routes: tuple[str, ...]
    lines: tuple[Line, ...]
    also: tuple[Also, ...]
    withdraws: tuple[str, ...]
    withdraws_when: tuple[Line, ...]
    gives_way_to: tuple[str, ...]
    warns: str
    otherwise: bool
    between: tuple[tuple[str, str, str], ...]  # missing question, and the two rows it decides between
    defers: tuple[str, ...]
    deferred_by: str


@dataclass(frozen=True)
class Policy:
    """The whole policy of one version."""

    version: str
    questions: Mapping[str, Question]
    facts: Mapping[str, tuple[Line, ...]]
    urgent: tuple[tuple[str, tuple[Line, ...]], ...]
    notes: tuple[tuple[str, tuple[Line, ...]], ...]
    rows: Mapping[str, Row]
    outside: frozenset[str]
    labels: Mapping[str, str]


@cache
def document() -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def sources() -> dict[str, dict[str, str]]:
    """Where rows and signs come from: title and firmness by code."""
    return tomllib.loads(SOURCES.read_text("utf-8"))


@cache
def policy() -> Policy:
    """The policy as shipped. The names in it are checked by policy_checks."""
    return read_policy(document())


def read_policy(file: Mapping[str, Any]) -> Policy:
    """A policy from the content of its file."""
    return Policy(
        version=file["version"],
        questions={code: _question(code, row) for code, row in file["question"].items()},
        facts={code: lines(row) for code, row in file["fact"].items()},
        urgent=tuple((row["level"], lines(row)) for row in file["urgent"]),
        notes=tuple((row["says"], lines(row)) for row in file["note"]),
        rows={code: _row(code, row) for code, row in file["row"].items()},
        outside=frozenset(file["outside"]["routes"]),
        labels=file["labels"],
    )


def lines(row: Mapping[str, Any], key: str = "any") -> tuple[Line, ...]:
    """The lines under a key of a row."""
    return tuple(line(one) for one in row.get(key, ()))


def _question(code: str, row: Mapping[str, Any]) -> Question:
    return Question(code, row["ask"], row["kind"], row.get("choices", {}))


def _row(code: str, row: Mapping[str, Any]) -> Row:
    deferring = row.get("defers", {})
    return Row(
        code=code, says=row["if"], by=row["by"], why=row["why"], source=tuple(row["source"]), checked=row["checked"],
        routes=tuple(row["routes"]), lines=lines(row), warns=row.get("warns", ""),
        also=tuple(Also(tuple(one["routes"]), lines(one)) for one in row.get("also", ())),
        withdraws=tuple(row.get("withdraws", ())),
        withdraws_when=lines(row, "withdraws_when") or lines(row),
        gives_way_to=tuple(row.get("gives_way_to", ())), otherwise=row.get("otherwise", False),
        between=tuple((one["missing"], *one["rows"]) for one in row.get("between", ())),
        defers=tuple(deferring.get("routes", ())), deferred_by=deferring.get("by", ""),
    )  # fmt: skip
