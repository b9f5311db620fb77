"""What the pages of attachments ask."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from evidence.models import Attachment
from evidence.services.locking import ADVICE
from people.forms.base import GovukForm
from people.forms.moments import MomentField
from referrals.forms.answers import not_endless

MADE = (
    "PDF, DOCX or plain text, up to 10 MB, with no picture, drawing or other file inside. Handrail looks at its "
    "content, not at its name."
)


class AttachmentForm(GovukForm):
    """A file with its description. What is missing in words the service says, after it has looked at the file."""

    file = forms.FileField(
        label="File", help_text=MADE, allow_empty_file=True, error_messages={"required": "Choose the file"}
    )
    description = forms.CharField(
        label="What is it, and where did it come from?", required=False, validators=[not_endless],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Handrail calls it “Attachment” and a number. Its own name is kept sealed and shown nowhere.",
    )  # fmt: skip
    attested = forms.BooleanField(
        label="As far as I know, no picture or video of a child is in this file", required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, let_go: bool = False, **kwargs: Any) -> None:
        """`let_go`: what was sent was too large and was let go while it came in."""
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not let_go

    def facts(self) -> dict[str, Any]:
        """What `attach` takes."""
        taken = self.cleaned_data["file"]
        said = {name: self.cleaned_data[name] for name in ("description", "attested")}
        return {"content": taken.read() if taken else None, "name": taken.name if taken else "", **said}


class PoliceAdviceForm(GovukForm):
    """What the police said about a file under lock."""

    given_at = MomentField(label="When did they say it?", error_messages={"required": ADVICE["given_at"]})
    officer = forms.CharField(
        label="Who said it?", max_length=120, help_text="Name and collar number, or “not given”.",
        error_messages={"required": ADVICE["officer"]},
    )  # fmt: skip
    reference = forms.CharField(
        label="Their reference", max_length=60, help_text="Or “not given”.",
        error_messages={"required": ADVICE["reference"]},
    )  # fmt: skip
    advice = forms.CharField(
        label="What did they advise?", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": ADVICE["advice"]},
    )  # fmt: skip


class SwitchForm(GovukForm):
    """The head's reason."""

    reason = forms.CharField(
        label="Why?", required=False, validators=[not_endless], widget=forms.Textarea(attrs={"rows": 3})
    )


def attachment_field(readable: "QuerySet[Attachment]") -> forms.Field:
    """The question of a new summary."""
    return forms.ModelMultipleChoiceField(
        queryset=readable, required=False, widget=forms.CheckboxSelectMultiple,
        label="Which attachments go in, as text?",
        help_text="The text is searched for names like every other text; the file itself never leaves. "
        "An attachment that is not ticked is listed as withheld.",
    )  # fmt: skip
