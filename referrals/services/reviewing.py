"""A review of early help: a note of the case, and the clock of the next one."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from referrals.models import Referral
from referrals.models.note import AGENCY
from referrals.services.cases import require_lead
from referrals.services.moving import locked, turn
from referrals.services.once import note_once
from trail import append
from workflows import referral as rules
from workflows.steps import Refused


def may_review(referral: Referral) -> bool:
    """Whether early help has begun and has not ended."""
    return referral.route == "early_help" and referral.state == rules.ACCEPTED


@transaction.atomic
def record_review(referral: Referral, *, actor: User, text: str, seen: int) -> bool:
    """Whether the note of the review was written now (services/once.py). Raises NotAllowed, and Refused where
    early help does not run."""
    role = require_lead(referral.case, actor)
    fresh: Referral = locked(referral)
    if not may_review(fresh):
        raise Refused("Early help has not begun, or has ended.")
    spoke_to = f"Review of {fresh.label.lower()}"
    if not note_once(fresh.case, author=actor, seen=seen, text=text, kind=AGENCY, spoke_to=spoke_to):
        return False
    append(
        fresh.case, "referral.review", actor=actor.as_actor(), role=role, subject=str(fresh.pk),
        data={"route": fresh.route},
    )  # fmt: skip
    turn(fresh, "referral.review", timezone.now())
    return True
