"""The routes out of school, read from routes.toml and checked when the program starts."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from workflows import case
from workflows.facts import FACTS, Fact

FILE = Path(__file__).with_name("routes.toml")


@dataclass(frozen=True)
class Route:
    """One place a school refers to, with the facts that the step "made" asks for."""

    code: str
    label: str
    service: str
    state: str
    needs: tuple[Fact, ...]
    guidance: str
    open_to_reporter: bool


def read(row: dict[str, Any]) -> Route:
    """A route from its row; raises ValueError that names file, row and key."""
    where = f"{FILE.name}: route {row.get('code', '?')!r}"
    if row.get("state") not in case.REFERRAL_STATES:
        raise ValueError(f"{where}: key 'state' must be one of {', '.join(case.REFERRAL_STATES)}")
    unknown = set(row["needs"]) - set(FACTS)
    if unknown:
        raise ValueError(f"{where}: key 'needs' names unknown facts: {', '.join(sorted(unknown))}")
    return Route(**{**row, "needs": tuple(FACTS[name] for name in row["needs"])})


@cache
def table() -> dict[str, Route]:
    """All routes by code, in the order of the file."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["route"]
    return {row["code"]: read(row) for row in rows}


def last_checked() -> date:
    """When a person last checked the file."""
    day: date = tomllib.loads(FILE.read_text("utf-8"))["last_checked"]
    return day


def get(code: str) -> Route:
    """The route; raises KeyError with the known codes where there is none."""
    try:
        return table()[code]
    except KeyError:
        raise KeyError(f"unknown route {code!r}; known: {', '.join(table())}") from None


def state_of(code: str) -> str:
    """The state of a case whose most urgent open referral takes this route."""
    return get(code).state


def choices(*, reporter: bool = False) -> list[tuple[str, str]]:
    """Codes and labels for a page; only those that any staff member may use where `reporter`."""
    return [(r.code, r.label) for r in table().values() if r.open_to_reporter or not reporter]
