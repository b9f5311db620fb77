"""The laws of due times hold in every calendar a school may enter: any nation, terms, closures and hours."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.test_due_times import amounts, moments, slow_days, units
from workflows.calendars import NATIONS, Calendar, Term
from workflows.due_times import due_at

DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 1))
quick = settings(deadline=None, max_examples=60)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A calendar as the page lets somebody enter it: terms in order that do not overlap, a day of four hours."""
    ends = sorted(draw(st.sets(DAYS, max_size=6)))
    starts = draw(st.integers(7, 11))
    return Calendar(
        terms=tuple(Term(first, last) for first, last in zip(ends[::2], ends[1::2], strict=False)),
        closures=frozenset(draw(st.sets(DAYS, max_size=5))),
        day_starts=time(starts, 30),
        day_ends=time(starts + draw(st.integers(4, 8)), 30),
        nation=draw(st.sampled_from(sorted(NATIONS))),
    )


@quick
@given(moments, moments, amounts, units, calendars())
def test_never_before_the_start_and_never_earlier_for_who_starts_later(
    one: datetime, other: datetime, amount: int, unit: str, calendar: Calendar
) -> None:
    first, second = sorted([one, other])
    assert first <= due_at(first, amount, unit, calendar) <= due_at(second, amount, unit, calendar)


@quick
@given(
    moments,
    st.integers(0, 8),
    st.integers(0, 8),
    units.filter(lambda unit: unit != "same_day"),
    calendars(),
)
def test_two_steps_lead_where_one_leads(
    start: datetime, first: int, second: int, unit: str, calendar: Calendar
) -> None:
    halfway = due_at(start, first, unit, calendar)
    assert due_at(halfway, second, unit, calendar) == due_at(start, first + second, unit, calendar)


@quick
@given(moments, amounts, calendars())
def test_days_equal_the_slow_walk(start: datetime, amount: int, calendar: Calendar) -> None:
    for unit, counts in (("working_days", calendar.is_working_day), ("school_days", calendar.is_school_day)):
        assert due_at(start, amount, unit, calendar) == slow_days(start, amount, counts, calendar.day_ends)


@quick
@given(moments.map(lambda moment: moment.replace(second=0, microsecond=0)), st.integers(0, 2), calendars())
def test_working_hours_equal_the_count_of_open_minutes(
    start: datetime, hours: int, calendar: Calendar
) -> None:
    here, left = start, hours * 60
    while left:
        wall = here.astimezone(calendar.zone)
        opened = calendar.day_starts <= wall.time() < calendar.day_ends
        left -= opened and calendar.is_working_day(wall.date())
        here += timedelta(minutes=1)
    assert due_at(start, hours, "working_hours", calendar) == here


@quick
@given(moments, amounts, calendars(), calendars())
def test_outside_clocks_run_through_every_school_holiday(
    start: datetime, amount: int, one: Calendar, other: Calendar
) -> None:
    plain = Calendar(nation=one.nation, day_starts=one.day_starts, day_ends=one.day_ends)
    assert due_at(start, amount, "working_days", one) == due_at(start, amount, "working_days", plain)
    assert due_at(start, amount, "hours", one) == due_at(start, amount, "hours", other)


@quick
@given(st.sampled_from([date(2026, 3, 28), date(2026, 10, 24)]), st.integers(0, 23), st.integers(0, 72))
def test_an_hour_is_an_hour_when_the_wall_clock_is_changed(eve: date, hour: int, amount: int) -> None:
    start = datetime.combine(eve, time(hour), tzinfo=UTC)
    assert due_at(start, amount, "hours", Calendar()) - start == timedelta(hours=amount)
