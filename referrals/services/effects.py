"""What a step brings with it on other records of the same case, in the same transaction."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from people.models import User
from referrals.models import Case, Grant, Referral
from referrals.services.drafting import draft
from referrals.services.moving import locked, move, turn
from workflows import case as case_rules
from workflows import referral as referral_rules
from workflows.roles import PASTORAL
from workflows.steps import Step

Effect = Callable[[Any, User | None, dict[str, Any], datetime], None]


def before(record: Any, rule: Step, actor: User | None, answers: dict[str, Any], at: datetime) -> bool:
    """Does what has to stand before the record moves; returns whether there was anything to do."""
    effect = BEFORE.get(rule.event)
    if effect is None:
        return False
    effect(record, actor, answers, at)
    return True


def after(record: Any, rule: Step, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """Does what follows from the step, then puts the case where its most urgent open referral stands."""
    if effect := AFTER.get(rule.event):
        effect(record, actor, answers, at)
    if record.machine == "referral":
        settle(record.chain, at)


def settle(case: Case, at: datetime) -> None:
    """Moves the case to its most urgent open referral, or back to triage when its last one is over."""
    case = locked(case)
    wanted = case.next_state(case_rules.SETTLE)
    follows = case.state in case_rules.REFERRAL_STATES or wanted != case_rules.TRIAGE
    if follows and wanted != case.state and case_rules.SETTLE.starts_from(case.state):
        move(case, case_rules.SETTLE, actor=None, role="", answers={}, at=at)


def open_referral(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """A draft of the referral that was decided on."""
    draft(
        case, answers["route"], actor=actor, at=at, reason=answers["reason"], consent=answers["consent"],
        aware=answers["aware"],
    )  # fmt: skip


def open_999(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """A draft for the call to the police, unless one is already waiting to be recorded."""
    waiting = case.referrals.filter(route="police_999", state=referral_rules.DRAFTED)
    if not waiting.exists():
        draft(case, "police_999", actor=actor, at=at, reason=answers["happening"])


def draft_own_report(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """A referral in the reporter's own name; it counts as made right after the step."""
    draft(case, answers["route"], actor=actor, at=at, own_report=True)


def make_own_report(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """The report was already made when it is recorded."""
    own = case.referrals.filter(own_report=True, drafted_by=actor, state=referral_rules.DRAFTED).latest(
        "drafted_at"
    )
    told: dict[str, Any] = {
        "when": answers["when"], "phoned_at": answers["when"], "to_whom": answers["to_whom"],
        "outside_reference": answers["outside_reference"], "submitted_by": actor.name if actor else "",
        **{name: answers[name] for name in ("advice", "stays_with") if name in answers},
    }  # fmt: skip
    move(locked(own), referral_rules.MAKE, actor=actor, role="reporter", answers=told, at=at)


def withdraw_open(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """Every open referral is withdrawn with the same reason; a guard refused those that cannot be."""
    for open_one in case.open_referrals():
        said = {"reason": answers["reason"]}
        role = referral_rules.WITHDRAW.role_of(case.roles_of(actor)) if actor else ""
        move(locked(open_one), referral_rules.WITHDRAW, actor=actor, role=role, answers=said, at=at)


def let_owner_in(case: Case, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """A named owner who could not open the case may, until a week after the review."""
    owner: User = answers["owner"]
    if actor is None or Case.objects.visible_to(owner).filter(pk=case.pk).exists():
        return
    until = timezone.make_aware(datetime.combine(answers["review_on"], time.max)) + timedelta(days=7)
    Grant.objects.create(
        case=case,
        user=owner,
        role=PASTORAL,
        given_by=actor,
        given_at=at,
        until=until,
        reason=answers["reason"],
    )


def form_sent(referral: Referral, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """A written form that went out with the call stops the clock for it at once."""
    if "written_at" in answers:
        turn(referral, "referral.write", at)


BEFORE: dict[str, Effect] = {
    "case.refer": open_referral,
    "case.raise_immediate_risk": open_999,
    "case.record_own_report": draft_own_report,
    "case.return_to_triage": withdraw_open,
}
AFTER: dict[str, Effect] = {
    "case.record_own_report": make_own_report,
    "case.monitor": let_owner_in,
    "referral.make": form_sent,
}
