"""Drawing a sample, its checklist, and the words of its report."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from oversight.models import Answer, SampledCase
from oversight.models.sample import ALL, WHICH
from people.forms.base import GovukForm
from workflows import checklist
from workflows.sampling import MOST
from workflows.school_years import SchoolYear

NO_NAME = "No name: you should know none, and the report goes to several people."
LONG = 4000  # characters


class DrawForm(GovukForm):
    """From which cases, how many, and a number that the auditor threw."""

    year = forms.TypedChoiceField(label="Cases opened in", coerce=int)
    which = forms.ChoiceField(label="Which of them", choices=WHICH, initial=ALL)
    size = forms.IntegerField(
        label="How many cases", min_value=1, max_value=MOST, initial=5,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )  # fmt: skip
    own = forms.IntegerField(
        label="A number of your own",
        help_text="Throw dice, up to nine digits. It goes into the entry of the log whose hash is the seed: the school "
        "cannot foresee it, and you cannot pick it for the cases that it draws.",
        min_value=0, max_value=999_999_999,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def __init__(self, *args: Any, years: Iterable[SchoolYear], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["year"]
        chosen.choices = [(year.first, year.label) for year in years]


class CheckForm(GovukForm):
    """One answer and one note for each row of the checklist; every one may be left open."""

    small, inline = True, tuple(checklist.ITEMS)

    def __init__(self, *args: Any, sampled: SampledCase, **options: Any) -> None:
        super().__init__(*args, **options)
        given = {one.item: one for one in sampled.answers.all()}
        for code, item in checklist.ITEMS.items():
            self._add(code, item, given.get(code))
        self.fields["notes"] = _note("Notes on this case", sampled.notes)

    def _add(self, code: str, item: checklist.Item, given: Answer | None) -> None:
        self.fields[code] = forms.ChoiceField(
            label=item.question, help_text=f"Look at: {item.look_at}. Source: {item.source}.", required=False,
            choices=list(checklist.ANSWERS.items()), widget=forms.RadioSelect, initial=given.answer if given else None,
        )  # fmt: skip
        note = self.fields[f"{code}_note"] = _note("Note", given.note if given else "", rows=2)
        note.error_messages["max_length"] = f"Note on “{item.question}”: use {LONG:,} characters or fewer"

    @property
    def answers(self) -> Mapping[str, tuple[str, str]]:
        """Answer and note of each row."""
        said = self.cleaned_data
        return {code: (said.get(code, ""), said.get(f"{code}_note", "")) for code in checklist.ITEMS}


class ReportForm(GovukForm):
    """The auditor's own words."""

    summary = forms.CharField(
        label="What did you find?", help_text=f"It stands first in the report. {NO_NAME}", max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 8}), error_messages={"required": "Write what you found"},
    )  # fmt: skip


def _note(label: str, given: str, rows: int = 4) -> forms.CharField:
    """Without a count of characters under each: there are ten of them."""
    hint, area = NO_NAME if rows > 2 else "", forms.Textarea(attrs={"rows": rows})
    limit = MaxLengthValidator(LONG)
    return forms.CharField(
        label=label, required=False, widget=area, initial=given, help_text=hint, validators=[limit]
    )
