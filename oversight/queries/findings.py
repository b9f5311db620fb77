"""Findings, each with its case and the label of the person it speaks of: those of a few cases from their trails, and
those of a year page by page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, PositiveIntegerField, QuerySet, Value
from django.utils import timezone

from oversight.models import Noted
from oversight.pseudonyms import Labels
from oversight.queries.acts import acts_of, late_clocks, late_of, overruns, overruns_of, reasons_of
from people.models import School
from referrals.models import Case
from workflows.acts import Act, Overrun
from workflows.findings import OVERRUN, Finding, findings

Key = tuple[datetime, str, UUID, int, UUID]  # when, kind, case, which of several, row


@dataclass(frozen=True)
class Found:
    """One finding, told without a name."""

    case: Case
    finding: Finding
    who: str


def found_in(cases: Iterable[Case]) -> list[Found]:
    """The findings of these cases, from their trails, the newest first."""
    by_key: dict[UUID, Case] = {case.pk: case for case in cases}
    return sorted(_told_by(by_key, overruns_of(by_key)), key=lambda found: found.finding.at, reverse=True)


def _told_by(cases: Mapping[UUID, Case], late: Mapping[UUID, Sequence[Overrun]]) -> Iterator[Found]:
    acts, reasons, now = acts_of(cases), reasons_of(cases), timezone.now()
    for key, case in cases.items():
        labels = labels_of(acts[key])
        for one in findings(acts[key], reasons=reasons[key], overruns=late.get(key, ()), now=now):
            yield Found(case, one, who(labels, one))


def labels_of(acts: Iterable[Act]) -> Labels:
    """The labels of one case, the same as in its trail."""
    return Labels({"actor": act.actor, "role": act.role} for act in acts)


def who(labels: Labels, finding: Finding) -> str:
    """The label of whoever a finding speaks of; "" where it speaks of nobody."""
    return labels.actor({"actor": finding.actor, "role": finding.role}) if finding.actor else ""


def counted(cases: "QuerySet[Case]", school: School) -> dict[str, int]:
    """How many findings of each kind there are. The cases were brought up to date before."""
    noted = _noted(cases).values("code").annotate(number=Count("pk")).values_list("code", "number")
    return {**dict(noted), OVERRUN: late_of(cases, school).count()}


class Year(Sequence[Found]):
    """The findings of many cases, the newest first, of one kind where one is given. Whoever takes a slice reads the
    trails of the cases in it and of no other."""

    def __init__(self, cases: "QuerySet[Case]", school: School, code: str, number: int) -> None:
        self._cases, self._school, self._code, self._number = cases, school, code, number

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, place: Any) -> Any:
        return told(list(self._keys()[place]))

    def _keys(self) -> "QuerySet[Any, Any]":
        kind, nth = Value(OVERRUN, CharField()), Value(0, PositiveIntegerField())
        late = late_of(self._cases, self._school).order_by().annotate(kind=kind, nth=nth)
        overrun = late.values_list("due", "kind", "case_id", "nth", "pk")
        noted = _noted(self._cases).values_list("at", "code", "of_id", "nth", "pk")
        if self._code == OVERRUN:
            return overrun.order_by("-due", "pk")
        if self._code:
            return noted.filter(code=self._code).order_by("-at", "pk")
        return noted.union(overrun, all=True).order_by("-at", "id")


def _noted(cases: "QuerySet[Case]") -> "QuerySet[Noted]":
    return Noted.objects.filter(of__case__in=cases.order_by().values("pk"))


def told(keys: Collection[Key]) -> list[Found]:
    """The findings of these keys in their order. One that is none any more, since somebody acted, is left out."""
    rows = {row for _, kind, _, _, row in keys if kind == OVERRUN}
    cases = Case.objects.only("pk", "reference").in_bulk({case for _, _, case, _, _ in keys})
    late = overruns(late_clocks().filter(pk__in=rows))
    noted: dict[tuple[UUID, str, datetime], list[Found]] = defaultdict(list)
    for one in _told_by(cases, {}):
        noted[one.case.pk, one.finding.code, one.finding.at].append(one)
    found: list[Found] = []
    for at, kind, case, nth, row in keys:
        if kind == OVERRUN and row in late:
            [overrun] = findings((), reasons=(), overruns=[late[row][1]], now=timezone.now())
            found.append(Found(cases[case], overrun, ""))
        elif kind != OVERRUN:
            found += noted[case, kind, at][nth : nth + 1]
    return found
