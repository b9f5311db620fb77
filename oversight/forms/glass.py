"""Looking up one name: whose, why, for how long."""

from typing import Any

from django import forms

from oversight.models.glass import CHILD
from people.forms.base import GovukForm
from workflows.glass import TIMES


class GlassForm(GovukForm):
    """People are offered by the letters of the trail."""

    whose = forms.ChoiceField(label="Whose name?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why do you need it?",
        help_text="The lead and the head read this, and so does every later auditor.",
        max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write why you need the name"},
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label="For how long?", coerce=int, widget=forms.RadioSelect, choices=list(TIMES.items()), initial=15
    )
    inline = ("minutes",)

    def __init__(self, *args: Any, people: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["whose"]
        chosen.choices = [(CHILD, "The child"), *people.items()]
