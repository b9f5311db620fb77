"""Another child is involved: which child, each child's part, and what their own record says."""

from typing import Any

from django import forms

from people.forms.base import GovukForm
from people.models import User
from referrals.forms.answers import not_endless, pupil
from referrals.models import Case
from referrals.models.concern import SAFE_NOW
from referrals.queries.child_on_child import open_cases_of
from workflows.child_on_child import PARTS
from workflows.facts import PUPIL

SEPARATE = "separate"
OTHER = PUPIL.worded("The other child", "Look at form and date of birth: two children may have one name.")


def _part(label: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=hint, choices=list(PARTS.items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose a part; “not clear yet” is one"},
    )  # fmt: skip


class PartsForm(GovukForm):
    """Each child's part; a reason where one is corrected."""

    part = _part("The child of this case")
    other_part = _part("The other child", "Both may have been harmed. What is said can be corrected later.")
    reason = forms.CharField(
        label="Why is it corrected?", required=False, validators=[not_endless],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Not needed the first time. What was said before stays on record.",
    )  # fmt: skip


class AnotherChildForm(GovukForm):
    """The other child from the list or in words. `into` is asked where that child has an open case already."""

    description = forms.CharField(
        label="Or a child who is not on the list", required=False, max_length=300,
        help_text="A name if you know it, school, about how old.",
    )  # fmt: skip
    part = _part("The child of this case")
    other_part = _part("The other child", "Both may have been harmed. What is said can be corrected later.")
    says = forms.CharField(
        label="What the other child’s own record says", required=False, validators=[not_endless],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Write it afresh, about this child alone. Do not name the first child: whoever may read this record "
        "must not learn of theirs.",
    )  # fmt: skip
    safe_now = forms.ChoiceField(
        label="Is the other child safe right now?", required=False, choices=SAFE_NOW, widget=forms.RadioSelect,
        help_text="You may leave this open.",
    )  # fmt: skip
    inline = ("safe_now",)
    field_order = ("pupil", "description", "into", "part", "other_part", "says", "safe_now")

    def __init__(self, case: Case, *, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.fields["pupil"] = pupil(OTHER, case, user, data)
        self.fields["into"] = forms.ChoiceField(
            label="This child has an open case. Is this part of it?", required=False, widget=forms.RadioSelect,
            choices=self._offered(user),
        )  # fmt: skip
        self.order_fields(self.field_order)

    def _offered(self, user: User) -> list[tuple[str, str]]:
        """The open cases of the child that was chosen, and a separate one; nothing where there are none."""
        field: Any = self.fields["pupil"]
        chosen = (self.data or {}).get("pupil", "")
        posted = {str(value) for value, _ in field.widget.choices}
        child = field.queryset.filter(pk=chosen).first() if chosen in posted else None
        known = open_cases_of(child, user) if child else []
        self.known = {str(one.pk): one for one in known}
        part_of = [(key, f"Yes, part of {one.reference}: join that case") for key, one in self.known.items()]
        return [*part_of, (SEPARATE, "No, open a separate case")] if part_of else []

    def clean(self) -> dict[str, Any]:
        """The answers as the service takes them."""
        given: dict[str, Any] = super().clean() or {}
        into = given.get("into", "")
        return {**given, "into": self.known.get(into), "separate": into == SEPARATE}
