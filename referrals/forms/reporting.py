"""What a reporter may add after a concern was sent."""

from typing import Any

from django import forms
from django.utils import timezone

from people.forms.base import GovukForm
from people.forms.moments import MomentField
from referrals.forms.answers import not_endless
from referrals.forms.concerns import Words, line
from referrals.models import Case
from workflows import facts, routes
from workflows.facts import Fact


class NoteForm(GovukForm):
    """A note or a correction: both are additions."""

    kind = forms.ChoiceField(
        label="What do you want to add?",
        choices=[("note", "Something new, or more detail"), ("correction", "A correction of what I wrote")],
        initial="note",
        widget=forms.RadioSelect,
    )
    text = Words(
        label="Your words", rows=5, required=True, validators=[not_endless],
        hint="For a correction, say which part was wrong and what is right. What you sent before stays as it was.",
        error_messages={"required": "Write what you want to add"},
    )  # fmt: skip


class ForChildren(GovukForm):
    """A step on the cases of a concern; with several children it asks which of them it is about."""

    children = forms.MultipleChoiceField(
        label="Which children is this about?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, cases: list[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.cases = cases
        which: Any = self.fields["children"]
        which.choices = [(str(case.pk), case.child_name) for case in cases]
        which.initial = [str(case.pk) for case in cases]
        if len(cases) == 1:
            del self.fields["children"]

    @property
    def chosen(self) -> list[Case]:
        """The cases of the children that were ticked; all where none was, for danger is never refused."""
        ticked = self.cleaned_data.get("children") or []
        return [case for case in self.cases if str(case.pk) in ticked] or self.cases


def asked(fact: Fact, **options: Any) -> dict[str, Any]:
    """Label, hint and error of a question as the rulebook words it."""
    return {"label": fact.label, "required": fact.required, **options}


class DangerNowForm(ForChildren):
    """Danger now, after 999 was rung or is about to be."""

    happening = Words(
        **asked(facts.HAPPENING), hint=facts.HAPPENING.hint, rows=3, validators=[not_endless],
        error_messages={"required": "Write a few words, or “unknown”"},
    )  # fmt: skip
    field_order = ("happening", "children")


class CallForm(GovukForm):
    """What is asked of any report that was made: when, by whom it was taken, its number, what they said."""

    when = MomentField(**asked(facts.WHEN), error_messages={"required": "Enter when you reported it"})
    to_whom = line(facts.WHO_TOOK_IT.label, facts.WHO_TOOK_IT.hint)
    outside_reference = line(facts.REFERENCE.label, facts.REFERENCE.hint)
    advice = Words(label=facts.ADVICE.label, rows=2, validators=[not_endless])
    stays_with = line(facts.STAYS_WITH.label)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["when"].initial = timezone.localtime().replace(second=0, microsecond=0)

    def clean_to_whom(self) -> str:
        """Unknown is an answer: nobody is sent back for it."""
        return self.cleaned_data["to_whom"] or "not given"

    def clean_outside_reference(self) -> str:
        """Unknown is an answer: nobody is sent back for it."""
        return self.cleaned_data["outside_reference"] or "not given"


class OwnReportForm(CallForm, ForChildren):
    """A report the reporter made themselves, without asking anybody."""

    route = forms.ChoiceField(
        label="Where did you report it?", widget=forms.RadioSelect,
        error_messages={"required": "Choose where you reported it"},
    )  # fmt: skip
    field_order = ("route", "when", "to_whom", "outside_reference", "advice", "stays_with", "children")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        route: Any = self.fields["route"]
        route.choices = routes.choices(reporter=True)
