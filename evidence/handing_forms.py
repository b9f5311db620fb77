"""What is asked when a released file leaves the school."""

from typing import Any
from uuid import uuid4

from django import forms

from evidence.models.handover import LINK, LOCKED
from people.forms.base import GovukForm

DAYS = {1: "1 day", 3: "3 days", 7: "7 days", 14: "14 days"}
AGAIN = "It was handed over, or prepared for it, before. What you write is kept with the case."


class AgainForm(GovukForm):
    """Why a file that has left is taken once more; the service says when that has to be answered."""

    reason = forms.CharField(
        label="Why is it needed again?", max_length=300, required=False,
        error_messages={"max_length": "Use at most 300 characters to say why it is needed again"},
    )  # fmt: skip


class HandOverForm(GovukForm):
    """A locked copy: taken by the school, or fetched by a one-time link. `mark` is drawn with the page and tells a page
    that is sent twice from a second copy."""

    reveals = {"way": {LINK: ("days", "address")}}
    choice_hints = {
        "way": {
            LOCKED: "You download it here, once, and send it by your own secure mail.",
            LINK: "For somebody without an account here. It gives the copy once, and you can take it back until then.",
        }
    }
    way = forms.ChoiceField(
        label="How does it reach them?",
        widget=forms.RadioSelect,
        choices=[(LOCKED, "I take the copy to them"), (LINK, "They fetch it with a one-time link")],
    )
    days = forms.IntegerField(
        label="How long should the link work?", widget=forms.Select(choices=list(DAYS.items())), initial=7,
        min_value=1, max_value=max(DAYS), required=False,
    )  # fmt: skip
    address = forms.EmailField(
        label="Mail the link to this address", required=False,
        help_text="Only if Handrail should mail it: a neutral mail without a name. Leave it empty to send the link "
        "yourself. The address is not kept.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why is it handed over again?", max_length=300, help_text=AGAIN, required=False
    )
    mark = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["reason"]

    def refuse(self, why: Exception) -> None:
        """What the service says, beside its question."""
        for name, says in (getattr(why, "facts", {}) or {"": f"No copy was made: {why}"}).items():
            self.add_error(name if name in self.fields else None, says)

    def facts(self) -> dict[str, Any]:
        """What `prepare` takes."""
        said = {name: self.cleaned_data.get(name) for name in ("way", "days", "reason", "mark")}
        return {name: value for name, value in said.items() if value}
