from django import forms

from people.forms.base import GovukForm
from people.forms.moments import DayField
from people.forms.widgets import TimeInput
from workflows.calendars import CLOSED, NATIONS

FIRST = {"required": "Enter the first day", "invalid": "Enter the first day as a date, such as 2 9 2026"}
LAST = {"required": "Enter the last day", "invalid": "Enter the last day as a date, such as 18 12 2026"}


class TermForm(GovukForm):
    """One term from its first to its last day."""

    first = DayField(label="First day", error_messages=FIRST)
    last = DayField(
        label="Last day",
        help_text="The half-term holiday is entered by itself, as days without pupils.",
        error_messages=LAST,
    )


class ClosedDaysForm(GovukForm):
    """Days without pupils inside a term."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=list(CLOSED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what it is"},
    )
    first = DayField(label="First day", error_messages=FIRST)
    last = DayField(
        label="Last day",
        help_text="Leave empty for one day. Bank holidays are known and need no entry.",
        required=False,
        error_messages=LAST,
    )


class HoursForm(GovukForm):
    """Nation and hours of the school day."""

    nation = forms.ChoiceField(
        label="Nation",
        help_text="Its bank holidays count, for the school and for the offices it waits for.",
        choices=list(NATIONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select the nation"},
    )
    day_starts = forms.TimeField(
        label="The school day starts at",
        widget=TimeInput(),
        error_messages={
            "required": "Enter when the school day starts",
            "invalid": "Enter a time such as 08:30",
        },
    )
    day_ends = forms.TimeField(
        label="The school day ends at",
        help_text="When somebody can still be reached at the school. What is due on a day is due by then.",
        widget=TimeInput(),
        error_messages={
            "required": "Enter when the school day ends",
            "invalid": "Enter a time such as 16:00",
        },
    )
