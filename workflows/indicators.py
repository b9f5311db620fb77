"""The signs I01 to I50, read from indicators.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("indicators.toml")
LEVELS = ("U0", "U1", "U2", "U3")  # from "note it" to "act now"


@dataclass(frozen=True)
class Sign:
    """One sign in plain words. `answers` and `facts` are what it says of the questions and facts of triage.toml."""

    code: str
    says: str
    group: str
    urgency: str
    why: str
    source: tuple[str, ...]
    checked: date
    stages: tuple[str, ...] = ()
    raised: str = ""
    words: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


@cache
def document() -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def table() -> dict[str, Sign]:
    """All signs by code. The names in them are checked by policy_checks."""
    return {code: read(code, row) for code, row in document()["sign"].items()}


def read(code: str, row: dict[str, Any]) -> Sign:
    """A sign from its row."""
    lists = ("source", "stages", "words", "facts")
    fields: dict[str, Any] = {key: tuple(value) if key in lists else value for key, value in row.items()}
    return Sign(code=code, **fields)


def groups() -> dict[str, list[Sign]]:
    """The signs under the headings by which a safeguarding lead would look for them."""
    heads: dict[str, str] = document()["groups"]
    return {label: [one for one in table().values() if one.group == code] for code, label in heads.items()}
