"""Whether a case about an adult meets the harm threshold."""

from typing import Any

from django import forms

from people.forms.base import GovukForm
from referrals.forms.answers import not_endless
from referrals.models import Case
from workflows.threshold import ANSWERS, threshold


class ThresholdForm(GovukForm):
    """The criteria to tick, an answer, a reason. `seen` is the id of the decision the page was made from."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    criteria = forms.MultipleChoiceField(
        label="Which of these are met, or may be met?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="One is enough. Tick none where none is.",
    )  # fmt: skip
    answer = forms.ChoiceField(
        label="Is the harm threshold met?", choices=list(ANSWERS.items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer; “not clear yet” is one"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Your reason", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you know, what you considered, who advised you.",
        error_messages={"required": "Write your reason"},
    )  # fmt: skip
    choice_hints = {
        "answer": {
            "met": "The LADO is told within one working day. The clock runs.",
            "not_met": "The clock for the LADO stops, and the case goes into the low-level log.",
            "unclear": "The clock for the LADO runs on. Ring them: they advise without a referral.",
        }
    }  # fmt: skip

    def __init__(self, case: Case, *, data: Any = None) -> None:
        newest = case.threshold_decisions.last()
        super().__init__(data, initial={"seen": str(newest.pk) if newest else ""})
        criteria: Any = self.fields["criteria"]
        criteria.choices = list(threshold().criteria.items())

    def seen_now(self, case: Case) -> None:
        """From here on the form speaks of the newest decision; what was typed stays."""
        posted: Any = self.data
        posted = posted.copy()
        posted["seen"] = str(case.threshold_decisions.latest("at").pk)
        self.data = posted
