"""Locking and moving one record: the state, its decision, its trail entry and its clocks. No checks here."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model

from people.models import User
from referrals.local_policy import policy_of
from referrals.models import Case, Decision
from referrals.services import clocks
from trail import SYSTEM, append
from workflows.steps import Step

#: Answers that are codes and may stand in the trail's header for ever; all others stay in the decision.
CODES = (
    "route",
    "outcome",
    "decision",
    "consent",
    "aware",
    "stage",
    "strategy_outcome",
    "conference_outcome",
)
#: Those of them on which a clock may hang: "referral.accept=section_47".
HUNG_ON = ("decision", "strategy_outcome")


def locked(record: Any) -> Any:
    """The record as the database has it now, locked; its case first, so that two steps never wait in a ring."""
    if isinstance(record, Case):
        return Case.objects.select_for_update(no_key=True).get(pk=record.pk)
    case = Case.objects.select_for_update(no_key=True).get(pk=record.case_id)
    fresh = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    fresh.case = case
    return fresh


def move(
    record: Any, rule: Step, *, actor: User | None, role: str, answers: dict[str, Any], at: datetime
) -> None:
    """Takes the transition and writes entry, record, decision and clocks. The caller holds lock and transaction."""
    before = record.state
    getattr(record, rule.name)(**{**answers, "actor": actor, "at": at})
    case: Case = record.chain
    record.step_seq = case.head_seq + 1
    append(
        case,
        rule.event,
        actor=actor.as_actor() if actor else SYSTEM,
        role=role,
        subject=str(record.pk),
        data=entry_data(record, before, answers),
        saves=case.own_fields() if record is case else (),  # with its chain's head, in one statement
    )
    if record is not case:
        record.save()
    decide(record, rule, actor, role, answers, before, at, record.step_seq)
    turn(record, rule.event, at, *(answers[name] for name in HUNG_ON if name in answers))


def turn(record: Any, event: str, at: datetime, *answered: str) -> None:
    """Starts and stops clocks for an event of a case or of one of its records, and for what was answered in it."""
    referral = record if record.machine == "referral" else None
    clocks.turn(
        event, case=record.chain, referral=referral, school=record.chain.school, at=at, answered=answered
    )


def entry_data(record: Any, before: str, answers: dict[str, Any]) -> dict[str, str | int | None]:
    """What the header holds: machine, states, and answers that are codes. Never words."""
    codes: dict[str, str | int | None] = {n: str(answers[n]) for n in CODES if n in answers}
    if record.machine == "referral":
        codes["route"] = record.route
    return {"machine": record.machine, "from": before, "to": record.state, **codes}


def decide(
    record: Any, rule: Step, actor: User | None, role: str, answers: dict[str, Any], before: str, at: datetime,
    seq: int,
) -> Decision:  # fmt: skip
    """The decision that stands for this step."""
    return Decision.objects.create(
        case=record.chain, machine=record.machine, subject=record.pk, step=rule.name, by=actor, role=role, at=at,
        policy=policy_of(record.chain.school).version,
        state_before=before, state_after=record.state, trail_seq=seq,
        reason=answers.get("reason", "") or answers.get("happening", ""),
        needs_reason=any(fact.name == "reason" and fact.required for fact in rule.needs),
        facts={name: plain(value) for name, value in answers.items() if name != "reason"},
    )  # fmt: skip


def plain(value: Any) -> Any:
    """An answer as it is kept in the decision: text, number, or a record's id and words."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Model):
        return {"id": str(value.pk), "label": str(value)}
    return value
