"""The one write for every step of every machine: lock, check, move, save, entry, clocks, in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from referrals.models.fsm import Stateful
from referrals.services import effects, guards
from referrals.services.moving import locked, move
from referrals.words import moment
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst, Step

__all__ = ["NotAllowed", "Refused", "SomeoneWasFirst", "needs_of", "take_step"]


@transaction.atomic
def take_step(
    record: Stateful, rule: Step, *, actor: User | None, seen: int | None = None, **facts: Any
) -> Any:
    """Returns the record after the step. `seen` is the `step_seq` on the page the person acted from.

    Raises NotAllowed (no role for it), SomeoneWasFirst (the record moved on), Refused (a fact is missing
    or wrong, with an error per question). Nothing is written when it raises.
    """
    at = timezone.now()
    record = locked(record)
    role = role_used(record, rule, actor)
    check_where(record, rule, actor, seen)
    answers = rule.check_facts(facts, needs_of(record, rule))
    guards.check(record, rule, actor, answers, at)
    return follow_through(record, rule, actor, role, answers, at)


def follow_through(
    record: Stateful, rule: Step, actor: User | None, role: str, answers: dict[str, Any], at: datetime
) -> Any:
    """Moves the record and does what the step brings with it, before and after."""
    if effects.before(record, rule, actor, answers, at):
        record = locked(record)  # other records of the case wrote to its chain
    move(record, rule, actor=actor, role=role, answers=answers, at=at)
    effects.after(record, rule, actor, answers, at)
    return locked(record)


def needs_of(record: Stateful, rule: Step) -> tuple[Any, ...]:
    """What the step asks for on this record: some questions depend on the route."""
    asked = getattr(record, "needs_of", None)
    return asked(rule) if asked else rule.needs


def role_used(record: Stateful, rule: Step, actor: User | None) -> str:
    """The role the actor uses; "" for Handrail itself. Raises NotAllowed."""
    if actor is None:
        if not rule.system:
            raise NotAllowed("Only a person may take this step.")
        return ""
    return rule.role_of(record.roles_of(actor))  # type: ignore[attr-defined]


def check_where(record: Any, rule: Step, actor: User | None, seen: int | None) -> None:
    """Raises SomeoneWasFirst where the record has moved on since it was seen, Refused where its route has no such."""
    if not rule.fits(record.route):
        raise Refused("A referral by this route has no such step.")
    if (seen is not None and seen != record.step_seq) or not rule.starts_from(record.state):
        raise moved_on(record, actor)


def moved_on(record: Any, actor: User | None) -> SomeoneWasFirst:
    """The refusal that tells the last step of the record: who took which, and when."""
    last = record.chain.decisions.filter(subject=record.pk).select_related("by").last()
    if last is None:
        return SomeoneWasFirst("This changed while you had the page open.")
    step = f"took the step “{record.rules[last.step].label}” at {moment(last.at)}"
    if actor and last.by == actor:
        return SomeoneWasFirst(f"You {step} yourself, after this page was opened.", by_self=True)
    return SomeoneWasFirst(f"Someone was first: {last.by or 'Handrail'} {step}.")


def open_steps(record: Any, user: User) -> list[Step]:
    """Exactly the steps this person may take on the record now, in the order of the rulebook."""
    return steps_for(record, record.roles_of(user))


def steps_for(record: Any, roles: frozenset[str]) -> list[Step]:
    """The same, for whoever has asked already which roles the person holds on it."""
    offered = [rule for rule in record.rules.values() if not rule.system]
    here = [rule for rule in offered if rule.starts_from(record.state) and rule.fits(record.route)]
    return [rule for rule in here if roles & rule.roles]
