"""The acts of many cases at once, as the rules for measures and findings want them: three queries, no name."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from people.models import School
from referrals.models import Case, Clock, Decision
from trail import headers
from trail.models import Entry, Reading
from workflows.acts import Act, Overrun, Reason
from workflows.deadlines import BOOK

LOOSE_ENDS = "loose_ends"  # the answer that says why something ends while a deadline still runs


def acts_of(cases: Collection[UUID]) -> dict[UUID, list[Act]]:
    """What was done on each case, readings among it, in the order of time."""
    entries = Entry.objects.filter(case_id__in=cases).values_list("case_id", "at", "header", "seq")
    readings = Reading.objects.filter(chain_id__in=cases).values_list("chain_id", "at", "header")
    found: dict[UUID, list[Act]] = {case: [] for case in cases}
    for case, at, header, seq in entries.order_by("case_id", "seq").iterator():
        found[case].append(_act(at, header, seq))
    for chain, at, header in readings.order_by("pk").iterator():
        if chain is not None:
            found[chain].append(_act(at, header))
    for acts in found.values():
        acts.sort(key=lambda act: act.at)
    return found


def _act(at: datetime, header: bytes | memoryview, seq: int | None = None) -> Act:
    try:
        says = headers.parse(bytes(header))
    except ValueError:  # damaged: verification names it, the page still opens
        says = {}
    data = says.get("data")
    return Act(
        at, str(says.get("event", "")), str(says.get("actor", "")), str(says.get("role", "")),
        str(says.get("subject", "")), data if isinstance(data, dict) else {}, seq,
    )  # fmt: skip


def reasons_of(cases: Iterable[UUID]) -> dict[UUID, list[Reason]]:
    """How many words the reason of each step of a case has. The words themselves stay where they are."""
    found: dict[UUID, list[Reason]] = defaultdict(list)
    for decision in Decision.objects.filter(case__in=cases, machine="case"):
        found[decision.case_id].append(
            Reason(decision.trail_seq, decision.step, len(decision.reason.split()))
        )
    return found


def overruns_of(cases: Collection[UUID]) -> dict[UUID, list[Overrun]]:
    """The deadlines that were not kept, the earliest first."""
    found: dict[UUID, list[Overrun]] = defaultdict(list)
    for case, overrun in overruns(late_clocks().filter(case__in=cases)).values():
        found[case].append(overrun)
    return found


def late_of(cases: "QuerySet[Case]", school: School) -> "QuerySet[Clock]":
    """The late clocks of these cases of one school. The school is named twice: by it their index finds the clocks."""
    return late_clocks().filter(school=school, case__in=cases.order_by().values("pk"))


def late_clocks() -> "QuerySet[Clock]":
    """The clocks of cases that ended after their time, or still run after it."""
    late = Q(stopped__gt=F("due")) | Q(stopped__isnull=True, due__lt=timezone.now())
    return Clock.objects.filter(late, case__isnull=False).exclude(rule__in=BOOK.news).order_by("due")


def overruns(clocks: "QuerySet[Clock]") -> dict[UUID, tuple[UUID, Overrun]]:
    """These late clocks by their id, each with its case, and whether somebody wrote down why."""
    late = [(clock, clock.case_id) for clock in clocks if clock.case_id]
    explained = _explained({case for _, case in late})
    return {
        clock.pk: (
            case,
            Overrun(
                clock.rule, clock.due, clock.stopped, (case, clock.why_stopped, clock.stopped) in explained
            ),
        )
        for clock, case in late
    }


def _explained(cases: Iterable[UUID]) -> set[tuple[object, ...]]:
    """Which steps ended a deadline with a reason: case, event and time, as the clock keeps them."""
    return {
        (decision.case_id, f"{decision.machine}.{decision.step}", decision.at)
        for decision in Decision.objects.filter(case__in=cases)
        if decision.facts.get(LOOSE_ENDS)
    }
