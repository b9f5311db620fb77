"""The stories as they stand in their files, and their acts in the order of time."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from config.demo.telling.times import Days

FOLDER = Path(__file__).parent.parent / "stories"
TOOK = 6  # minutes that writing a concern takes, where the story does not say


@dataclass(frozen=True)
class Act:
    """One thing somebody did. `facts` are the answers they gave, as the story's file has them."""

    story: str
    number: int
    at: str
    by: str
    do: str
    facts: dict[str, Any]
    years_ago: int = 0

    @property
    def case(self) -> str:
        """The key of the case this is about: the story's own where the act names none."""
        return str(self.facts.get("case", self.story))


@dataclass(frozen=True)
class Story:
    """One matter: its key, what its cases show (by key), its acts."""

    key: str
    shows: dict[str, str]
    acts: tuple[Act, ...]


def stories(folder: Path = FOLDER) -> list[Story]:
    """Return all stories in the order of their files' names."""
    return [read(file) for file in sorted(folder.glob("*.toml"))]


def read(file: Path) -> Story:
    """Return one story. A concern is two acts: it is begun some minutes before it is sent."""
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    key = file.stem.partition("_")[2]
    years = found.get("years_ago", 0)
    acts = tuple(act_of(key, number, row, years) for number, row in enumerate(found["act"]))
    shows = found["shows"]
    return Story(key, shows if isinstance(shows, dict) else {key: shows}, acts)


def act_of(story: str, number: int, row: dict[str, Any], years_ago: int) -> Act:
    """Return the act of one table of a story's file."""
    facts = {name: value for name, value in row.items() if name not in ("at", "by", "do")}
    return Act(story, number, row["at"], row["by"], row["do"], facts, years_ago)


def in_order(told: Iterable[Story], days: Days) -> list[tuple[datetime, Act]]:
    """Return every act with its moment, the earliest first; acts of one story never overtake each other."""
    timed = [(moment_of(act, days), act) for story in told for act in story.acts]
    return sorted(timed, key=lambda pair: (pair[0], pair[1].story, pair[1].number))


def moment_of(act: Act, days: Days) -> datetime:
    """Return when the act began: a concern some minutes before it was sent. Raises ValueError for the future."""
    days = days.back(act.years_ago)
    begun = days.at(act.at)
    if begun >= days.now:
        raise ValueError(f"{act.story}: {act.at} lies in the future")
    return begun - timedelta(minutes=act.facts.get("took", TOOK)) if act.do == "concern" else begun
