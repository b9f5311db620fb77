"""Quiet hours: when a reminder that may wait does wait. Danger, and what is due the same day, never does."""

from dataclasses import dataclass
from datetime import datetime, time

from workflows.calendars import ONE_DAY, Calendar

MIDNIGHT = time()


@dataclass(frozen=True)
class Quiet:
    """From `starts` to `ends` on the school's wall, over midnight where it ends earlier than it starts; none where
    both are the same. `weekends`: also all of every day that is no working day."""

    starts: time = time(20, 0)
    ends: time = time(7, 0)
    weekends: bool = True

    @property
    def words(self) -> str:
        """As people say it: "from 20:00 to 07:00, and on weekends and bank holidays"."""
        hours = "" if self.starts == self.ends else f"from {self.starts:%H:%M} to {self.ends:%H:%M}"
        days = "on weekends and bank holidays" if self.weekends else ""
        return ", and ".join(part for part in (hours, days) if part) or "never"


def waits_until(moment: datetime, quiet: Quiet, calendar: Calendar) -> datetime:
    """Return the first moment from `moment` on that is not quiet, `moment` itself where it is not; aware."""
    while (later := _end_of_quiet(moment, quiet, calendar)) > moment:
        moment = later
    return moment


def _end_of_quiet(moment: datetime, quiet: Quiet, calendar: Calendar) -> datetime:
    day, now = calendar.day_of(moment), moment.astimezone(calendar.zone).time()
    if quiet.weekends and not calendar.is_working_day(day):
        return calendar.at(day + ONE_DAY, MIDNIGHT)
    if quiet.starts <= now < quiet.ends or (quiet.ends < quiet.starts and now < quiet.ends):
        return calendar.at(day, quiet.ends)
    if quiet.ends < quiet.starts <= now:
        return calendar.at(day + ONE_DAY, MIDNIGHT)
    return moment
