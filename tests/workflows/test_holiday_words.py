"""A due time that a holiday moved says so."""

from datetime import date, datetime, time

import pytest

from workflows.calendars import LONDON, Calendar, Term
from workflows.due_times import due_at, words
from workflows.holiday_words import after_the_holiday

AFTER = "after the holiday"
SCHOOL = Calendar(
    terms=(Term(date(2026, 9, 2), date(2026, 12, 18)), Term(date(2027, 1, 5), date(2027, 3, 25))),
    closures=frozenset({date(2026, 11, 20)}),
)


def said(start: datetime, amount: int, unit: str, calendar: Calendar = SCHOOL) -> str:
    due = due_at(start, amount, unit, calendar)
    return words(due, start, calendar) + after_the_holiday(start, due, unit, calendar)


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime.combine(date(year, month, day), time(hour), tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "sentence"),
    [
        (at(2026, 12, 18), 1, "school_days", f"by 16:00 on Tuesday 5 January, the next school day {AFTER}"),
        (at(2026, 12, 24), 1, "working_days", f"by 16:00 on Tuesday 29 December, the next working day {AFTER}"),
        (at(2026, 11, 19), 1, "school_days", f"by 16:00 on Monday 23 November, the next school day {AFTER}"),
        (at(2026, 12, 24, 14), 4, "working_hours", f"by 10:30 on Tuesday 29 December, the next working day {AFTER}"),
        (at(2026, 11, 27), 1, "working_days", "by 16:00 on Monday 30 November"),
        (at(2026, 12, 24), 24, "hours", "by 10:00 tomorrow"),
        (at(2026, 12, 29), 1, "working_days", "by 16:00 tomorrow"),
    ],
)  # fmt: skip
def test_it_names_the_holiday_where_one_moved_the_day(
    start: datetime, amount: int, unit: str, sentence: str
) -> None:
    assert said(start, amount, unit) == sentence


def test_the_bank_holidays_are_those_of_the_nation() -> None:
    eve = at(2026, 12, 31)
    after = "the next working day after the holiday"
    assert said(eve, 1, "working_days", Calendar()) == f"by 16:00 on Monday 4 January, {after}"
    assert said(eve, 1, "working_days", Calendar(nation="SCT")) == f"by 16:00 on Tuesday 5 January, {after}"
