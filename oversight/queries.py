"""Reads for the auditor's pages: cases by reference, and the lines of one trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from oversight.pseudonyms import Labels
from oversight.telling import sentence
from referrals.models import Case, Concern, Referral
from trail.models import Entry, Reading
from workflows import events

Row = Entry | Reading


@dataclass(frozen=True)
class Line:
    """One act in words. `seq` is empty for a reading, which stands beside the chain."""

    at: datetime
    seq: int | None
    who: str
    text: str
    kind: str


def listed(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """The cases with their overdue clocks and the number of their entries; no name is loaded."""
    late = Q(clocks__stopped__isnull=True, clocks__due__lt=timezone.now())
    shown = cases.only("reference", "state", "urgency", "opened_at", "head_seq").order_by("-opened_at")
    return shown.annotate(overdue=Count("clocks", filter=late), entries=F("head_seq"))


def lines(chain: UUID, kinds: Iterable[str] = ()) -> list[Line]:
    """The whole trail of a chain in plain sentences, the oldest first; only these kinds where any are given."""
    acts = [(row, _says(row)) for row in _acts(chain)]
    labels, names, wanted = Labels(says for _, says in acts), _references(chain), set(kinds)
    told = [_line(row, says, labels, names) for row, says in acts]
    return [line for line in told if not wanted or line.kind in wanted]


def _acts(chain: UUID) -> list[Row]:
    rows: list[Row] = [*Entry.objects.filter(case_id=chain).order_by("seq")]
    rows += Reading.objects.filter(chain_id=chain).order_by("pk")
    return sorted(rows, key=lambda row: row.at)


def _says(row: Row) -> dict[str, Any]:
    try:
        return row.says
    except ValueError:  # a damaged header: verification names it, the page still opens
        return {}


def _line(row: Row, says: dict[str, Any], labels: Labels, names: dict[str, str]) -> Line:
    event = events.EVENTS.get(str(says.get("event")))
    seq = row.seq if isinstance(row, Entry) else None
    return Line(row.at, seq, labels.actor(says), sentence(says, labels, names), event.kind if event else "")


def _references(chain: UUID) -> dict[str, str]:
    """Records of the case that its entries speak of, by their number."""
    made = Referral.objects.filter(case=chain).values_list("pk", "reference")
    told = Concern.objects.filter(children__case=chain).values_list("pk", "reference")
    return {str(pk): reference for pk, reference in [*made, *told]}
