"""What a data protection officer asks: where one person stands in the records; who saw what between two times."""

import datetime
from typing import Any

from django import forms

from people.forms.base import GovukForm
from people.forms.moments import MomentField

MOST_NAMES = 20


class PersonForm(GovukForm):
    """The request, and the names to look for."""

    request_reference = forms.CharField(
        label="Your reference of the request", max_length=60,
        error_messages={"required": "Enter the reference under which you keep the request"},
    )  # fmt: skip
    names = forms.CharField(
        label="Names",
        help_text="One on each line: first name and surname, former names, names used online. A surname alone finds "
        "everybody of that name.",
        max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter at least one name"},
    )  # fmt: skip
    reason = forms.CharField(
        label="What for?", help_text="For instance: subject access request of a parent, received on 3 May.",
        max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write what the search is for"},
    )  # fmt: skip

    def clean_names(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MOST_NAMES:
            raise forms.ValidationError(f"Enter at most {MOST_NAMES} names")
        return kept


class BreachForm(GovukForm):
    """Between which times, and why."""

    since = MomentField(label="From", error_messages={"required": "Enter when it began"})
    until = MomentField(label="To", error_messages={"required": "Enter when it ended"})
    reason = forms.CharField(
        label="What for?", help_text="For instance: breach log, number 4. It is kept with the entry of this export.",
        max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write what the export is for"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if isinstance(since, datetime.datetime) and isinstance(until, datetime.datetime) and until <= since:
            self.add_error("until", "Enter an end that is after the beginning")
        return said
