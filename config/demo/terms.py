"""When Riverbank Academy is open: invented terms of this school year and the next, laid out as English councils do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from people.models import School, User
from people.services.calendar import add_term, close_days
from workflows.calendars import ONE_DAY, bank_holidays
from workflows.school_years import year_of

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = 0, 1, 2, 4
WEEK = timedelta(days=4)  # from a Monday to its Friday


@dataclass(frozen=True)
class Year:
    """A school year by the calendar year in which it begins."""

    begins: int

    @property
    def terms(self) -> list[tuple[date, date]]:
        """First and last day of each: autumn to the Friday before Christmas, spring to the day before Good Friday,
        summer from two weeks after Easter Monday to late July."""
        here, later, good_friday = self.begins, self.begins + 1, self._good_friday()
        return [
            (_on_or_after(date(here, 9, 2), MONDAY, WEDNESDAY), _on_or_after(date(here, 12, 15), FRIDAY)),
            (_on_or_after(date(later, 1, 3), MONDAY, TUESDAY), good_friday - ONE_DAY),
            (
                _on_or_after(good_friday + timedelta(days=17), MONDAY, TUESDAY),
                _on_or_after(date(later, 7, 16), WEDNESDAY),
            ),
        ]

    @property
    def half_terms(self) -> list[tuple[date, date]]:
        """A week in each: the last of October, the middle of February, that of the bank holiday in May."""
        later = self.begins + 1
        mondays = [date(self.begins, 10, 24), date(later, 2, 14), date(later, 5, 25)]
        return [
            (monday, monday + WEEK)
            for day in mondays
            for monday in [next(one for one in _from(day) if one.weekday() == MONDAY)]
        ]

    @property
    def inset_days(self) -> list[date]:
        """The first day of the autumn and of the spring term: staff are in, pupils are not."""
        autumn, spring, _ = self.terms
        return [autumn[0], spring[0]]

    def _good_friday(self) -> date:
        return next(
            day for day in _from(date(self.begins + 1, 3, 19))
            if day.weekday() == FRIDAY and day in bank_holidays()
        )  # fmt: skip


def enter_terms(school: School, *, today: date, actor: User) -> None:
    """Writes this school year and the next into the calendar of the school, as a person would."""
    begins = year_of(today).first
    for year in (Year(begins), Year(begins + 1)):
        for first, last in year.terms:
            add_term(school=school, first=first, last=last, actor=actor)
        for first, last in year.half_terms:
            close_days(school=school, kind="holiday", first=first, last=last, actor=actor)
        for day in year.inset_days:
            close_days(school=school, kind="inset", first=day, last=None, actor=actor)


def _on_or_after(day: date, *weekdays: int) -> date:
    return next(one for one in _from(day) if one.weekday() in weekdays and one not in bank_holidays())


def _from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += ONE_DAY
