"""Widgets of the browser's own for dates and times: a phone shows its wheel, a desk computer a calendar."""

from django import forms


class DateInput(forms.DateInput):
    """A calendar date as the browser sends it: 2026-05-03."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"class": "govuk-input--width-10", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day to the minute: 14:05."""

    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"class": "govuk-input--width-5", **(attrs or {})}, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A date and time to the minute, in the time zone of the server (Europe/London)."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs={"class": "govuk-input--width-20", **(attrs or {})}, format="%Y-%m-%dT%H:%M")
