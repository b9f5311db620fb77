"""Assessments, what was decided without a referral, and the harm threshold, as events of the chronology."""

from collections.abc import Iterable

from referrals.models import Assessment, Case, Consideration, ThresholdDecision
from referrals.queries import kept_wording
from referrals.queries.chronology import Event
from referrals.words import moment
from workflows.access import STAFF
from workflows.explaining import URGENCY


def weighing_events(case: Case, kept: Iterable[Assessment]) -> list[Event]:
    """Each assessment with what the policy suggested, each suggestion decided without a referral, each decision on
    the harm threshold; with the reasons. `kept`: `assessments_of` the case."""
    weighed = [
        event for one in kept for event in (_assessed(one), *map(_considered, one.considerations.all()))
    ]
    if case.kind != STAFF:
        return weighed
    return weighed + [_on_threshold(one) for one in case.threshold_decisions.select_related("by")]


def _assessed(one: Assessment) -> Event:
    suggested = "; ".join(kept_wording.route(one, route) for route in one.routes) or "nothing"
    return Event(
        at=one.at, when=moment(one.at), title=f"{one.by} assessed the case", kind="decision",
        answers=[
            ("The policy suggested", f"{suggested}. {URGENCY[one.urgency]}"),
            ("Policy and rows", f"{one.policy}: {', '.join(one.rows)}"),
        ],
    )  # fmt: skip


def _considered(one: Consideration) -> Event:
    called = kept_wording.considered(one)
    decided = f"followed {called}" if one.done else f"considered {called} and did not refer"
    return Event(
        at=one.at, when=moment(one.at), title=f"{one.by} {decided}", text=one.reason, kind="decision"
    )


def _on_threshold(one: ThresholdDecision) -> Event:
    ticked = [("Ticked", "; ".join(one.criteria_words))] if one.criteria else []
    return Event(
        at=one.at, when=moment(one.at), title=f"{one.by} decided on the harm threshold: {one}", text=one.reason,
        answers=ticked, kind="decision",
    )  # fmt: skip
