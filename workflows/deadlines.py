"""By when, and who is reminded: the rules of deadlines.toml, checked when the program starts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from workflows.calendars import Calendar
from workflows.due_times import UNITS, due_at
from workflows.unusable import Unusable

FILE = Path(__file__).with_name("deadlines.toml")
BASES = {
    "N": "national law or guidance",
    "L": "set by the local authority",
    "P": "default of this product",
    "S": "set by the school",
}
CALENDARS = ("external", "school")
SUBJECTS = ("case", "referral", "concern")
BEGINNINGS = ("start", "due")
UNMADE = "unmade"  # after a route: only while the referral was a draft
SILENT = "nothing_due"  # the one rule that runs where no other does
NIGHT_AND_DAY = ("minutes", "hours", "same_day")
Row = TypeVar("Row")
WHO = ("lead", "deputy", "head", "chair", "trust_lead", "reporter", "owner", "writer", "second_person")


class DeadlineError(Unusable):
    """A row of deadlines.toml that cannot be used; the message names file, row and reason."""


@dataclass(frozen=True)
class Rung:
    """One step of a ladder: `after` units from the start or from the due time, `who` is told what."""

    who: tuple[str, ...]
    say: str
    after: int = 0
    unit: str = "minutes"
    counts_from: str = "due"

    @property
    def for_its_author(self) -> bool:
        """Whether it speaks to whoever wrote the concern, about their own concern only."""
        return set(self.who) <= {"reporter", "writer"}


@dataclass(frozen=True)
class Again:
    """The reminder that comes again every `after` units while nobody acts, once the ladder is climbed."""

    after: int
    unit: str
    say: str


@dataclass(frozen=True)
class Rule:
    """One deadline of domain table 8A. `basis` says how firm it is; `source` where it is written.

    `on` is what the clock hangs on. An event may carry a route, a kind or a state of the case after a
    colon ("referral.make:social_care", "concern.submitted:staff"), or what was answered after "=" ("referral.accept=
    section_47"); without it any will do.
    """

    code: str
    title: str
    basis: str
    source: str
    amount: int
    unit: str
    on: str
    started_by: tuple[str, ...]
    stopped_by: tuple[str, ...]
    ladder: tuple[Rung, ...]
    title_on_case: str = ""  # with the name of the service, for whoever may open the case; never in a mail
    calendar: str = "external"
    statutory: bool = False
    counts_from: str = ""  # a moment of the referral from which the time runs, where it is known
    date_from: str = ""  # a date of the case that a person set; the amount is then its outer limit
    not_to: str = ""  # a person named on the case who is not reminded: whoever proposed or wrote it knows
    urgent: bool = False  # a child may be in danger now: the mail says so in its subject
    tells_only: bool = False  # ends by itself when the ladder is climbed: news, not a deadline
    again: Again | None = None  # none for what tells only

    @property
    def waits(self) -> bool:
        """Whether its reminders wait through quiet hours: what is counted in minutes, hours or by the same day
        runs through the night itself, and danger never waits (decision 0025)."""
        return not self.urgent and self.unit not in NIGHT_AND_DAY

    def rung_waits(self, number: int) -> bool:
        """Whether one reminder waits through quiet hours. One that is itself counted in minutes or hours does not: a
        day after an escalation is a day, also on a Saturday."""
        rung = self.rung(number)
        return self.waits and not (rung.after and rung.unit in NIGHT_AND_DAY)

    def rung(self, number: int) -> Rung:
        """Return a rung by its number; what is beyond the ladder is said again to all whom the ladder told, and to the
        head: the deadline is late, and nobody whom it told has acted."""
        if number < len(self.ladder) or self.again is None:
            return self.ladder[min(number, len(self.ladder) - 1)]
        heard = [who for rung in self.ladder if not rung.for_its_author for who in rung.who]
        who = [*heard, "head"] if heard else [who for rung in self.ladder for who in rung.who]
        say = self.again.say.replace("{title}", self.title)
        return Rung(tuple(dict.fromkeys(who)), say, self.again.after, self.again.unit)

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """Return when it is due for a start; UTC."""
        return due_at(start, self.amount, self.unit, calendar)


@dataclass(frozen=True)
class Elsewhere:
    """A deadline of table 8A that Handrail does not watch, because no step of a case starts or stops it."""

    title: str
    limit: str
    basis: str
    source: str


@dataclass(frozen=True)
class Rulebook:
    """All rules, and the events that end every clock of a case or referral whatever the rule."""

    version: str
    last_checked: str
    ends_case: frozenset[str] = frozenset()
    ends_referral: frozenset[str] = frozenset()
    resumes: dict[str, str] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def news(self) -> frozenset[str]:
        """The codes of what is told and asks for nothing."""
        return frozenset(code for code, rule in self.rules.items() if rule.tells_only)

    def started_by(self, codes: frozenset[str]) -> list[Rule]:
        """Return the rules whose clock begins with one of these events."""
        return [rule for rule in self.rules.values() if codes & set(rule.started_by)]

    def stopped_by(self, codes: frozenset[str]) -> list[Rule]:
        """Return the rules whose clock ends with one of these events."""
        return [rule for rule in self.rules.values() if codes & set(rule.stopped_by)]


def load(path: Path = FILE) -> Rulebook:
    """Return the rulebook of a file; raises DeadlineError for the first row that is wrong."""
    table = tomllib.loads(path.read_text("utf-8"))
    again = table.pop("again", {})
    rules = {code: _rule(code, dict(row), again, path) for code, row in table.pop("rule").items()}
    ends: dict[str, Any] = {key: frozenset(table.pop(key)) for key in ("ends_case", "ends_referral")}
    rest = {code: _elsewhere(code, row, path) for code, row in table.pop("elsewhere", {}).items()}
    return Rulebook(rules=rules, elsewhere=tuple(rest.values()), **ends, **table)


def _elsewhere(code: str, row: dict[str, Any], path: Path) -> Elsewhere:
    where = f"{path.name}, row elsewhere.{code}"
    found = _made(Elsewhere, row, where)
    _demand(found.basis in BASES, where, f"unknown basis {found.basis!r}")
    return found


def _rule(code: str, row: dict[str, Any], again: dict[str, Any], path: Path) -> Rule:
    where = f"{path.name}, row {code}"
    rungs = tuple(_rung(rung, f"{where}, rung {n}") for n, rung in enumerate(row.pop("ladder", ()), 1))
    for key in ("started_by", "stopped_by"):
        row[key] = tuple(row.get(key, ()))
    if not row.get("tells_only"):
        row["again"] = _again({**again, **row.get("again", {})}, f"{where}, again")
    rule = _made(Rule, {"code": code, "ladder": rungs, **row}, where)
    _demand(rule.basis in BASES, where, f"unknown basis {rule.basis!r}")
    _demand(rule.unit in UNITS, where, f"unknown unit {rule.unit!r}")
    _demand(rule.calendar in CALENDARS, where, f"unknown calendar {rule.calendar!r}")
    _demand(rule.on in SUBJECTS, where, f"a clock cannot hang on {rule.on!r}")
    _demand(rule.amount >= 0, where, "the amount is negative")
    _demand(
        bool(rule.ladder and rule.started_by and rule.title and rule.source), where, "something is left empty"
    )
    _demand(bool(rule.stopped_by) or rule.tells_only, where, "nothing stops it")
    named = not rule.title_on_case or (rule.on == "referral" and "{service}" in rule.title_on_case)
    _demand(named, where, "title_on_case names no {service} of a referral")
    return rule


def _rung(row: dict[str, Any], where: str) -> Rung:
    rung = _made(Rung, {**row, "who": tuple(row.get("who", ()))}, where)
    unknown = set(rung.who) - set(WHO)
    _demand(bool(rung.who) and not unknown, where, f"unknown person {sorted(unknown) or '(nobody)'}")
    _demand(rung.unit in UNITS, where, f"unknown unit {rung.unit!r}")
    _demand(rung.counts_from in BEGINNINGS, where, f"cannot count from {rung.counts_from!r}")
    _demand(rung.after >= 0, where, "it would be before its beginning")
    return rung


def _again(row: dict[str, Any], where: str) -> Again:
    again = _made(Again, row, where)
    _demand(again.unit in UNITS, where, f"unknown unit {again.unit!r}")
    _demand(again.after > 0, where, "it would come again at once")
    return again


def _made(kind: type[Row], fields: dict[str, Any], where: str) -> Row:
    try:
        return kind(**fields)
    except TypeError as wrong:
        raise DeadlineError(f"{where}: {wrong}") from None


def _demand(holds: bool, where: str, reason: str) -> None:
    if not holds:
        raise DeadlineError(f"{where}: {reason}")


BOOK = load()
RULES = BOOK.rules
