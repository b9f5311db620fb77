"""The form of a step, built from the facts its rule asks for: one table for rule, page and test."""

from typing import Any

from django import forms

from people.forms.base import GovukForm
from people.models import User
from referrals.forms.answers import FIELDS
from referrals.local_policy import policy_of
from referrals.services.guards import open_ends
from referrals.services.steps import needs_of
from workflows.facts import LOOSE_ENDS, Fact
from workflows.steps import Refused, Step


class StepForm(GovukForm):
    """Asks for what the step needs on this record.

    `seen` is the entry of the trail the page was made from: the step is refused when the record moved on since.
    Whether something is missing is the rule's to say, so no field is required here.
    """

    inline = ("consent", "aware")

    def __init__(self, record: Any, rule: Step, *, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.record, self.rule, self.user = record, rule, user
        ways = policy_of(record.chain.school).routes.values()
        self.choice_hints = {"route": {route.code: route.guidance for route in ways}}
        self.facts: tuple[Fact, ...] = self._asked(record, rule)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=record.step_seq)
        for fact in self.facts:
            self.fields[fact.name] = FIELDS[fact.kind](fact, record.chain, user, data)

    @staticmethod
    def _asked(record: Any, rule: Step) -> tuple[Fact, ...]:
        """What the step asks for; not why something stays open where nothing does."""
        needs, ends = needs_of(record, rule), open_ends(record, rule)
        return tuple(fact for fact in needs if ends or fact.name != LOOSE_ENDS.name)

    def preselect(self, route: str) -> None:
        """Chooses the route that a link suggests, where this person may take it on this case."""
        field = self.fields.get("route")
        if isinstance(field, forms.ChoiceField) and field.valid_value(route):
            field.initial = route

    def answers(self) -> dict[str, Any]:
        """What was answered. A question that offers "not known" and was passed over counts as not known."""
        given = {fact.name: self.cleaned_data.get(fact.name) for fact in self.facts}
        return {name: value or self._not_known(name) for name, value in given.items()}

    def _not_known(self, name: str) -> str | None:
        fact = next(fact for fact in self.facts if fact.name == name)
        return "unknown" if "unknown" in dict(fact.choices) else None

    def clean(self) -> dict[str, Any]:
        """Names what is missing together with what is wrong, so that nobody mends a page twice."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.cleaned_data = cleaned
        given = {name: value for name, value in self.answers().items() if name not in self.errors}
        try:
            self.rule.check_facts(given, tuple(fact for fact in self.facts if fact.name not in self.errors))
        except Refused as refusal:
            self.refuse(refusal)
        return cleaned

    def refuse(self, refusal: Refused) -> None:
        """Puts each error to its question; what belongs to none stands above them all."""
        for name, message in (refusal.facts or {"": str(refusal)}).items():
            self.add_error(name if name in self.fields else None, message)

    def seen_now(self) -> None:
        """From here on the form speaks of the record as it is now; what was typed stays."""
        posted: Any = self.data
        posted = posted.copy()
        posted["seen"] = str(self.record.step_seq)
        self.data = posted
