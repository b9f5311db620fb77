"""What people write to a case beside its steps."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from people.forms.base import GovukForm
from people.forms.moments import DayField, MomentField
from people.models import User
from referrals.forms.answers import not_endless
from referrals.forms.once import OnceForm
from referrals.models import Case
from referrals.models.grant import ROLES
from referrals.models.note import AGENCY, EVIDENCE, NOTE, PARENTS
from referrals.queries.cases import colleagues
from workflows import described
from workflows.roles import ALL, AUDITOR, IT

USUAL_DAYS = 30  # for which access is given where nobody says otherwise


class NoteForm(OnceForm):
    """A note, and when what it tells of happened."""

    happened_at = MomentField(
        label="When did it happen?", help_text="Leave empty if it is now.", required=False
    )
    text = forms.CharField(
        label="Your note", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What you saw, heard or did. Nobody can change it later; a correction is another note.",
        error_messages={"required": "Write the note"},
    )  # fmt: skip


class ParentsForm(NoteForm):
    """What a parent or carer was told, and by whom."""

    spoke_to = forms.CharField(
        label="Who was told?", max_length=200, help_text="Name and relation to the child.",
        error_messages={"required": "Write who was told"},
    )  # fmt: skip
    told_by = forms.CharField(
        label="Who told them?", max_length=120, error_messages={"required": "Write who told them"}
    )
    field_order = ("happened_at", "spoke_to", "told_by", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "What were they told, and what did they say?"


class AgencyForm(NoteForm):
    """A call, letter or meeting with another service."""

    spoke_to = forms.CharField(
        label="Who did you speak to?", max_length=200, help_text="Name, role and service, or “not given”.",
        error_messages={"required": "Write who you spoke to, or “not given”"},
    )  # fmt: skip
    field_order = ("happened_at", "spoke_to", "text")


class EvidenceForm(NoteForm):
    """A picture, video or message described in words: who holds it, where, who saw it, who was told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["text"], self.fields["happened_at"]
        for name, asked, hint in described.QUESTIONS:
            self.fields[name] = forms.CharField(
                label=asked, help_text=hint, required=False, validators=[not_endless],
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The note that the answers make together. Raises ValidationError where all were left open."""
        given = super().clean() or {}
        text = described.as_text(given)
        if not text and not self.errors:
            self.add_error("holder", "Answer at least one question")
        return {"text": text, "seen": given.get("seen", 0)}


NOTE_FORMS: dict[str, type[NoteForm]] = {
    NOTE: NoteForm, PARENTS: ParentsForm, AGENCY: AgencyForm, EVIDENCE: EvidenceForm,
}  # fmt: skip


class AdviceForm(GovukForm):
    """Why parents are, or are no longer, told only after advice."""

    reason = forms.CharField(
        label="Your reason", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Who advised it, and what telling them could put at risk.",
        error_messages={"required": "Write your reason"},
    )  # fmt: skip


class AccessForm(GovukForm):
    """Who is let into one case, as what, until when and why."""

    user = forms.ModelChoiceField(
        User.objects.none(), label="Who?", empty_label="Choose a person",
        error_messages={"required": "Choose a person"},
    )  # fmt: skip
    role = forms.ChoiceField(
        label="As what?", choices=ROLES, widget=forms.RadioSelect,
        error_messages={"required": "Choose what they are let in as"},
    )  # fmt: skip
    until = DayField(
        label="Until when?", help_text="Access ends by itself at the end of this day.",
        error_messages={"required": "Write a date"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why do they need to know?", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why this person needs access"},
    )  # fmt: skip
    choice_hints = {
        "role": {
            "pastoral": "Sees the child, the concern and the notes, and can add notes.",
            "second_person": "Reads all of it to agree to a step, where the school has no second lead, deputy or head.",
            "assigned": "Works on the case as a lead does: reads all of it and takes its steps.",
        }
    }  # fmt: skip

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"until": timezone.localdate() + timedelta(days=USUAL_DAYS)})
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["user"]
        chosen.queryset = colleagues(case, roles=ALL - {IT, AUDITOR})

    def clean_until(self) -> datetime:
        """The end of the day; raises ValidationError for a day that is over."""
        day = self.cleaned_data["until"]
        if day < timezone.localdate():
            raise forms.ValidationError("Choose today or a later day")
        return timezone.make_aware(datetime.combine(day, time.max))
