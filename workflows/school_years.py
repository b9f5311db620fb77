"""School years: from 1 September to 31 August. Source: the school year of maintained schools in England."""

from dataclasses import dataclass
from datetime import date, datetime, time

from workflows.calendars import LONDON

SEPTEMBER = 9


@dataclass(frozen=True, order=True)
class SchoolYear:
    """The year that begins in September of `first`."""

    first: int

    @property
    def label(self) -> str:
        """As schools write it: 2026/27."""
        return f"{self.first}/{(self.first + 1) % 100:02}"

    @property
    def begins(self) -> datetime:
        """The first moment of 1 September."""
        return datetime.combine(date(self.first, SEPTEMBER, 1), time.min, LONDON)

    @property
    def ends(self) -> datetime:
        """The first moment that no longer belongs to it."""
        return SchoolYear(self.first + 1).begins


def year_of(day: date) -> SchoolYear:
    """The school year of a day."""
    return SchoolYear(day.year if day.month >= SEPTEMBER else day.year - 1)


def years_back(today: date, earliest: date) -> list[SchoolYear]:
    """The school years from that of today back to that of the earliest day."""
    last, first = year_of(today).first, year_of(earliest).first
    return [SchoolYear(year) for year in range(last, min(first, last) - 1, -1)]


def end_of_last_month(now: datetime) -> datetime:
    """The first moment of the current month in London: figures that stand until the month is over."""
    return now.astimezone(LONDON).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
