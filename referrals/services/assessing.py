"""An assessment is kept, and so is each suggestion that was not followed. Neither moves the case."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from people.models import User
from referrals.local_policy import suggest_for
from referrals.models import Assessment, Case, Consideration
from referrals.queries.assessments import undecided
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from referrals.words import moment
from trail import append
from workflows.explaining import label, wording
from workflows.indicators import LEVELS
from workflows.steps import Refused, SomeoneWasFirst

SHORTEST = 10  # characters of a reason


@transaction.atomic
def assess(case: Case, *, answers: Mapping[str, Any], actor: User, seen: str | None = None) -> Assessment:
    """Keep the answers with what the policy suggests for them; the same ones twice are kept once.

    `seen` is the id of the assessment on the page the person acted from, "" for none. Raises NotAllowed, BadAnswers,
    SomeoneWasFirst (another one was kept meanwhile). It may make the case more urgent and never less (hard rule 3).
    """
    role = require_lead(case, actor)
    found = suggest_for(case, dict(answers))
    case = locked(case)
    newest = case.assessments.last()
    if newest and (newest.by, newest.answers, newest.policy) == (actor, dict(answers), found.policy):
        return newest
    if newest and seen is not None and seen != str(newest.pk):
        raise SomeoneWasFirst(
            f"{newest.by} kept an assessment at {moment(newest.at)}, after this page was opened. "
            "Nothing of yours is kept yet: compare it below, then press again."
        )
    made = Assessment.objects.create(
        case=case, by=actor, answers=dict(answers), policy=found.policy, urgency=found.urgency,
        rows=[fit.row.code for fit in found.fits], routes=list(found.routes),
        wording=wording(answers, found),
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
    """Keep why suggested routes are not taken; those without a reason are left. Raises NotAllowed, Refused."""
    role = require_lead(case, actor)
    case = locked(case)
    newest = case.assessments.last()
    given = {route: reason.strip() for route, reason in reasons.items() if reason.strip()}
    if newest is None or not given:
        return []
    if late := [label(route) for route in given.keys() - set(undecided(case))]:
        raise Refused(f"Someone was first: {', '.join(late)} is decided already.")
    if short := [label(route) for route, reason in given.items() if len(reason) < SHORTEST]:
        raise Refused(f"Write a little more why not {', '.join(short)}: somebody may read it in ten years.")
    kept = [
        Consideration.objects.create(
            assessment=newest, route=route, called=label(route), reason=reason, by=actor
        )
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
