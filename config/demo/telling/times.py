"""When things happened: school days before today and clock times, never in the future.

    "-6 10:40"         six school days before day 0, at 10:40 on the school's wall
    "friday 18:30"     the last Friday that is at least three days past, a school day
    "friday+1 10:15"   so many calendar days after that Friday
    "fresh", "fresh+9" a little while ago on a school day, and so many minutes after that

Day 0 is today as long as school is in, else the next school day: so nothing that is due on day 0 is late yet.
A story of long ago counts from the same day so many years back.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from workflows.calendars import ONE_DAY, Calendar

FRIDAY = 4
A_YEAR = timedelta(weeks=52)
WAITED = timedelta(minutes=40)  # a fresh concern has waited so long
SCHOOL_HOURS = (time(8, 15), time(16, 0))
FRESH = re.compile(r"fresh(?:\+(\d+))?")


@dataclass(frozen=True)
class Days:
    """The days of a telling that ends at `now`."""

    now: datetime
    calendar: Calendar = field(default_factory=Calendar)

    def back(self, years: int) -> "Days":
        """Return the same days so many years earlier, of 52 whole weeks each: a Tuesday stays one."""
        return Days(self.now - years * A_YEAR, self.calendar) if years else self

    def at(self, words: str, *, on: date | None = None) -> datetime:
        """Return the moment of "-6 10:40"; a clock time alone ("10:40") is one of the day `on`.

        Raises ValueError for words that name no moment.
        """
        if fresh := FRESH.fullmatch(words):
            return self.fresh() + timedelta(minutes=int(fresh[1] or 0))
        day, _, clock = words.rpartition(" ")
        if not day and on is None:
            raise ValueError(f"{words!r} names no day")
        return self.calendar.at(self.day(day) if day else on, time.fromisoformat(clock))  # type: ignore[arg-type]

    def day(self, words: str) -> date:
        """Return the date of "-6", "5", "friday" or "friday+1"."""
        name, _, later = words.partition("+")
        if name == "friday":
            return self.friday() + timedelta(days=int(later or 0))
        return self.school_day(int(words))

    def school_day(self, number: int) -> date:
        """Return the school day that lies `number` school days from day 0, before it where negative."""
        day, step = self.day_nought(), ONE_DAY if number > 0 else -ONE_DAY
        for _ in range(abs(number)):
            day = self._next(day + step, step)
        return day

    def day_nought(self) -> date:
        """Return day 0: the day of the next end of school."""
        today = self.calendar.day_of(self.now)
        over = self.now >= self.calendar.at(today, self.calendar.day_ends)
        return self._next(today + ONE_DAY if over else today, ONE_DAY)

    def friday(self) -> date:
        """Return the last Friday with school whose weekend is over, or nearly."""
        day = self.calendar.day_of(self.now) - timedelta(days=3)
        while day.weekday() != FRIDAY or not self.calendar.is_school_day(day):
            day -= ONE_DAY
        return day

    def fresh(self) -> datetime:
        """Return 40 minutes ago where that is in school hours, else the end of the last school day before."""
        opens, closes = SCHOOL_HOURS
        then = self.now - WAITED
        day, clock = self.calendar.day_of(then), then.astimezone(self.calendar.zone).time()
        if self.calendar.is_school_day(day) and opens <= clock <= closes:
            return then
        ended = day if clock > closes else day - ONE_DAY
        return self.calendar.at(self._next(ended, -ONE_DAY), time(15, 20))

    def _next(self, day: date, step: timedelta) -> date:
        while not self.calendar.is_school_day(day):
            day += step
        return day
