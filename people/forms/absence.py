from typing import Any

from django import forms
from django.db.models import QuerySet

from people.forms.base import GovukForm
from people.forms.moments import MomentField
from people.models import School, User
from people.queries import people_of, possible_covers


class AbsenceForm(GovukForm):
    """Away from, until, and who covers."""

    since = MomentField(
        label="Away from",
        error_messages={"required": "Enter when the absence starts"},
    )
    until = MomentField(label="Back at", error_messages={"required": "Enter when the absence ends"})
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
        if not cover.queryset.exists():
            del self.fields["cover"]


class AbsenceOfSomebodyForm(GovukForm):
    """The same for somebody who cannot do it themselves."""

    user = forms.ModelChoiceField(
        label="Who is away",
        queryset=User.objects.none(),
        empty_label="Choose a person",
        error_messages={"required": "Choose who is away", "invalid_choice": "Choose somebody of this school"},
    )
    since = AbsenceForm.base_fields["since"]
    until = AbsenceForm.base_fields["until"]
    cover = forms.ModelChoiceField(
        label="Who covers",
        help_text="Reminders go to this person. If you choose nobody, they climb to the next in line.",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody",
    )

    def __init__(self, *args: Any, people: QuerySet[User], school: School, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("user", people), ("cover", people_of(school))):
            field: Any = self.fields[name]
            field.queryset = choices
