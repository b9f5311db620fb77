"""How long things took at a school, and case by case; who read, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from oversight.charts import Chart
from oversight.pseudonyms import TITLES
from oversight.queries.acts import acts_of, overruns_of
from referrals.models import Case
from workflows.acts import Act, Overrun
from workflows.measuring import (
    REMINDER,
    STAGES,
    Measure,
    Span,
    in_words,
    measures,
    readings_by_hour,
    readings_by_role,
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


@dataclass(frozen=True)
class Measured:
    """A school or one case, measured."""

    rows: list[Row]
    charts: list[Chart]


def measured(cases: Iterable[Case]) -> Measured:
    """These cases, each and together."""
    by_key: dict[UUID, Case] = {case.pk: case for case in cases}
    acts, overruns = acts_of(by_key), overruns_of(by_key)
    timed = {key: spans(done) for key, done in acts.items()}
    rows = [_row(case, acts[key], timed[key], overruns[key]) for key, case in by_key.items()]
    stages = [_of_stage(one) for one in measures(chain(*timed.values()))]
    return Measured(rows, [*stages, *_late(rows), *_readings(list(chain(*acts.values())))])


def _row(case: Case, acts: list[Act], timed: list[Span], overruns: list[Overrun]) -> Row:
    return Row(
        case=case,
        stages=[_in_words(one) for one in measures(timed)],
        late=len(overruns),
        reasoned=sum(clock.reasoned for clock in overruns),
        reminders=sum(act.event == REMINDER for act in acts),
        readings=sum(act.kind == "reading" for act in acts),
    )


def _in_words(one: Measure) -> str:
    """Of one case: the time, the longest where there are several referrals, and whether something waits."""
    told = in_words(one.longest) if one.hours else ""
    return ", ".join(part for part in (told, "waiting" if one.waiting else "") if part) or "–"


def _of_stage(one: Measure) -> Chart:
    more = [
        ("Half took no longer than", in_words(one.median)),
        ("Nine of ten took no longer than", in_words(one.slowest_tenth)),
        ("Longest", in_words(one.longest)),
        ("Still waiting", str(one.waiting)),
    ]
    return Chart(one.stage, STAGES[one.stage], "How long it took", one.bars, more)


def _late(rows: list[Row]) -> list[Chart]:
    late, reasoned = sum(row.late for row in rows), sum(row.reasoned for row in rows)
    reminders = sum(row.reminders for row in rows)
    bars = [("With a reason", reasoned), ("Without a reason", late - reasoned)]
    more = [("Reminders sent", so_many(reminders, "reminder"))]
    return [Chart("late", "Deadlines overrun", "Whether why is written down", bars, more)]


def _readings(acts: list[Act]) -> list[Chart]:
    by_role = [(TITLES.get(role, role), number) for role, number in readings_by_role(acts)]
    return [
        Chart("roles", "Readings by role", "Role", by_role),
        Chart("hours", "Readings by hour of the day", "Time in London", readings_by_hour(acts)),
    ]
