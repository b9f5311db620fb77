"""The sheets a person copies from: what an outside form asks, in its own order. Read from TOML, checked at load."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Question:
    """One line of a form. `source` names what the case already holds, `value` is a fixed answer.

    What neither answers is left to the person who refers, under `key`; until then it says what the newest assessment
    answered to the questions `assessed` of triage.toml.
    """

    label: str
    source: str = ""
    hint: str = ""
    value: str = ""
    key: str = ""
    assessed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Under what an answer that a person writes is kept."""
        return self.key or self.source


@dataclass(frozen=True)
class Section:
    """A part of a form."""

    title: str
    answers: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """A form of an outside service, with the day somebody last compared it with the real one."""

    title: str
    version: str
    last_checked: date
    source: str
    sections: tuple[Section, ...]


@cache
def load(name: str) -> Sheet:
    """The sheet of that name ("ceop_sheet", "social_care_form"). Raises ValueError naming file, section and key."""
    path = FOLDER / f"{name}.toml"
    rows = tomllib.loads(path.read_text("utf-8"))
    sections = tuple(_section(path.name, row) for row in rows.pop("section"))
    try:
        return Sheet(sections=sections, **rows)
    except TypeError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _section(file: str, row: dict[str, Any]) -> Section:
    where = f"{file}: section {row.get('title', '?')!r}"
    try:
        section = Section(row["title"], tuple(map(_question, row["answers"])))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{where}: {error}") from error
    for question in section.answers:
        if not (question.name or question.value):
            raise ValueError(f"{where}: {question.label!r} needs a key 'source', 'value' or 'key'")
    return section


def _question(row: dict[str, Any]) -> Question:
    return Question(**{**row, "assessed": tuple(row.get("assessed", ()))})
