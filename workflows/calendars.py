"""Which days count: working days of a nation and the school days of one school. No database and no clock here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
LAST_MINUTE = time(23, 59)
SATURDAY = 5
NATIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
CLOSED = {"holiday": "Half-term holiday", "inset": "Inset day", "closure": "Closed"}
SHORTEST_DAY = timedelta(
    hours=4
)  # some reminders come four working hours on, before a limit of one working day
LONGEST_TERM = timedelta(days=200)  # longer than that, somebody typed the wrong year


@cache
def bank_holidays(nation: str = "ENG") -> holidays.HolidayBase:
    """Return the bank holidays of a nation of the United Kingdom; `day in` works for any year."""
    return holidays.country_holidays("GB", subdiv=nation)


@dataclass(frozen=True)
class Term:
    """The first and the last day of a school term, both of them school days unless a weekend or closed."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a term may not end ({self.last}) before it starts ({self.first})")


@dataclass(frozen=True)
class Calendar:
    """The days and hours of one school; its terms in order. Without terms every working day counts as a school day."""

    terms: tuple[Term, ...] = ()
    closures: frozenset[date] = frozenset()
    day_starts: time = time(8, 30)
    day_ends: time = time(16, 0)
    nation: str = "ENG"
    zone: ZoneInfo = LONDON

    def __post_init__(self) -> None:
        if self.day_ends <= self.day_starts:
            raise ValueError(
                f"a school day may not end ({self.day_ends}) before it starts ({self.day_starts})"
            )
        if self.nation not in NATIONS:
            raise ValueError(f"no nation {self.nation!r}; known: {', '.join(NATIONS)}")
        if any(after.first <= before.last for before, after in pairwise(self.terms)):
            raise ValueError("two terms overlap, or they are not in order")

    def is_working_day(self, day: date) -> bool:
        """Return whether offices are open: Monday to Friday, no bank holiday of the nation (domain row 8A, first
        line). School holidays and inset days do not stop the clocks of outside services."""
        return day.weekday() < SATURDAY and day not in bank_holidays(self.nation)

    def is_school_day(self, day: date) -> bool:
        """Return whether pupils are in school. Before the first and after the last term known, working days
        stand in, so that a school that has not entered this or next year's terms still gets an early date."""
        if not self.is_working_day(day) or day in self.closures:
            return False
        return not self._knows(day) or any(term.first <= day <= term.last for term in self.terms)

    def _knows(self, day: date) -> bool:
        return bool(self.terms) and self.terms[0].first <= day <= self.terms[-1].last

    def at(self, day: date, clock: time) -> datetime:
        """Return the moment, in UTC, when the wall clock of the school shows `clock` on `day`."""
        return datetime.combine(day, clock, tzinfo=self.zone).astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """Return the date on the school's wall at an aware moment."""
        return moment.astimezone(self.zone).date()


def nth_day_after(day: date, amount: int, counts: Callable[[date], bool]) -> date:
    """Return the `amount`-th day after `day` that counts; `day` itself is never counted."""
    while amount > 0:
        day += ONE_DAY
        amount -= counts(day)
    return day
