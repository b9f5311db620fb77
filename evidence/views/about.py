"""What every page of a summary shows, and what its text is once it is reviewed."""

from typing import Any

from evidence.composing import compose
from evidence.desk.differing import difference
from evidence.desk.keeping import kept_in
from evidence.desk.reviewing import parts_of
from evidence.desk.showing import as_it_leaves, as_it_left, unprintable
from evidence.leaving import leaving
from evidence.models import Summary
from evidence.services.signing import may_approve
from people.access import SchoolRequest
from referrals.models import Decision
from referrals.services.steps import open_steps
from workflows import summary as rules
from workflows.roles import LEADS

SIGNED = (rules.REVIEWED, rules.APPROVED)


def about(request: SchoolRequest, summary: Summary) -> dict[str, Any]:
    """Where it stands and what this person may do."""
    works = bool(summary.roles_of(request.user) & LEADS)
    steps = [rule for rule in open_steps(summary, request.user) if rule.name in ("send_back", "withdraw")]
    return {
        "summary": summary,
        "case": summary.case,
        "waiting": bool(summary.wants),
        "voided": voided(summary),
        "steps": steps,
        "works": works,
        "may_approve": summary.state == rules.REVIEWED and may_approve(summary, request.user),
        "may_release": summary.state == rules.APPROVED and not summary.wants,
    }


def voided(summary: Summary) -> Decision | None:
    """The step that made the signatures void, until somebody signs anew."""
    if summary.state != rules.PROPOSED:
        return None
    last = Decision.objects.filter(case=summary.case, subject=summary.pk).order_by("trail_seq").last()
    return last if last and last.step == rules.VOID.name else None


def reading(summary: Summary) -> dict[str, Any]:
    """The text as it left; or as it will leave, with what a second person looks at besides: the names that stay, and
    what differs from the last time. Nothing before the review has ended."""
    if summary.state == rules.RELEASED:
        return {"text": as_it_left(summary), "leaves": leaving(summary)}
    if summary.state not in SIGNED or summary.audience_gone:
        return {}
    composed = compose(summary)
    return {
        "text": as_it_leaves(composed.document),
        "lacking": unprintable(composed.document),
        "kept": kept_in(parts_of(composed)),
        "difference": difference(summary, composed),
    }
