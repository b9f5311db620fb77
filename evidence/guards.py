"""What must hold before a summary is signed, whoever takes the step. Registered with the guards of all steps."""

from typing import Any

from evidence.digests import is_stale
from evidence.models import Redaction, Summary
from evidence.models.redaction import OPEN
from people.models import User
from referrals.services import guards
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst

ASKED_ANEW = (
    "The questions for this audience have changed since. Withdraw this summary and begin another one."
)
CHANGED = "The case has changed since the review. Handrail looks for names again; review it once more."


def review(summary: Summary, actor: User | None, answers: dict[str, Any]) -> None:
    """Every proposal has an answer, and the texts are those the proposals were made from."""
    unchanged(summary)
    still_asked(summary)
    if left := Redaction.objects.filter(entry__summary=summary, decision=OPEN).count():
        raise Refused(f"Answer the open questions first: {left} left.")


def approve(summary: Summary, actor: User | None, answers: dict[str, Any]) -> None:
    """Neither the drafter nor the reviewer approves (hard rule 12), and nobody a text that has changed."""
    if actor is not None and actor.pk == summary.drafted_by_id:
        raise NotAllowed("You drafted it: somebody else has to approve it.")
    if actor is not None and actor.pk == summary.reviewed_by_id:
        raise NotAllowed("You reviewed it: somebody else has to approve it.")
    unchanged(summary)
    still_asked(summary)


def still_asked(summary: Summary) -> None:
    """Raises Refused where the policy now asks before a summary of this kind what nobody answered."""
    if summary.for_whom.stops(summary.answers):
        raise Refused(ASKED_ANEW)


def unchanged(summary: Summary) -> None:
    """Raises SomeoneWasFirst where texts, roll, policy or recognisers are no longer those of the proposals."""
    if is_stale(summary):
        raise SomeoneWasFirst(CHANGED)


guards.GUARDS.update({"summary.review": review, "summary.approve": approve})
