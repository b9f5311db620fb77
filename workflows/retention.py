"""When the records of a closed case may be looked at for erasing: a day from facts, with the row it comes from.

The day is the start of a person's decision and never of an erasure (hard rule 19).
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("retention.toml")
MISSING = {
    "birth": "The child's date of birth is not known: correct the child on the case first.",
    "closing": "The case is not closed.",
    "leaving": "The adult has not left, or is not on the staff list.",
}
LOW_LEVEL, SEXUAL_ABUSE = "low_level", "sexual_abuse"


@dataclass(frozen=True)
class Schedule:
    """One row: so many years from a beginning. `switch`: it counts where the school has decided so."""

    code: str
    title: str
    kinds: tuple[str, ...]
    years: int
    begins: str
    says: str
    source: str
    unless: str = ""
    switch: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of a case. A case that was joined to another ends with the day it was joined."""

    kind: str
    closed: date | None
    birth: date | None = None
    leaving: date | None = None
    low_level: bool = False
    sexual_abuse: bool = False
    keeps_abuse_longer: bool = True


@dataclass(frozen=True)
class Due:
    """The day from which a person may decide, and why; no day where something is `missing`, said in a sentence."""

    schedule: Schedule
    on: date | None
    missing: str = ""


@cache
def schedules() -> dict[str, Schedule]:
    """All rows by code. Raises KeyError or TypeError for a row that lacks something or holds a word too many."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["schedule"]
    made = [Schedule(begins=row.pop("from"), kinds=tuple(row.pop("kinds")), **row) for row in rows]
    return {schedule.code: schedule for schedule in made}


def due(facts: Facts) -> Due:
    """The row that keeps the case longest. A row whose day cannot be worked out comes before all others: nobody may
    take a shorter one because something is not known."""
    found = [_due(schedule, facts) for schedule in schedules().values() if _fits(schedule, facts)]
    return next((one for one in found if one.on is None), None) or max(found, key=_day)


def _day(one: Due) -> date:
    return one.on or date.max


def _fits(schedule: Schedule, facts: Facts) -> bool:
    if facts.kind not in schedule.kinds:
        return False
    if schedule.code == SEXUAL_ABUSE:
        return facts.sexual_abuse and facts.keeps_abuse_longer
    return facts.kind == "child" or (schedule.code == LOW_LEVEL) == facts.low_level


def _due(schedule: Schedule, facts: Facts) -> Due:
    if facts.closed is None:
        return Due(schedule, None, MISSING["closing"])
    began = {"birth": facts.birth, "closing": facts.closed, "leaving": facts.leaving}[schedule.begins]
    if began is None:
        return Due(schedule, None, MISSING[schedule.begins])
    return Due(schedule, max(years_after(began, schedule.years), facts.closed))


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February that the later year has not."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def last_day_of_list(today: date) -> date:
    """The list of a year holds what is due by its last day, so that once a year somebody goes through all of it."""
    return date(today.year, 12, 31)


def tells_of_sexual_abuse(routes: Collection[str], answers: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a referral's route or an answer of any assessment tells of sexual abuse, known or alleged."""
    row = _signs()
    told = (one.get(question) in values for one in answers for question, values in row["answers"].items())
    return bool(set(routes) & set(row["routes"])) or any(told)


@cache
def _signs() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))["tells_of_sexual_abuse"]
    return found
