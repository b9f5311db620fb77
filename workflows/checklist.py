"""The checklist of an audit: checklist.toml, checked when the program starts."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflows.unusable import Unusable

FILE = Path(__file__).with_name("checklist.toml")
YES, PARTLY, NO, NOT_APPLICABLE = "yes", "partly", "no", "not_applicable"
ANSWERS = {YES: "Yes", PARTLY: "Partly", NO: "No", NOT_APPLICABLE: "Does not apply"}


class ChecklistError(Unusable):
    """A row of checklist.toml that cannot be used; the message names file and row."""


@dataclass(frozen=True)
class Item:
    """One question about a case, where to look, and who asks for it."""

    code: str
    question: str
    look_at: str
    source: str


@dataclass(frozen=True)
class Checklist:
    """All questions in order, of one version."""

    version: str
    last_checked: str
    items: dict[str, Item]


def load(path: Path = FILE) -> Checklist:
    """The checklist of a file. Raises ChecklistError for the first row that is wrong."""
    table = tomllib.loads(path.read_text("utf-8"))
    items = {code: _item(path, code, row) for code, row in table["item"].items()}
    return Checklist(table["version"], table["last_checked"], items)


def _item(path: Path, code: str, row: dict[str, Any]) -> Item:
    if set(row) != {"question", "look_at", "source"} or not all(row.values()):
        raise ChecklistError(f"{path.name}, row {code}: needs question, look_at and source and nothing else")
    return Item(code, **row)


CHECKLIST = load()
ITEMS = CHECKLIST.items
