"""What a person writes into an outside form where the case holds nothing."""

from collections.abc import Mapping

from django.db import transaction

from people.models import User
from referrals.models import Referral
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from trail import append
from workflows.defang import defang
from workflows.steps import Refused


@transaction.atomic
def write_form_answers(
    referral: Referral, *, actor: User, answers: Mapping[str, str], seen: Mapping[str, str]
) -> Referral:
    """The referral with those answers that differ from what the page showed, `seen`; two people fill in one form.

    Raises Refused where somebody else answered the same question meanwhile, with their answer for each.
    """
    fresh: Referral = locked(referral)
    role = require_lead(fresh.case, actor)
    changed = {
        name: defang(text.strip()) for name, text in answers.items() if text.strip() != seen.get(name, "")
    }
    if clash := clashes(fresh.sheet_answers, changed, seen):
        raise Refused("Somebody else wrote here meanwhile.", facts=clash)
    if changed:
        fresh.sheet_answers = {**fresh.sheet_answers, **changed}
        fresh.save()
        data: dict[str, str | int] = {"route": fresh.route, "answered": len(changed)}
        append(
            fresh.case, "referral.sheet", actor=actor.as_actor(), role=role, subject=str(fresh.pk), data=data
        )
    return fresh


def clashes(kept: Mapping[str, str], changed: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """What to say of each answer that is no longer the one the person saw."""
    others = {name: kept.get(name, "") for name in changed}
    return {
        name: f"Meanwhile this was written: “{text}”. Put both together, then save"
        for name, text in others.items()
        if text not in (seen.get(name, ""), changed[name])
    }
