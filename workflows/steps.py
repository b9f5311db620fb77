"""The shape of a rule: one step of one machine, who may take it, from where, and what it asks for."""

from dataclasses import dataclass, field
from typing import Any

from workflows import facts as asked
from workflows.facts import Fact
from workflows.roles import ROLE_ORDER


class Refused(Exception):
    """A step that may not be taken. `str()` says why in plain words; `facts` maps a question to its error."""

    def __init__(self, message: str, *, facts: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.facts = facts or {}


class SomeoneWasFirst(Refused):
    """The record is no longer where the person saw it. `by_self`: the last to move it was the person."""

    def __init__(self, message: str, *, by_self: bool = False) -> None:
        super().__init__(message)
        self.by_self = by_self


class NotAllowed(Refused):
    """The person holds no role that may take this step."""


@dataclass(frozen=True)
class Step:
    """A rule. `target` None means computed by the record (its possible values are `targets`)."""

    name: str
    label: str
    machine: str
    sources: tuple[str, ...]
    roles: frozenset[str]
    target: str | None = None
    targets: tuple[str, ...] = ()
    needs: tuple[Fact, ...] = ()
    explain: str = ""
    done: str = ""  # what the next page says; {stage} is where an escalation has come to
    button: str = ""
    system: bool = False  # taken by Handrail itself, never offered to a person
    weight: str = "secondary"  # how the page draws it: primary, secondary, danger
    tags: frozenset[str] = field(default_factory=frozenset)
    routes: frozenset[str] = frozenset()  # of a referral: the routes that have this step; all where empty

    @property
    def event(self) -> str:
        """The trail's code for this step."""
        return f"{self.machine}.{self.name}"

    def starts_from(self, state: str) -> bool:
        """Whether the step may be taken in `state`."""
        return state in self.sources

    def fits(self, route: str) -> bool:
        """Whether a referral by this route has the step."""
        return not self.routes or route in self.routes

    def role_of(self, roles: frozenset[str]) -> str:
        """The role a person uses for this step, the nearest to the work first; raises NotAllowed."""
        for role in ROLE_ORDER:
            if role in roles and role in self.roles:
                return role
        raise NotAllowed("You do not have the role that this step needs.")

    def check_state(self, state: str) -> None:
        """Raises SomeoneWasFirst where the record has left the states this step starts from."""
        if not self.starts_from(state):
            raise SomeoneWasFirst(
                "Someone was first: this can no longer be done from where the record is now."
            )

    def check_facts(self, given: dict[str, Any], needs: tuple[Fact, ...] | None = None) -> dict[str, Any]:
        """The given facts, cleaned; raises Refused with one error for each required fact that is missing."""
        needs = self.needs if needs is None else needs
        known = {fact.name for fact in needs}
        cleaned = asked.clean({name: value for name, value in given.items() if name in known})
        missing = {f.name: missing_words(f) for f in needs if f.required and f.name not in cleaned}
        if missing:
            raise Refused("Some answers are missing.", facts=missing)
        return cleaned


def missing_words(fact: Fact) -> str:
    """The error for a fact that was left empty: says what to do."""
    if fact.kind in ("choice", "pupil", "member", "case", "staff"):
        return f"Choose an answer: {fact.label.rstrip('?').lower()}"
    return f"Write an answer: {fact.label.rstrip('?').lower()}"
