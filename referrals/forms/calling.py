"""What a person writes down after a call to 999."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from people.models import User
from referrals.forms.answers import not_endless
from referrals.forms.concerns import Words
from referrals.forms.reporting import CallForm, asked
from referrals.models import Concern
from workflows import facts
from workflows.steps import Refused


class CalledForm(CallForm):
    """The facts that a police_999 referral asks for. `mark` makes a second press the same call."""

    happening = Words(
        **asked(facts.HAPPENING), hint=facts.HAPPENING.hint, rows=3, validators=[not_endless],
        error_messages={"required": "Write a few words, or “unknown”"},
    )  # fmt: skip
    mark = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("happening", "when", "outside_reference", "to_whom", "advice", "stays_with", "mark")

    def __init__(self, *args: Any, caller: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.caller, self.fields["mark"].initial = caller, uuid4()
        self.fields["when"].label = "When did you ring?"
        self.fields["outside_reference"].label = "Incident number"
        self.fields["to_whom"].label = "Officer or operator"

    def clean_mark(self) -> UUID:
        """The mark of this page; a new one where it is missing, or marks what somebody else wrote."""
        mark: UUID = self.cleaned_data["mark"] or uuid4()
        taken = Concern.objects.filter(pk=mark).exclude(reporter=self.caller).exists()
        return uuid4() if taken else mark

    def refuse(self, refusal: Refused) -> None:
        """Puts each error to its question."""
        for name, says in (refusal.facts or {"": str(refusal)}).items():
            self.add_error(name if name in self.fields else None, says)
