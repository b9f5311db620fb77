"""Why a due time is later than one would count on one's fingers: "the next working day after the holiday"."""

from collections.abc import Callable
from datetime import date, datetime

from workflows.calendars import ONE_DAY, SATURDAY, Calendar


def after_the_holiday(started: datetime, due: datetime, unit: str, calendar: Calendar) -> str:
    """Return ", the next working day after the holiday" where a holiday lies right before the due day, else "".

    A weekend alone needs no words. `unit` says which days count: office days, or days with pupils.
    """
    if unit not in COUNTED:
        return ""
    name, counts = COUNTED[unit]
    first, day, skipped = calendar.day_of(started), calendar.day_of(due) - ONE_DAY, False
    while day >= first and not counts(calendar, day):
        skipped = skipped or day.weekday() < SATURDAY
        day -= ONE_DAY
    return (
        f", the next {name} after the holiday" if skipped and counts(calendar, calendar.day_of(due)) else ""
    )


Counts = Callable[[Calendar, date], bool]
OFFICE: tuple[str, Counts] = ("working day", Calendar.is_working_day)
COUNTED: dict[str, tuple[str, Counts]] = {
    "working_hours": OFFICE,
    "working_days": OFFICE,
    "school_days": ("school day", Calendar.is_school_day),
}
