from typing import Any

from django import forms

from people.forms.base import GovukForm

MOST_NAMES = 20


class OtherNamesForm(GovukForm):
    """The names a child uses beside those of the roll."""

    preferred = forms.CharField(label="Preferred first name", max_length=80, required=False)
    other_names = forms.CharField(
        label="Other names used",
        help_text="One on each line: former names, nicknames, names used online.",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )

    def clean_other_names(self) -> list[str]:
        names: list[Any] = [" ".join(line.split()) for line in self.cleaned_data["other_names"].splitlines()]
        kept = list(dict.fromkeys(name for name in names if name))
        if len(kept) > MOST_NAMES or any(len(name) > 80 for name in kept):
            raise forms.ValidationError(f"Enter at most {MOST_NAMES} names of at most 80 characters")
        return kept


class RollSearchForm(GovukForm):
    """A name, or the start of one, and perhaps a form."""

    q = forms.CharField(
        label="Name or form",
        help_text="The start of any name will do. Add the form to narrow it down, for example “ava 8r”.",
        max_length=80,
        error_messages={"required": "Enter a name or a form"},
    )
