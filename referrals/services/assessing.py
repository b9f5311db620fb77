"""An assessment is kept, and so is each suggestion that was not followed. Neither moves the case."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from people.models import User
from referrals.models import Assessment, Case, Consideration
from referrals.queries.assessments import undecided
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from trail import append
from workflows.indicators import LEVELS
from workflows.steps import Refused
from workflows.suggesting import suggest


@transaction.atomic
def assess(case: Case, *, answers: Mapping[str, Any], actor: User) -> Assessment:
    """Keep the answers with what the policy suggests for them; the same ones twice are kept once. Raises NotAllowed,
    BadAnswers.

    It may make the case more urgent and never less (hard rule 3).
    """
    role = require_lead(case, actor)
    found = suggest(dict(answers))
    case = locked(case)
    newest = case.assessments.last()
    if newest and (newest.by, newest.answers, newest.policy) == (actor, dict(answers), found.policy):
        return newest
    made = Assessment.objects.create(
        case=case, by=actor, answers=dict(answers), policy=found.policy, urgency=found.urgency,
        rows=[fit.row.code for fit in found.fits], routes=list(found.routes),
    )  # fmt: skip
    data = {"policy": found.policy, "urgency": found.urgency, "routes": ",".join(found.routes)}
    append(
        case,
        "case.assessed",
        actor=actor.as_actor(),
        role=role,
        subject=str(made.pk),
        data=data,
        advance=False,
    )
    case.urgency = max(case.urgency, found.urgency, key=LEVELS.index)
    case.save()
    return made


@transaction.atomic
def consider(case: Case, *, reasons: Mapping[str, str], actor: User) -> list[Consideration]:
    """Keep why suggested routes are not taken, by route. Raises NotAllowed, Refused with an error per route."""
    role = require_lead(case, actor)
    case = locked(case)
    newest = case.assessments.last()
    given = {route: reason.strip() for route, reason in reasons.items() if reason.strip()}
    if newest is None or not given:
        raise Refused("No reason was written: write why you do not follow a suggestion.")
    late = {route: "Someone was first: this is decided" for route in given if route not in undecided(case)}
    if late:
        raise Refused("Someone was first.", facts=late)
    kept = [
        Consideration.objects.create(assessment=newest, route=route, reason=reason, by=actor)
        for route, reason in given.items()
    ]
    for one in kept:
        append(
            case,
            "case.considered",
            actor=actor.as_actor(),
            role=role,
            subject=str(one.pk),
            data={"route": one.route},
        )
    return kept
