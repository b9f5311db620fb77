"""The stages of many cases, counted by the database from what was reckoned of each."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from oversight.models import Timed
from referrals.models import Case
from workflows.measuring import BARS, STAGES, Measure, bars

Keys = QuerySet[Case, Any]
UPTO = {f"upto_{most}": Count("pk", filter=Q(hours__lte=most)) for most, _ in BARS}
COUNTS = {"ended": Count("hours"), "every": Count("pk"), "longest": Max("hours"), **UPTO}


def measures_of(keys: Keys) -> list[Measure]:
    """Every stage, in the order in which a case goes through them: the same as `workflows.measuring.measures`."""
    timed = Timed.objects.filter(of__case__in=keys)
    counts: dict[str, Any] = {row["stage"]: row for row in timed.values("stage").annotate(**COUNTS)}
    nothing = {**dict.fromkeys(COUNTS, 0), "longest": None}
    ranks = _ranked(timed)
    return [_measure(stage, counts.get(stage, nothing), ranks[stage]) for stage in STAGES]


def _measure(stage: str, found: dict[str, Any], ranked: Sequence[tuple[int, float]]) -> Measure:
    """`ranked` are the hours in the middle and those of nine of ten, by their place."""
    ended = found["ended"]
    middle = [hours for place, hours in ranked if ended <= 2 * place <= ended + 2]
    slowest = [hours for place, hours in ranked if 10 * (place - 1) < 9 * ended <= 10 * place]
    return Measure(
        stage,
        found["every"] - ended,
        median(middle) if middle else None,
        slowest[0] if slowest else None,
        found["longest"],
        bars([found[name] for name in UPTO], ended),
    )


def _ranked(timed: "QuerySet[Timed]") -> dict[str, list[tuple[int, Any]]]:
    """Of each stage the few hours that stand where a middle or a tenth is read off."""
    ended = timed.filter(hours__isnull=False).annotate(
        place=Window(RowNumber(), partition_by="stage", order_by="hours"),
        ended=Window(Count("pk"), partition_by="stage"),
    )
    middle = Q(ended__lte=F("place") * 2, ended__gte=F("place") * 2 - 2)
    slowest = Q(place__gte=F("ended") * 9 / 10, place__lt=F("ended") * 9 / 10 + 2)
    found: dict[str, list[tuple[int, Any]]] = defaultdict(list)
    for stage, place, hours in ended.filter(middle | slowest).values_list("stage", "place", "hours"):
        found[stage].append((place, hours))
    return found
