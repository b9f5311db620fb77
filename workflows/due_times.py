"""When something is due: a pure function of start, amount, unit and calendar. Moments are aware; results are UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from workflows.calendars import LAST_MINUTE, ONE_DAY, Calendar, nth_day_after

Reckoner = Callable[[datetime, int, Calendar], datetime]


def due_at(start: datetime, amount: int, unit: str, calendar: Calendar) -> datetime:
    """Return the moment `amount` units after `start`, in UTC, never before `start`.

    Minutes and hours run through nights, weekends and holidays. Days are counted by date and end when the
    school day ends: something begun on a Friday evening and due in one working day is due on Monday
    (domain example 6). Raises ValueError for a unit nobody knows, a negative amount or a naive moment.
    """
    if start.tzinfo is None or amount < 0 or unit not in UNITS:
        raise ValueError(f"cannot reckon {amount} {unit} from {start}")
    return UNITS[unit](start.astimezone(UTC), amount, calendar)


def _minutes(start: datetime, amount: int, calendar: Calendar) -> datetime:
    return start + timedelta(minutes=amount)


def _hours(start: datetime, amount: int, calendar: Calendar) -> datetime:
    return start + timedelta(hours=amount)


def _working_hours(start: datetime, amount: int, calendar: Calendar) -> datetime:
    left, here = timedelta(hours=amount), start
    while left:
        opens, closes = _office_hours(calendar.day_of(here), calendar)
        here = max(here, opens)
        spent = min(left, max(closes - here, timedelta()))
        here, left = here + spent, left - spent
        if left:
            here = calendar.at(calendar.day_of(here) + ONE_DAY, time())
    return here


def _office_hours(day: date, calendar: Calendar) -> tuple[datetime, datetime]:
    opens = calendar.at(day, calendar.day_starts)
    return opens, calendar.at(day, calendar.day_ends) if calendar.is_working_day(day) else opens


def _working_days(start: datetime, amount: int, calendar: Calendar) -> datetime:
    return _end_of_nth_day(start, amount, calendar, calendar.is_working_day)


def _school_days(start: datetime, amount: int, calendar: Calendar) -> datetime:
    return _end_of_nth_day(start, amount, calendar, calendar.is_school_day)


def _calendar_days(start: datetime, amount: int, calendar: Calendar) -> datetime:
    return _end_of_nth_day(start, amount, calendar, lambda day: True)


def _end_of_nth_day(
    start: datetime, amount: int, calendar: Calendar, counts: Callable[[date], bool]
) -> datetime:
    if amount == 0:
        return start
    return calendar.at(nth_day_after(calendar.day_of(start), amount, counts), calendar.day_ends)


def _same_day(start: datetime, amount: int, calendar: Calendar) -> datetime:
    """By the end of the school day; what begins later than that is still due before midnight."""
    today = calendar.day_of(start)
    closes = calendar.at(today, calendar.day_ends)
    return closes if start <= closes else max(start, calendar.at(today, LAST_MINUTE))


UNITS: dict[str, Reckoner] = {
    "minutes": _minutes,
    "hours": _hours,
    "working_hours": _working_hours,
    "working_days": _working_days,
    "school_days": _school_days,
    "calendar_days": _calendar_days,
    "same_day": _same_day,
}


def in_words(amount: int, unit: str) -> str:
    """A limit as people say it: "24 hours", "1 working day", "the same day", "at once"."""
    if unit == "same_day":
        return "the same day"
    return (
        f"{amount} {unit.replace('_', ' ').removesuffix('' if amount != 1 else 's')}" if amount else "at once"
    )


def words(due: datetime, now: datetime, calendar: Calendar | None = None) -> str:
    """Return a due time as people say it: "by 16:00 today", "by 16:00 on Tuesday 5 January"."""
    zone = (calendar or Calendar()).zone
    return f"by {due.astimezone(zone):%H:%M} {day_words(due, now, calendar)}"


def day_words(moment: datetime, now: datetime, calendar: Calendar | None = None) -> str:
    """Return the day of a moment as seen from `now`: "today", "tomorrow", "yesterday", "on Friday 2 January"."""
    calendar = calendar or Calendar()
    day, today = calendar.day_of(moment), calendar.day_of(now)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    year = f" {day.year}" if day.year != today.year and abs((day - today).days) > 180 else ""
    return near or f"on {day:%A} {day.day} {day:%B}{year}"
