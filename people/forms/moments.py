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
        "skipped": "The clocks went forward then, and that hour did not exist: write the time an hour later",
    }

    def to_python(self, value: Any) -> datetime | None:
        """The moment, in the time zone of the server where it names none. Raises ValidationError."""
        try:
            found: datetime | None = super().to_python(value)
        except forms.ValidationError as error:
            found = self._when_the_clocks_change(error)
        if found is not None and isinstance(value, str) and ":" not in value:
            raise forms.ValidationError(self.error_messages["no_time"], code="no_time")
        return found

    def _when_the_clocks_change(self, error: forms.ValidationError) -> datetime:
        """Of an hour that came twice the first: whoever writes down a call of that night cannot say which it was."""
        if error.code != "ambiguous_timezone" or not error.params:
            raise error
        naive: datetime = error.params["datetime"]
        moment = timezone.make_aware(naive)
        if timezone.make_naive(moment.astimezone(UTC)) != naive:
            raise forms.ValidationError(self.error_messages["skipped"], code="skipped") from error
        return moment.astimezone(UTC)  # two times of that night compare in UTC alone
