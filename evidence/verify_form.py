"""The one form of the house that takes a file: a finished PDF, looked at in memory and kept nowhere."""

from django import forms

from people.forms.base import GovukForm

CHOOSE = "Choose the PDF that you were given. Files over 20 MB are not taken: Handrail makes none."


class VerifyForm(GovukForm):
    """The file to be checked."""

    file = forms.FileField(
        label="The PDF that you were given",
        help_text="It is read in memory and not kept.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": CHOOSE, "missing": CHOOSE, "invalid": CHOOSE,
            "empty": "The file is empty: choose the PDF that you were given.",
        },
    )  # fmt: skip
