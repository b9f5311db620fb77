"""What the pages of retention ask."""

from django import forms

from people.forms.base import GovukForm
from people.forms.moments import DayField
from referrals.forms.answers import not_endless

HINT = "No names and no details: the reason stays when the case is erased."


class ReasonForm(GovukForm):
    """Why."""

    reason = forms.CharField(
        label="Why?", help_text=HINT, validators=[not_endless], widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why"},
    )  # fmt: skip


class KeepForm(ReasonForm):
    """Until when, and why."""

    until = DayField(
        label="Until when?", help_text="On this day the case comes back to a person. Nothing happens by itself.",
        error_messages={"required": "Write a date"},
    )  # fmt: skip
    field_order = ("until", "reason")


class SureForm(GovukForm):
    """One tick, so that no single press does it."""

    sure = forms.BooleanField(
        label="I have looked at what this case is, and nothing speaks against it",
        error_messages={"required": "Tick the box, or go back"},
    )

    def clean(self) -> dict[str, object]:
        """Nothing of it is a fact."""
        super().clean()
        return {}


class ConfirmForm(SureForm):
    """The second person's tick, in words that say what happens."""

    sure = forms.BooleanField(
        label="I confirm that what was written on this case is erased for good",
        error_messages={"required": "Tick the box, or go back"},
    )
