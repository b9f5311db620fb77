"""The open questions of an outside form, part by part. Nothing is required: a form goes out with gaps, too."""

import json
from typing import Any

from django import forms

from people.forms.base import GovukForm
from referrals.forms.answers import not_endless
from referrals.forms.concerns import Words
from referrals.sheets import FilledSheet
from workflows.steps import Refused


class SheetForm(GovukForm):
    """One text for each question that the case does not answer. `seen` is what the page showed of them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, sheet: FilledSheet, data: Any = None) -> None:
        super().__init__(data)
        self.parts = sheet.open_questions
        for _, answers in self.parts:
            for answer in answers:
                words = Words(label=answer.label, hint=answer.hint, rows=2, validators=[not_endless])
                words.initial = answer.text
                self.fields[answer.name] = words
        self.fields["seen"].initial = json.dumps(self.shown())

    def shown(self) -> dict[str, str]:
        """The answers as they are kept now. What only the assessment says is not kept: a person has not read it yet."""
        return {answer.name: answer.kept for _, answers in self.parts for answer in answers}

    def sections(self) -> list[tuple[str, list[Any]]]:
        """Heading and fields of each part, for the page."""
        return [(title, [self[answer.name] for answer in answers]) for title, answers in self.parts]

    def answers(self) -> dict[str, str]:
        """What was written; the words of the assessment that were left as they stood are nobody's writing."""
        offered = {answer.name: answer.text for _, answers in self.parts for answer in answers}
        kept, given = self.shown(), self.cleaned_data
        return {name: kept[name] if _same(given[name], offered[name]) else given[name] for name in kept}

    def clean_seen(self) -> dict[str, str]:
        """What the page showed; nothing where that was lost, so that an empty answer takes nobody's words away."""
        try:
            seen = json.loads(self.cleaned_data["seen"] or "{}")
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}

    def refuse(self, refusal: Refused) -> None:
        """Puts each error to its question, and from now on speaks of the answers as they are kept now."""
        for name, says in (refusal.facts or {"": str(refusal)}).items():
            self.add_error(name if name in self.fields else None, says)
        posted: Any = self.data
        self.data = posted = posted.copy()
        posted["seen"] = json.dumps(self.shown())


def _same(posted: str, offered: str) -> bool:
    return posted.split() == offered.split()  # a browser sends its own line ends
