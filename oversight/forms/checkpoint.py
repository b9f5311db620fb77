"""A checkpoint that was kept outside, pasted as it is."""

from django import forms

from people.forms.base import GovukForm


class CheckpointForm(GovukForm):
    """The whole text, from the first line to the signature."""

    note = forms.CharField(
        label="Checkpoint kept outside",
        help_text="Paste the whole text of the file or of the mail, from “handrail” to the line with the signature.",
        max_length=2000, strip=False, widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
        error_messages={"required": "Paste a checkpoint"},
    )  # fmt: skip
