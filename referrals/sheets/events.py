"""The events of a case as an outside form tells them: what was done and with whom, without what was taken back."""

from collections.abc import Collection, Mapping
from uuid import UUID

from referrals.models import Case, Decision, Referral
from referrals.queries.chronology import happened
from referrals.words import moment
from workflows.outside import told
from workflows.referral import WITHDRAWN


def events_outside(case: Case) -> str:
    """One line for each step of a person that is told outside, in the order it happened."""
    referrals = {referral.pk: referral for referral in case.referrals.all()}
    taken = case.decisions.filter(by__isnull=False).order_by("trail_seq")
    stands = [one for one in taken if not taken_back(one, referrals.values())]
    lines = [(happened(one), told(f"{one.machine}.{one.step}", route_of(one, referrals))) for one in stands]
    return "\n".join(f"{moment(at)}: {said}." for at, said in sorted(lines, key=lambda line: line[0]) if said)


def route_of(decision: Decision, referrals: Mapping[UUID, Referral]) -> str:
    """The route a step was about; "" for a step of the case alone."""
    referral = referrals.get(decision.subject)
    return referral.route if referral else decision.facts.get("route", "")


def taken_back(decision: Decision, referrals: Collection[Referral]) -> bool:
    """Whether the step belongs to a referral that was withdrawn: the decision for it, and what was done with it."""
    gone = [referral for referral in referrals if referral.state == WITHDRAWN]
    drafts = {(referral.route, referral.drafted_at) for referral in gone}
    decided = decision.step == "refer" and (decision.facts.get("route"), decision.at) in drafts
    return decided or decision.subject in {referral.pk for referral in gone}
