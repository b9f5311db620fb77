"""What the pages of a summary ask."""

from typing import Any

from django import forms

from evidence.attachment_forms import attachment_field
from evidence.models import Attachment
from people.forms.base import GovukForm
from people.models import Contact, School
from people.queries import find_pupils
from referrals.models import Case
from workflows import audiences

YES_NO = [("yes", "Yes"), ("no", "No")]


class AudienceForm(GovukForm):
    """Who the summary is for."""

    heading = "audience"
    audience = forms.ChoiceField(label="Who is the summary for?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        table = audiences.table()
        self.choice_hints = {"audience": {code: one.hint for code, one in table.items()}}  # type: ignore[misc]
        self.fields["audience"].choices = [(code, one.label) for code, one in table.items()]  # type: ignore[attr-defined]


class DraftForm(GovukForm):
    """Recipient and preconditions of one audience. What is open or bars the way is the service's to say."""

    recipient = forms.CharField(
        label="Who exactly will receive it?", max_length=200, required=False,
        help_text="Name of the person or team. It is printed on the summary.",
    )  # fmt: skip

    def __init__(self, case: Case, policy: audiences.Audience, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy
        self.inline = tuple(asked.code for asked in policy.preconditions)  # type: ignore[misc]
        if policy.needs_requester:
            self.fields["requester"] = forms.ModelChoiceField(
                label="Who asked?", queryset=Contact.objects.filter(relations__pupil=case.pupil), required=False,
                empty_label="Choose a contact of the child",
            )  # fmt: skip
        for asked in policy.preconditions:
            self.fields[asked.code] = forms.ChoiceField(
                label=asked.question, choices=YES_NO, widget=forms.RadioSelect, required=False,
                help_text=f"Source: {asked.source}.",
            )  # fmt: skip
        readable = Attachment.objects.readable().filter(case=case)
        if policy.narrative == audiences.KEEP and readable:
            self.fields["attachments"] = attachment_field(readable)
            described = {str(one.pk): one.description for one in readable}
            self.choice_hints = {"attachments": described}  # type: ignore[misc]

    def facts(self) -> dict[str, Any]:
        """What draft_summary takes."""
        answers = {asked.code: self.cleaned_data[asked.code] for asked in self.policy.preconditions}
        return {"audience": self.policy.code, "recipient": self.cleaned_data["recipient"], "answers": answers,
                "requester": self.cleaned_data.get("requester"),
                "attachments": self.cleaned_data.get("attachments") or ()}  # fmt: skip


class PersonForm(GovukForm):
    """Somebody who is in the case and not on the list, or whom this case sees in a special part."""

    part = forms.ChoiceField(
        label="Who is it in this case?",
        choices=list(audiences.TYPED_CLASSES.items()),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label="Name", max_length=160, required=False, help_text="As far as it is known.")
    other_names = forms.CharField(
        label="Other names used",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One on each line.",
    )
    handles = forms.CharField(
        label="Online names",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One on each line.",
    )
    phone = forms.CharField(label="Telephone number", max_length=30, required=False)
    pupil = forms.CharField(
        label="If it is a pupil of the school: name and form", max_length=80, required=False,
        help_text="For example “Sam Green 9B”. Leave empty for everybody else.",
    )  # fmt: skip

    def __init__(self, school: School, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school

    def clean_pupil(self) -> Any:
        typed = self.cleaned_data["pupil"].strip()
        found = list(find_pupils(self.school, typed, limit=2)) if typed else []
        if typed and len(found) != 1:
            raise forms.ValidationError("Several pupils match: add the form" if found else "No pupil matches")
        return found[0] if found else None

    def clean_other_names(self) -> list[str]:
        return str(self.cleaned_data["other_names"]).splitlines()

    def clean_handles(self) -> list[str]:
        return str(self.cleaned_data["handles"]).splitlines()
