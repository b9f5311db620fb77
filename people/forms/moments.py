"""Days and times of day, as a browser sends them and as people write them."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone

from people.forms.widgets import DateInput, DateTimeInput

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y")
TIMES = ("T%H:%M", " %H:%M", ", %H:%M", ",%H:%M", " at %H:%M")
NO_TIME = "Enter the time as well, for example 3 May 2026, 14:05"


class DayField(forms.DateField):
    """A day. Its own error tells a way to write one that is understood."""

    widget = DateInput
    input_formats = DAYS
    default_error_messages = {"invalid": "Write a date, for example 3 May 2026"}


class MomentField(forms.DateTimeField):
    """A day with a time of day. One without a time is refused: midnight would be a time that nobody gave."""

    widget = DateTimeInput
    input_formats = (*(f"{day}{time}" for day in DAYS for time in TIMES), *DAYS)
    default_error_messages = {
        "invalid": "Write a date and a time, for example 3 May 2026, 14:05",
        "no_time": NO_TIME,
    }

    def to_python(self, value: Any) -> datetime | None:
        """The moment, in the time zone of the server where it names none. Raises ValidationError."""
        try:
            found: datetime | None = super().to_python(value)
        except forms.ValidationError as wrong:
            found = _when_clocks_change(str(value))
            if found is None:
                raise wrong
        if found is not None and isinstance(value, str) and ":" not in value:
            raise forms.ValidationError(self.error_messages["no_time"], code="no_time")
        return found


def _when_clocks_change(typed: str) -> datetime | None:
    """The moment of a time that came twice (the first of the two, so that no limit is longer), or never, in the night
    in which clocks change (as a watch that nobody has put forward yet shows it); None for what is no time.

    Django refuses both. Somebody who rang 999 at half past one in that night has to be able to write it down.
    """
    for form in MomentField.input_formats:
        try:
            found = datetime.strptime(typed.strip(), form).replace(tzinfo=timezone.get_current_timezone())
        except ValueError:
            continue
        return found.astimezone(UTC)  # two times of that night compare in UTC alone
    return None
