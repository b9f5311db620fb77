"""The questions of the reporting journey. Nothing in them is required but what a person asked to look for."""

import hashlib
import json
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from people.forms.base import GovukForm
from people.forms.moments import DayField
from people.forms.widgets import TimeInput
from referrals.models import Concern
from referrals.models.concern import SAFE_NOW, YES_NO
from referrals.services.opening import is_about_head
from workflows import initials
from workflows.facts import A_LIFETIME

LINE = 200  # characters


class Words(forms.CharField):
    """Free words in any script, of any length: what no database can hold is left out, line ends are one sign."""

    def __init__(self, *, rows: int = 0, hint: str = "", **options: Any) -> None:
        attrs: dict[str, Any] = {"dir": "auto", "spellcheck": "true"}
        widget = forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
        super().__init__(**{"required": False, "help_text": hint, "widget": widget, **options})

    def to_python(self, value: Any) -> str:
        """The words as they are kept."""
        return super().to_python(str(value or "").replace("\x00", "").replace("\r\n", "\n")) or ""


def line(label: str, hint: str = "", **options: Any) -> Words:
    """A question with one line of answer."""
    too_long = f"{label.rstrip('?')}: use {LINE} characters or fewer here, and write the rest in your own words later"
    return Words(label=label, hint=hint, max_length=LINE, error_messages={"max_length": too_long}, **options)


def digest(value: Any) -> str:
    """A short mark of an answer, to see whether it was changed on this page."""
    return "" if value in (None, "", False) else hashlib.sha256(str(value).encode()).hexdigest()[:16]


class DraftForm(GovukForm):
    """Some answers of a draft. `seen` marks what this page showed: only what was changed on it is written.

    So two open tabs never undo each other's fields, and an autosave writes one field, not the page.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, concern: Concern | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.concern = concern
        if concern is not None:
            self.initial = {name: getattr(concern, name) for name in self.answers}
            self.initial["seen"] = self.marks(concern)

    @property
    def answers(self) -> list[str]:
        """The names of the questions on this page."""
        return [name for name in self.fields if name != "seen"]

    def marks(self, concern: Concern) -> str:
        """The marks of the answers as the draft holds them now."""
        return json.dumps({name: digest(getattr(concern, name)) for name in self.answers})

    def marks_after(self, written: dict[str, Any]) -> str:
        """The marks of what this page shows once `written` is kept; what another tab wrote is not on this page."""
        return json.dumps({**self._seen(), **{name: digest(value) for name, value in written.items()}})

    def changed(self, *, late: bool = False) -> dict[str, Any]:
        """Answers that differ from what the page showed. `late`: one that was sent before a longer one is left out."""
        seen = self._seen()
        new = {name: self.cleaned_data[name] for name in self.answers if self._posted(name)}
        moved = {name: value for name, value in new.items() if digest(value) != seen.get(name)}
        return {
            name: value for name, value in moved.items() if not (late and self._overtaken(name, value, seen))
        }

    def _posted(self, name: str) -> bool:
        ticked = isinstance(self.fields[name], forms.BooleanField)
        return name in self.cleaned_data and (ticked or name in self.data)

    def _seen(self) -> dict[str, str]:
        try:
            marks = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            return {}
        return marks if isinstance(marks, dict) else {}

    def _overtaken(self, name: str, value: Any, seen: dict[str, str]) -> bool:
        stored = getattr(self.concern, name)
        longer = isinstance(stored, str) and stored != value and stored.startswith(value)
        return longer and digest(stored) != seen.get(name)


def radios(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    """A question with a few answers, which may be left open."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=False, help_text=hint
    )


class SafeForm(DraftForm):
    """The first question."""

    heading = "safe_now"
    safe_now = radios("Is the child safe right now?", SAFE_NOW, "You may leave this open and go on.")


class AdultForm(DraftForm):
    """Whether it goes to the safeguarding leads or only to the head."""

    heading = "about_adult"
    about_adult = radios(
        "Is it about an adult who works or volunteers here?",
        YES_NO,
        "Staff, supply staff, volunteers, governors, coaches, contractors. Choose yes for any doubt, however small.",
    )


class WhoForm(DraftForm):
    """The adult in words, where the staff list does not help."""

    adult_text = line(
        "The adult’s name, or who it may be",
        "A full name if you know it. Leave empty if you chose from the list.",
    )
    adult_is_head = forms.BooleanField(
        label="It is, or may be, about the headteacher",
        required=False,
        help_text="Then only the chair of governors is told, not the head.",
    )


class WhenForm(DraftForm):
    """When and where."""

    happened_on = DayField(
        label="Date", required=False,
        error_messages={"invalid": "Enter a date such as 3/5/2026, or say it in words below"},
    )  # fmt: skip
    happened_time = forms.TimeField(
        label="Time", required=False, widget=TimeInput(),
        error_messages={"invalid": "Enter a time such as 14:05, or say it in words below"},
    )  # fmt: skip
    happened_text = line(
        "Or say when in words", "For example: after lunch, last week, several times since half-term."
    )
    place = line("Where", "For example: corridor by room 12, on the bus, online.")

    def clean_happened_on(self) -> date | None:
        """The day; one in the future, or in the year 26, is a slip of the finger."""
        day: date | None = self.cleaned_data["happened_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                "The date is in the future: enter the day it happened, or leave it empty"
            )
        if day and timezone.localdate() - day > A_LIFETIME:
            raise forms.ValidationError("Look at the year: enter the day it happened, or leave it empty")
        return day


class WhatForm(DraftForm):
    """What happened, with facts and opinion kept apart (KCSIE, domain row 1.26)."""

    child_words = Words(
        label="The child’s own words", rows=3,
        hint="As near as you can to what the child said, in their words, even if rude or unclear.",
    )  # fmt: skip
    saw = Words(
        label="What I saw or heard myself", rows=3,
        hint="Facts: what was done, how the child seemed, who was there.",
    )  # fmt: skip
    told = Words(label="What others told me", rows=3, hint="Who told you, and what they said.")
    think = Words(label="What I think", rows=3, hint="Your own view, kept apart from the facts.")

    NARRATIVE: ClassVar[tuple[str, ...]] = ("child_words", "saw", "told", "think")


class OnlineForm(DraftForm):
    """Contact over the internet or telephone."""

    platform = line("App, game or website", "Where they were in contact. Several are fine.")
    contact_names = Words(
        label="Names the other person used", rows=2,
        hint="Usernames, numbers, first names: exactly as spelled. Do not look for the account or write to it.",
    )  # fmt: skip


class DoneForm(DraftForm):
    """What has been done so far."""

    told_dsl = radios("Have you told a safeguarding lead in person?", YES_NO)
    did = Words(
        label="What I did", rows=3, hint="For example: listened, stayed with the child, rang 999 at 14:05."
    )

    inline = ("told_dsl",)

    def __init__(self, *args: Any, concern: Concern | None = None, **options: Any) -> None:
        super().__init__(*args, concern=concern, **options)
        if concern is not None and concern.about_adult == "yes":
            told = "the chair of governors" if is_about_head(concern) else "the headteacher"
            self.fields["told_dsl"].label = f"Have you told {told} in person?"


def initials_in(concern: Concern) -> dict[str, list[str]]:
    """The initials in each long answer of a concern, for answers that hold any."""
    found = {name: initials.find(getattr(concern, name)) for name in (*WhatForm.NARRATIVE, "did")}
    return {name: marks for name, marks in found.items() if marks}
