"""The questions and signs of the policy as a form. Every answer may stay open: that counts as not known."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from people.forms.base import GovukForm
from referrals.models import Assessment, Case
from workflows import indicators
from workflows.questions import OLDEST, Question
from workflows.triage import policy

UNKNOWN = ("", "Not known")
YES_NO = [("yes", "Yes"), ("no", "No"), UNKNOWN]
AGE = f"Write the age in whole years, from 0 to {OLDEST}, or leave it empty"
SIGNS = "signs_"  # then the number of the group


def _asked(question: Question) -> forms.Field:
    said: dict[str, Any] = {"label": question.ask, "required": False}
    if question.kind == "age":
        return forms.IntegerField(
            min_value=0,
            max_value=OLDEST,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), AGE),
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
            **said,
        )
    if question.kind == "many":
        return forms.MultipleChoiceField(
            choices=list(question.choices.items()), widget=forms.CheckboxSelectMultiple, **said
        )
    offered = YES_NO if question.kind == "yes_no" else [*question.choices.items(), UNKNOWN]
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, **said)


class AssessmentForm(GovukForm):
    """One field a question, one field a group of signs."""

    small = True
    inline = tuple(code for code, question in policy().questions.items() if question.kind == "yes_no")

    def __init__(self, case: Case, *, data: Any = None) -> None:
        self.newest = case.assessments.last()
        super().__init__(data, initial=_before(self.newest) if self.newest else _of_the_roll(case))
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=str(self.newest.pk) if self.newest else ""
        )
        for number, (label, signs) in enumerate(indicators.groups().items()):
            self.fields[f"{SIGNS}{number}"] = forms.MultipleChoiceField(
                label=label, required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(sign.code, sign.says) for sign in signs],
            )  # fmt: skip
        for code, question in policy().questions.items():
            self.fields[code] = _asked(question)

    def signs(self) -> list[forms.BoundField]:
        """The groups of signs."""
        return [self[name] for name in self.fields if name.startswith(SIGNS)]

    def questions(self) -> list[forms.BoundField]:
        """The questions."""
        return [self[code] for code in policy().questions]

    def seen_now(self) -> None:
        """From here on the form speaks of the newest assessment; what was answered on the page stays."""
        posted: Any = self.data
        posted = posted.copy()
        posted["seen"] = str(self.newest.pk) if self.newest else ""
        self.data = posted

    def answers(self) -> dict[str, Any]:
        """The answers as the policy reads them, without those that are not known."""
        given = {code: self._answer(question) for code, question in policy().questions.items()}
        ticked = sorted(
            sign for name in self.fields if name.startswith(SIGNS) for sign in self.cleaned_data.get(name, [])
        )
        known = {code: answer for code, answer in given.items() if answer not in (None, "", [])}
        return {**known, **({"indicators": ticked} if ticked else {})}

    def _answer(self, question: Question) -> Any:
        value = self.cleaned_data.get(question.code)
        return {"yes": True, "no": False}.get(str(value)) if question.kind == "yes_no" else value


def _before(newest: Assessment) -> dict[str, Any]:
    """What was answered last time."""
    said = {True: "yes", False: "no"}
    start = {
        code: said[answer] if isinstance(answer, bool) else answer for code, answer in newest.answers.items()
    }
    ticked = newest.answers.get("indicators", [])
    return start | {
        f"{SIGNS}{number}": [sign.code for sign in signs if sign.code in ticked]
        for number, signs in enumerate(indicators.groups().values())
    }


def _of_the_roll(case: Case) -> dict[str, Any]:
    """What the school knows of the child already."""
    if case.pupil is None:
        return {}
    home = case.pupil.home_authority
    same = {"home_authority": "same" if home == case.school.local_authority else "other"} if home else {}
    return {"child_age": age_of(case.pupil.date_of_birth, timezone.localdate()), **same}


def age_of(born: date | None, today: date) -> int | None:
    """Whole years."""
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
