"""Deciding whether a concern about an adult meets the harm threshold: a person, a reason, and the clock of the LADO."""

from collections.abc import Collection

from django.db import transaction

from people.models import User
from referrals.models import Case, ThresholdDecision
from referrals.services.cases import require_lead
from referrals.services.moving import locked, turn
from referrals.words import moment
from trail import append
from workflows import referral, threshold
from workflows.access import STAFF
from workflows.case import ENDED
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst


@transaction.atomic
def decide_threshold(
    case: Case,
    *,
    actor: User,
    answer: str,
    reason: str,
    criteria: Collection[str] = (),
    seen: str | None = None,
) -> ThresholdDecision:
    """The decision; the same one twice is kept once. `seen` is the id of the newest on the page, "" for none.

    Raises NotAllowed, Refused, SomeoneWasFirst. "Not met" stops the clock of the LADO; "met" and "not clear" leave it
    running, and start it again where it was stopped and the LADO has not been told (KCSIE Part four).
    """
    if case.kind != STAFF:
        raise NotAllowed("Only a case about an adult is weighed against the harm threshold.")
    role = require_lead(case, actor)
    threshold.check(answer, criteria)
    if not reason.strip():
        raise Refused("A reason is needed.", facts={"reason": "Write your reason"})
    case = locked(case)
    if case.state in ENDED:
        raise Refused(
            "This case is closed or joined to another one. Reopen or separate it first, then decide."
        )
    said = {"answer": answer, "criteria": sorted(criteria), "reason": reason.strip()}
    newest = case.threshold_decisions.last()
    if newest and newest.by == actor and all(getattr(newest, name) == value for name, value in said.items()):
        return newest
    check_seen(newest, seen)
    made = ThresholdDecision.objects.create(case=case, by=actor, **said)
    event = threshold.event(answer)
    append(case, event, actor=actor.as_actor(), role=role, subject=str(made.pk))
    if answer == threshold.NOT_MET or not lado_told(case):
        turn(case, event, made.at)
    return made


def check_seen(newest: ThresholdDecision | None, seen: str | None) -> None:
    """Raises SomeoneWasFirst where another decision was kept after the page was opened."""
    if newest and seen is not None and seen != str(newest.pk):
        raise SomeoneWasFirst(
            f"{newest.by} decided “{newest}” at {moment(newest.at)}, after this page was opened. "
            "Nothing of yours is kept yet: read it below, then decide again."
        )


def lado_told(case: Case) -> bool:
    """Whether a referral to the LADO was made, whatever came of it."""
    made = case.referrals.filter(route="lado").exclude(state__in=(referral.DRAFTED, referral.WITHDRAWN))
    return bool(made.exists())
