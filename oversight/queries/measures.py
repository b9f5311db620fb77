"""How long things took at a school, and case by case; who read, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from oversight.charts import Chart
from oversight.models import ReadBy, Reckoned
from oversight.pseudonyms import TITLES
from oversight.queries.acts import acts_of, late_of, overruns_of
from oversight.queries.stages import Keys, measures_of
from people.models import School
from referrals.models import Case
from workflows.acts import Act, Overrun
from workflows.measuring import (
    REMINDER,
    STAGES,
    Measure,
    by_hour,
    by_role,
    in_words,
    measures,
    so_many,
    spans,
)


@dataclass(frozen=True)
class Row:
    """One case: the stages in words, and what was late, reminded and read."""

    case: Case
    stages: list[str]
    late: int
    reasoned: int
    reminders: int
    readings: int


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """These cases, each measured from its trail."""
    by_key: dict[UUID, Case] = {case.pk: case for case in cases}
    acts, overruns = acts_of(by_key), overruns_of(by_key)
    return [_row(case, acts[key], overruns[key]) for key, case in by_key.items()]


class Rows(Sequence[Row]):
    """Many cases: whoever takes a slice reads the trails of the cases in it and of no other."""

    def __init__(self, cases: "QuerySet[Case]") -> None:
        self._cases = cases

    def __len__(self) -> int:
        return self._cases.count()

    def __getitem__(self, place: Any) -> Any:
        return rows_of(self._cases[place])


def charts_of(cases: "QuerySet[Case]", school: School) -> list[Chart]:
    """All these cases together, from what was reckoned of each. They were brought up to date before."""
    keys = cases.order_by().values("pk")
    late = late_of(cases, school).count()
    return [*map(_of_stage, measures_of(keys)), _late(keys, late), *_readings(keys)]


def _row(case: Case, acts: list[Act], overruns: list[Overrun]) -> Row:
    return Row(
        case=case,
        stages=[_in_words(one) for one in measures(spans(acts))],
        late=len(overruns),
        reasoned=sum(clock.reasoned for clock in overruns),
        reminders=sum(act.event == REMINDER for act in acts),
        readings=sum(act.kind == "reading" for act in acts),
    )


def _in_words(one: Measure) -> str:
    """Of one case: the time, the longest where there are several referrals, and whether something waits."""
    told = "" if one.longest is None else in_words(one.longest)
    return ", ".join(part for part in (told, "waiting" if one.waiting else "") if part) or "–"


def _of_stage(one: Measure) -> Chart:
    more = [
        ("Half took no longer than", in_words(one.median)),
        ("Nine of ten took no longer than", in_words(one.slowest_tenth)),
        ("Longest", in_words(one.longest)),
        ("Still waiting", str(one.waiting)),
    ]
    return Chart(one.stage, STAGES[one.stage], "How long it took", one.bars, more)


def _late(keys: Keys, late: int) -> Chart:
    found = Reckoned.objects.filter(case__in=keys).aggregate(
        reasoned=Sum("reasoned"), reminders=Sum("reminders")
    )
    reasoned = found["reasoned"] or 0
    bars = [("With a reason", reasoned), ("Without a reason", late - reasoned)]
    more = [("Reminders sent", so_many(found["reminders"] or 0, "reminder"))]
    return Chart("late", "Deadlines overrun", "Whether why is written down", bars, more)


def _readings(keys: Keys) -> list[Chart]:
    found = ReadBy.objects.filter(of__case__in=keys).values_list("role", "pair").annotate(Sum("number"))
    read = {(role, pair): number for role, pair, number in found.order_by("role", "pair")}
    roles = [(TITLES.get(role, role), number) for role, number in by_role(read)]
    return [
        Chart("roles", "Readings by role", "Role", roles),
        Chart("hours", "Readings by hour of the day", "Time in London", by_hour(read)),
    ]
