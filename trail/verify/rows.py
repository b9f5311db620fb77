"""The rows that are verified, streamed."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from trail.models import Entry, Reading

CHUNK = 2000  # rows


class EntryRow(NamedTuple):
    """An entry with its payload and the payload's key, where it has them."""

    case_id: UUID
    seq: int
    prev_seq: int | None
    header: bytes
    prev: bytes
    hash: bytes
    mac: bytes
    key_id: str
    event: str
    at: datetime
    body: bytes | None
    wrapped: bytes | None


class ReadingRow(NamedTuple):
    """A reading."""

    header: bytes
    hash: bytes
    mac: bytes
    key_id: str
    event: str
    actor: str
    school_id: UUID | None
    chain_id: UUID | None
    at: datetime


def entries(chains: Collection[UUID] | None) -> Iterator[EntryRow]:
    """All entries, or those of these chains, chain by chain in their order."""
    rows = Entry._base_manager.order_by("case_id", "seq", "pk")
    rows = rows if chains is None else rows.filter(case_id__in=chains)
    names = [*EntryRow._fields[:-2], "payload__body", "key__wrapped"]
    return map(EntryRow._make, rows.values_list(*names).iterator(CHUNK))


def readings(chains: Collection[UUID] | None, *, school: UUID | None = None) -> Iterator[ReadingRow]:
    """All readings, or those of these chains and those of a school outside any chain, as they were written."""
    rows = Reading._base_manager.order_by("pk")
    if chains is not None:
        outside = Q(school_id=school, chain_id__isnull=True) if school else Q()
        rows = rows.filter(Q(chain_id__in=chains) | outside)
    return map(ReadingRow._make, rows.values_list(*ReadingRow._fields).iterator(CHUNK))
