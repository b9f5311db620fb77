"""A new referral on a case: a draft, its entry in the trail, its clocks. Only steps of the case call this."""

from datetime import datetime

from people.models import User
from referrals.models import Case, Referral
from referrals.services import clocks
from referrals.services.cases import role_on
from trail import SYSTEM, append


def draft(
    case: Case, route: str, *, actor: User | None, at: datetime, reason: str = "", consent: str = "",
    aware: str = "", own_report: bool = False,
) -> Referral:  # fmt: skip
    """The drafted referral. Nothing leaves the school by it: a person makes the call or sends the form."""
    referral = Referral(
        case=case, route=route, drafted_by=actor, drafted_at=at, reason=reason, consent=consent, aware=aware,
        own_report=own_report,
    )  # fmt: skip
    entry = append(
        case,
        "referral.draft",
        actor=actor.as_actor() if actor else SYSTEM,
        role=role_on(case, actor) if actor else "",
        subject=str(referral.pk),
        data={"machine": "referral", "from": "", "to": referral.state, "route": route},
    )
    referral.step_seq = entry.seq
    referral.save(force_insert=True)
    clocks.turn("referral.draft", case=case, referral=referral, school=case.school, at=at)
    return referral
