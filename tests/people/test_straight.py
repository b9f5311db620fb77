"""What is typed into a form turns no line round, and signs that nobody sees are no answer."""

from typing import Any

from django import forms

from people.forms.base import GovukForm


class Both(GovukForm):
    """One text that is needed, what the form makes of it, a password, and a text that becomes a list."""

    reason = forms.CharField(label="Reason", error_messages={"required": "Write why"})
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    names = forms.CharField(label="Names", required=False)

    def clean_names(self) -> list[str]:
        return str(self.cleaned_data["names"]).split()

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "made": self.cleaned_data.get("reason", "")}


def test_marks_go_from_a_text_and_from_what_is_made_of_it_and_stay_in_a_password() -> None:
    form = Both({"reason": "moved \u202eaway", "password": "a\u202eb", "names": "\u202eAva Bell"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "reason": "moved away", "password": "a\u202eb", "names": ["Ava", "Bell"], "made": "moved away",
    }  # fmt: skip


def test_a_text_of_such_marks_alone_is_asked_for_again() -> None:
    form = Both({"reason": "\u202e \u202d", "password": "secret"})
    assert form.errors == {"reason": ["Write why"]}
