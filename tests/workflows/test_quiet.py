"""Quiet hours against a slow look at every quarter of an hour."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.calendars import LONDON, Calendar
from workflows.quiet import Quiet, waits_until

HERE = Calendar()
moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 11, 10), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
)
hours = st.builds(time, st.integers(3, 23), st.sampled_from([0, 15, 30]))


def london(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON)


def is_quiet(moment: datetime, quiet: Quiet) -> bool:
    wall = moment.astimezone(LONDON)
    if quiet.weekends and not HERE.is_working_day(wall.date()):
        return True
    if quiet.starts <= quiet.ends:
        return quiet.starts <= wall.time() < quiet.ends
    return wall.time() >= quiet.starts or wall.time() < quiet.ends


@settings(deadline=None, max_examples=80)
@given(moments, hours, hours, st.booleans())
def test_it_ends_at_the_first_moment_that_is_not_quiet(
    moment: datetime, starts: time, ends: time, weekends: bool
) -> None:
    quiet, here = Quiet(starts, ends, weekends), moment
    while is_quiet(here, quiet):
        here += timedelta(minutes=15)
    assert waits_until(moment, quiet, HERE) == here


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (london(date(2026, 6, 9), time(19, 59)), london(date(2026, 6, 9), time(19, 59))),
        (london(date(2026, 6, 9), time(20)), london(date(2026, 6, 10), time(7))),
        (london(date(2026, 6, 10), time(6, 59)), london(date(2026, 6, 10), time(7))),
        (london(date(2026, 6, 12), time(21)), london(date(2026, 6, 15), time(7))),  # Friday to Monday
        (london(date(2026, 8, 28), time(21)), london(date(2026, 9, 1), time(7))),  # over a bank holiday
    ],
)
def test_nights_weekends_and_bank_holidays(moment: datetime, until: datetime) -> None:
    assert waits_until(moment, Quiet(), HERE) == until


def test_the_same_time_twice_is_never_quiet() -> None:
    night = london(date(2026, 6, 13), time(3))
    assert waits_until(night, Quiet(time(7), time(7), weekends=False), HERE) == night


def test_it_is_said_in_words() -> None:
    assert Quiet().words == "from 20:00 to 07:00, and on weekends and bank holidays"
    assert Quiet(time(7), time(7), weekends=False).words == "never"
