"""The rows that are verified, streamed."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from trail.models import Entry, Reading
from trail.verify.columns import Number, Raw, RawText, moment, text, uuid

CHUNK = 2000  # rows


class EntryRow(NamedTuple):
    """An entry with its payload and the payload's key, where it has them. Damaged values are None."""

    chain: UUID | None
    seq: int
    prev_seq: int | None
    header: bytes
    prev: bytes
    hash: bytes
    mac: bytes
    key_id: str
    event: str
    at: datetime | None
    body: bytes | None
    wrapped: bytes | None
    leaf: int | None
    leaf_hash: bytes | None


class ReadingRow(NamedTuple):
    """A reading."""

    header: bytes
    hash: bytes
    mac: bytes
    key_id: str
    event: str
    actor: str
    school: UUID | None
    chain: UUID | None
    at: datetime | None
    leaf: int | None
    leaf_hash: bytes | None


ENTRY = (
    RawText("case_id"), Number("seq"), Number("prev_seq"), Raw("header"), Raw("prev"), Raw("hash"), Raw("mac"),
    RawText("key_id"), RawText("event"), RawText("at"), Raw("payload__body"), Raw("key__wrapped"),
    Number("leaf__idx"), Raw("leaf__hash"),
)  # fmt: skip
READING = (
    Raw("header"), Raw("hash"), Raw("mac"), RawText("key_id"), RawText("event"), RawText("actor"),
    RawText("school_id"), RawText("chain_id"), RawText("at"), Number("leaf__idx"), Raw("leaf__hash"),
)  # fmt: skip


def entries(chains: Collection[UUID] | None, *, since: int = 0) -> Iterator[EntryRow]:
    """All entries, or those of these chains, chain by chain in their order. `since` leaves out earlier leaves."""
    rows = Entry._base_manager.order_by("case_id", "seq", "pk").filter(_after(since))
    rows = rows if chains is None else rows.filter(case_id__in=chains)
    for row in rows.values_list(*ENTRY).iterator(CHUNK):
        chain, seq, prev_seq, header, prev, digest, mac, key_id, event, at, *others = row
        body, wrapped, leaf, leaf_hash = others
        yield EntryRow(
            uuid(chain), seq, prev_seq, _bytes(header), _bytes(prev), _bytes(digest), _bytes(mac), text(key_id),
            text(event), moment(at), _maybe(body), _maybe(wrapped), leaf, _maybe(leaf_hash),
        )  # fmt: skip


def readings(
    chains: Collection[UUID] | None, *, school: UUID | None = None, since: int = 0
) -> Iterator[ReadingRow]:
    """All readings, or those of these chains and those of a school outside any chain, as they were written."""
    rows = Reading._base_manager.order_by("pk").filter(_after(since))
    if chains is not None:
        outside = Q(school_id=school, chain_id__isnull=True) if school else Q()
        rows = rows.filter(Q(chain_id__in=chains) | outside)
    for row in rows.values_list(*READING).iterator(CHUNK):
        header, digest, mac, key_id, event, actor, of_school, chain, at, leaf, leaf_hash = row
        yield ReadingRow(
            _bytes(header), _bytes(digest), _bytes(mac), text(key_id), text(event), text(actor), uuid(of_school),
            uuid(chain), moment(at), leaf, _maybe(leaf_hash),
        )  # fmt: skip


def _after(since: int) -> Q:
    """What came after so many leaves: later leaves, and what has no leaf yet."""
    return Q(leaf__idx__gte=since) | Q(leaf__isnull=True) if since else Q()


def hash_of(chain: UUID | None, seq: int) -> bytes:
    """The stored hash of one entry; empty where there is none."""
    before = Entry._base_manager.filter(case_id=chain, seq=seq) if chain else Entry._base_manager.none()
    return _bytes(before.values_list("hash", flat=True).first())


def _bytes(raw: Any) -> bytes:
    return bytes(raw or b"")


def _maybe(raw: Any) -> bytes | None:
    return None if raw is None else bytes(raw)
