"""The lines of one trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from oversight.pseudonyms import Labels
from oversight.telling import sentence
from referrals.models import Concern, Referral
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


def lines(chain: UUID) -> list[Line]:
    """The whole trail of a chain in plain sentences, the oldest first."""
    acts = [(row, says_of(row)) for row in _acts(chain)]
    labels, names = Labels(says for _, says in acts), _references(chain)
    return [line(row, says, labels, names) for row, says in acts]


def labels_of(chain: UUID) -> Labels:
    """The labels of the people in a trail, for whoever has to find out who is behind one."""
    return Labels(says_of(row) for row in _acts(chain))


def _acts(chain: UUID) -> list[Row]:
    rows: list[Row] = [*Entry.objects.filter(case_id=chain).order_by("seq")]
    rows += Reading.objects.filter(chain_id=chain).order_by("pk")
    return sorted(rows, key=lambda row: row.at)


def says_of(row: Row) -> dict[str, Any]:
    """What an entry or a reading says; nothing where its header is damaged."""
    try:
        return row.says
    except ValueError:  # a damaged header: verification names it, the page still opens
        return {}


def line(row: Row, says: dict[str, Any], labels: Labels, names: Mapping[str, str]) -> Line:
    """One act in words."""
    event = events.EVENTS.get(str(says.get("event")))
    seq = row.seq if isinstance(row, Entry) else None
    return Line(row.at, seq, labels.actor(says), sentence(says, labels, names), event.kind if event else "")


def _references(chain: UUID) -> dict[str, str]:
    """Records of the case that its entries speak of, by their number."""
    made = Referral.objects.filter(case=chain).values_list("pk", "reference")
    told = Concern.objects.filter(children__case=chain).values_list("pk", "reference")
    return {str(pk): reference for pk, reference in [*made, *told]}
