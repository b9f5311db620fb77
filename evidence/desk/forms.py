"""What the reviewing desk asks for a decision against the policy, and for words that nothing found."""

from typing import Any

from django import forms

from evidence.desk.readings import Choices
from evidence.desk.wording import KINDS
from evidence.redaction import span as kinds
from people.forms.base import GovukForm
from workflows import overrides

MARKABLE = (kinds.PERSON, kinds.HANDLE, kinds.PHONE, kinds.EMAIL, kinds.ADDRESS, kinds.SCHOOL, kinds.LOCATION,
            kinds.DOB, kinds.UPN)  # fmt: skip


class ReasonedForm(GovukForm):
    """A short reason from the list, own words, or both. `cleaned_data["reason"]` is the reason as it is kept."""

    offered = overrides.LEAVE_IN
    why = forms.ChoiceField(label="Why?", required=False)
    own_words = forms.CharField(
        label="In your own words", max_length=200, required=False, help_text="If the reason above does not say it all."
    )  # fmt: skip
    everywhere = forms.BooleanField(
        label="The same words everywhere in this case, where they mean the same", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = [("", "Choose a reason"), *self.offered.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        code, own = data.pop("why", ""), data.pop("own_words", "")
        try:
            data["reason"] = overrides.reason(self.offered, code, own)
        except ValueError as fault:
            self.add_error("own_words" if code == overrides.OTHER else "why", str(fault))
        return data

    def add_error(self, field: str | None, error: Any) -> None:
        """What a service says of the reason belongs to the question it came from."""
        super().add_error("why" if field == "reason" else field, error)


class LeaveInForm(ReasonedForm):
    """Why a proposal stays readable."""


class ReadAsForm(ReasonedForm):
    """Whom or what a proposal means, other than Handrail thought."""

    offered = overrides.READ_AS
    field_order = ("read_as", "why", "own_words", "everywhere")
    read_as = forms.ChoiceField(
        label="Read it as", error_messages={"required": "Choose whom or what it means"},
        help_text="What happens to it then follows from the policy for this reader.",
    )  # fmt: skip

    def __init__(self, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read_as"].choices = choices  # type: ignore[attr-defined]


class MarkForm(GovukForm):
    """Words to take out besides those that were found. `start` and `end` say which place was selected, as a browser
    counts; without them it is every place of the text. "Everywhere" comes on top."""

    words = forms.CharField(
        label="Words to take out", max_length=2000, help_text="Exactly as they stand in the text.",
        error_messages={"required": "Select or type the words to take out"},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What is it?", choices=[(kind, KINDS[kind]) for kind in MARKABLE])
    everywhere = forms.BooleanField(label="Everywhere in this case", required=False)
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        start, end = data.pop("start", None), data.pop("end", None)
        selected = start is not None and end is not None
        return data | {"place": (start, end) if selected else None}
