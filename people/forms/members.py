import datetime
from typing import Any

from django import forms
from django.utils import timezone

from people.forms.base import GovukForm
from people.forms.moments import DayField
from workflows import roles


def _choices(granter: frozenset[str]) -> list[tuple[str, str]]:
    return [(role, label) for role, label in roles.LABELS.items() if roles.may_grant(granter, role)]


class _RoleForm(GovukForm):
    role = forms.ChoiceField(
        label="Role", widget=forms.RadioSelect, error_messages={"required": "Select a role"}
    )
    until = DayField(
        label="Last day",
        help_text="Needed for an auditor. Leave empty for a role without an end.",
        required=False,
    )

    def __init__(self, *args: Any, granter: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = _choices(granter)
        role: Any = self.fields["role"]
        role.choices = choices
        if len(choices) == 1:
            role.initial = choices[0][0]
        if roles.AUDITOR not in dict(choices):
            del self.fields["until"]

    def clean_until(self) -> datetime.datetime | None:
        last = self.cleaned_data["until"]
        if last is None:
            return None
        if last.year == datetime.MAXYEAR:  # there is no day after it
            raise forms.ValidationError("Write a date, for example 3 May 2026")
        return timezone.make_aware(
            datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time.min)
        )


class GrantForm(_RoleForm):
    """One more role for somebody who belongs to the school."""


class AddMemberForm(_RoleForm):
    """A new person: name, address, first role."""

    name = forms.CharField(
        label="Full name", max_length=120, error_messages={"required": "Enter the person's name"}
    )
    email = forms.EmailField(
        label="Work e-mail address",
        help_text="Their own address, never a shared one. A mail to set a password goes there.",
        max_length=200,
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an address like name@school.example",
        },
    )

    field_order = ["name", "email", "role", "until"]
