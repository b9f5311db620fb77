"""An assessment is kept, and so is each suggestion decided without a referral. Neither moves the case."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from referrals.local_policy import suggest_for
from referrals.models import Assessment, Case, Consideration
from referrals.queries.assessments import unanswered
from referrals.queries.danger import POLICE
from referrals.services.cases import require_lead
from referrals.services.moving import locked, turn
from referrals.words import moment
from trail import append
from vault.finding import holding
from workflows.access import STAFF
from workflows.explaining import label, wording
from workflows.following import by_note
from workflows.indicators import LEVELS
from workflows.steps import Refused, SomeoneWasFirst

SHORTEST = 10  # characters of a reason
NOTHING: Mapping[str, str] = MappingProxyType({})


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
        who = "You" if newest.by == actor else newest.by
        raise SomeoneWasFirst(
            f"{who} kept an assessment at {moment(newest.at)}, after this page was opened. "
            "Nothing of this page is kept yet: compare it below, then press again."
        )
    made = Assessment.objects.create(
        case=case, by=actor, answers=dict(answers), policy=found.policy, urgency=found.urgency,
        rows=[fit.row.code for fit in found.fits], routes=list(found.routes),
        wording=wording(answers, found),
    )  # fmt: skip
    data = {"policy": found.policy, "urgency": found.urgency, "routes": ",".join(found.routes)}
    case.urgency = max(case.urgency, found.urgency, key=LEVELS.index)
    append(
        case,
        "case.assessed",
        actor=actor.as_actor(),
        role=role,
        subject=str(made.pk),
        data=data,
        saves=("urgency",),
    )
    if POLICE in unanswered(case):
        turn(case, "case.danger_suggested", made.at)
    return made


@transaction.atomic
def consider(
    case: Case, *, reasons: Mapping[str, str], actor: User, done: Mapping[str, str] = NOTHING
) -> list[Consideration]:
    """Keep why suggestions are not followed, and what was `done` about those that are no referral.

    Those without words are left. Raises NotAllowed, Refused.
    """
    role = require_lead(case, actor)
    case = locked(case)
    newest = case.assessments.last()
    if newest is None:
        return []
    against = _not_yet(newest, actor, _written(reasons), done=False)
    followed = _not_yet(newest, actor, _written(done), done=True)
    if not (against or followed):
        return []
    _check_words(case, against, followed)
    kept = [
        Consideration.objects.create(
            assessment=newest, route=route, called=label(route), reason=reason, by=actor, done=is_done
        )
        for given, is_done in ((against, False), (followed, True))
        for route, reason in given.items()
    ]
    for one in kept:
        append(
            case,
            "case.followed" if one.done else "case.considered",
            actor=actor.as_actor(),
            role=role,
            subject=str(one.pk),
            data={"route": one.route},
        )
    if POLICE in against:
        turn(case, "case.danger_weighed", timezone.now())
    return kept


def _written(given: Mapping[str, str]) -> dict[str, str]:
    return {route: words.strip() for route, words in given.items() if words.strip()}


def _not_yet(newest: Assessment, actor: User, given: dict[str, str], *, done: bool) -> dict[str, str]:
    """Without what the same person decided on this assessment in the same words: a page that was sent twice.

    On an earlier one they are no answer: what rests on more is asked about anew, and the same words may be given again.
    """
    own = newest.considerations.filter(by=actor, done=done)
    return {
        route: words for route, words in given.items() if not holding(own.filter(route=route), reason=words)
    }


def _check_words(case: Case, against: Mapping[str, str], followed: Mapping[str, str]) -> None:
    """Raises Refused for what is decided already, was answered both ways or with next to nothing, or takes more."""
    if late := [label(route) for route in (against.keys() | followed.keys()) - set(unanswered(case))]:
        raise Refused(f"{', '.join(sorted(late))}: decided already. What was decided stands below.")
    if both := [label(route) for route in against.keys() & followed.keys()]:
        raise Refused(f"Write either what was done or why not: {', '.join(sorted(both))}.")
    if short := [
        label(route)
        for given in (against, followed)
        for route, words in given.items()
        if len(words) < SHORTEST
    ]:
        raise Refused(f"Write a little more for {', '.join(short)}: somebody may read it in ten years.")
    if more := [label(route) for route in followed if not by_note(route, about_adult=case.kind == STAFF)]:
        raise Refused(
            f"A note is not enough for {', '.join(more)}: follow the link beside it, or write why not."
        )
