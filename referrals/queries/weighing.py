"""Assessments and what was not followed, as events of the chronology."""

from referrals.models import Assessment, Case, Consideration
from referrals.queries import kept_wording
from referrals.queries.chronology import Event
from referrals.words import moment
from workflows.explaining import URGENCY


def weighing_events(case: Case) -> list[Event]:
    """Each assessment with what the policy suggested, and each suggestion that was not followed with the reason."""
    kept = case.assessments.select_related("by").prefetch_related("considerations__by")
    return [event for one in kept for event in (_assessed(one), *map(_considered, one.considerations.all()))]


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
    return Event(
        at=one.at, when=moment(one.at), title=f"{one.by} considered {kept_wording.considered(one)} and did not refer",
        text=one.reason, kind="decision",
    )  # fmt: skip
