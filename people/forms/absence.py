from typing import Any

from django import forms

from people.forms.base import GovukForm
from people.forms.widgets import DateTimeInput
from people.models import School, User
from people.queries import possible_covers


class AbsenceForm(GovukForm):
    """Away from, until, and who covers."""

    since = forms.DateTimeField(
        label="Away from",
        widget=DateTimeInput(),
        error_messages={"required": "Enter when the absence starts"},
    )
    until = forms.DateTimeField(
        label="Back at", widget=DateTimeInput(), error_messages={"required": "Enter when the absence ends"}
    )
    cover = forms.ModelChoiceField(
        label="Who covers",
        help_text="Reminders meant for you go to this person. If you choose nobody, they climb to the next in line.",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody",
    )

    def __init__(self, *args: Any, user: User, school: School, **options: Any) -> None:
        super().__init__(*args, **options)
        cover: Any = self.fields["cover"]
        cover.queryset = possible_covers(user, school)
