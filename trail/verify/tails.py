"""Each record's head against the last entry of its chain: a tail cut off, a chain without a record.

Head and last entry are read in one statement, so that work going on meanwhile is no finding.
"""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from trail.heads import head_models
from trail.models import ChainHead, Entry
from trail.verify.findings import Finding


def check(chains: Collection[UUID] | None, seen: set[UUID]) -> Iterator[Finding]:
    """What does not fit. `seen` holds the chains that have entries."""
    orphans = set(seen)
    for model in head_models():
        for chain, head_seq, head_hash, last_seq, last_hash in _pairs(model, chains):
            orphans.discard(chain)
            yield from _compare(chain, (head_seq, bytes(head_hash)), (last_seq or 0, bytes(last_hash or b"")))
    for chain in sorted(orphans):
        yield Finding("head", chain, None, "no record carries the head of this chain")


def _pairs(model: type[ChainHead], chains: Collection[UUID] | None) -> QuerySet[Any, Any]:
    last = Entry._base_manager.filter(case_id=OuterRef("pk")).order_by("-seq")
    rows = model._base_manager.annotate(
        last_seq=Subquery(last.values("seq")[:1]), last_hash=Subquery(last.values("hash")[:1])
    )
    rows = rows if chains is None else rows.filter(pk__in=chains)
    used = rows.filter(Q(head_seq__gt=0) | Q(last_seq__isnull=False))
    return used.values_list("pk", "head_seq", "head_hash", "last_seq", "last_hash")


def _compare(chain: UUID, head: tuple[int, bytes], last: tuple[int, bytes]) -> Iterator[Finding]:
    if head[0] != last[0]:
        text = f"the record says that entry {head[0]} is the last, the last one there is {last[0]}"
        yield Finding("head", chain, max(head[0], last[0]), text)
    elif head[1] != last[1]:
        yield Finding("head", chain, head[0], "the hash in the record is not that of the last entry")
