"""Due times against a slow model that walks day by day, and the examples people argue about."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.calendars import LONDON, Calendar, Term
from workflows.due_times import UNITS, due_at, words

SCHOOL = Calendar(
    terms=(
        Term(date(2026, 1, 5), date(2026, 3, 27)),
        Term(date(2026, 4, 13), date(2026, 7, 22)),
        Term(date(2026, 9, 2), date(2026, 12, 18)),
    ),
    closures=frozenset({date(2026, 2, 16), date(2026, 9, 2)}),
)
moments = st.datetimes(datetime(2025, 12, 20), datetime(2027, 1, 10), timezones=st.just(UTC))
units = st.sampled_from(sorted(UNITS))
amounts = st.integers(0, 30)
unhurried = settings(deadline=None)  # the first look at a year's bank holidays takes a moment


def london(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON)


def slow_days(start: datetime, amount: int, counts: object, ends: time = time(16)) -> datetime:
    """Walk minute by minute would be too slow; day by day is plain enough to be checked by eye."""
    day, left = start.astimezone(LONDON).date(), amount
    if not left:
        return start
    for ahead in range(1, 3000):
        here = day + timedelta(days=ahead)
        left -= 1 if counts(here) else 0  # type: ignore[operator]
        if left == 0:
            return london(here, ends)
    raise AssertionError("no such day")


def slow_working_hours(start: datetime, hours: int) -> datetime:
    """Count the minutes in which the school office is open, one after the other."""
    here, left = start, hours * 60
    while left:
        wall = here.astimezone(LONDON)
        open_now = SCHOOL.is_working_day(wall.date()) and time(8, 30) <= wall.time() < time(16)
        left -= open_now
        here += timedelta(minutes=1)
    return here


@unhurried
@given(moments, amounts, units)
def test_nothing_is_due_before_it_starts(start: datetime, amount: int, unit: str) -> None:
    assert due_at(start, amount, unit, SCHOOL) >= start


@unhurried
@given(moments, moments, amounts, units)
def test_who_starts_later_is_never_due_earlier(
    one: datetime, other: datetime, amount: int, unit: str
) -> None:
    first, second = sorted([one, other])
    assert due_at(first, amount, unit, SCHOOL) <= due_at(second, amount, unit, SCHOOL)


@unhurried
@given(moments, amounts, st.integers(0, 5), units)
def test_more_time_is_never_less_time(start: datetime, amount: int, more: int, unit: str) -> None:
    assert due_at(start, amount, unit, SCHOOL) <= due_at(start, amount + more, unit, SCHOOL)


@unhurried
@given(moments, st.integers(0, 12), st.integers(0, 12), units.filter(lambda unit: unit != "same_day"))
def test_two_steps_lead_where_one_leads(start: datetime, first: int, second: int, unit: str) -> None:
    halfway = due_at(start, first, unit, SCHOOL)
    assert due_at(halfway, second, unit, SCHOOL) == due_at(start, first + second, unit, SCHOOL)


@unhurried
@given(moments, amounts)
def test_days_equal_the_slow_walk(start: datetime, amount: int) -> None:
    assert due_at(start, amount, "working_days", SCHOOL) == slow_days(start, amount, SCHOOL.is_working_day)
    assert due_at(start, amount, "school_days", SCHOOL) == slow_days(start, amount, SCHOOL.is_school_day)
    assert due_at(start, amount, "calendar_days", SCHOOL) == slow_days(start, amount, lambda day: True)


@unhurried
@given(moments.map(lambda moment: moment.replace(second=0, microsecond=0)), st.integers(0, 3))
def test_working_hours_equal_the_slow_count(start: datetime, hours: int) -> None:
    assert due_at(start, hours, "working_hours", SCHOOL) == slow_working_hours(start, hours)


def test_friday_evening_plus_one_working_day_ends_on_monday() -> None:
    """Domain example 6: the local authority's day ends Monday; the minutes of a red flag do not wait."""
    friday = london(date(2026, 6, 12), time(18, 30))
    assert due_at(friday, 1, "working_days", SCHOOL) == london(date(2026, 6, 15), time(16))
    assert due_at(friday, 10, "minutes", SCHOOL) == london(date(2026, 6, 12), time(18, 40))


def test_a_bank_holiday_monday_makes_it_tuesday() -> None:
    """Domain example 7: referral on Friday 1 May 2026, bank holiday on Monday 4 May."""
    friday = london(date(2026, 5, 1), time(11))
    assert due_at(friday, 1, "working_days", SCHOOL) == london(date(2026, 5, 5), time(16))


def test_clocks_of_outside_services_run_through_school_holidays() -> None:
    in_august = london(date(2026, 8, 5), time(10))
    assert due_at(in_august, 1, "working_days", SCHOOL) == london(date(2026, 8, 6), time(16))
    assert due_at(in_august, 1, "school_days", SCHOOL) == london(date(2026, 9, 3), time(16))


@pytest.mark.parametrize("eve", [date(2026, 3, 28), date(2026, 10, 24)])
def test_a_day_has_24_hours_whatever_the_wall_clock_does(eve: date) -> None:
    start = london(eve, time(15))
    assert due_at(start, 24, "hours", SCHOOL) - start.astimezone(UTC) == timedelta(hours=24)
    assert due_at(start, 1, "calendar_days", SCHOOL).astimezone(LONDON).time() == time(16)


def test_the_same_day_ends_with_school_and_after_that_at_midnight() -> None:
    day = date(2026, 6, 10)
    assert due_at(london(day, time(9)), 0, "same_day", SCHOOL) == london(day, time(16))
    assert due_at(london(day, time(18, 30)), 0, "same_day", SCHOOL) == london(day, time(23, 59))


@pytest.mark.parametrize(
    ("start", "amount", "unit"),
    [
        (datetime(2026, 1, 5, 9), 1, "hours"),
        (datetime(2026, 1, 5, 9, tzinfo=UTC), 1, "fortnights"),
        (datetime(2026, 1, 5, 9, tzinfo=UTC), -1, "hours"),
    ],
)
def test_it_refuses_what_it_cannot_reckon(start: datetime, amount: int, unit: str) -> None:
    with pytest.raises(ValueError, match="cannot reckon"):
        due_at(start, amount, unit, SCHOOL)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (london(date(2026, 1, 2), time(16)), "by 16:00 today"),
        (london(date(2026, 1, 3), time(10, 40)), "by 10:40 tomorrow"),
        (london(date(2026, 1, 1), time(16)), "by 16:00 yesterday"),
        (london(date(2026, 1, 6), time(16)), "by 16:00 on Tuesday 6 January"),
        (london(date(2027, 1, 5), time(16)), "by 16:00 on Tuesday 5 January 2027"),
    ],
)
def test_due_times_are_said_as_people_say_them(due: datetime, said: str) -> None:
    assert words(due, london(date(2026, 1, 2), time(9)), SCHOOL) == said
