"""Lawful erasure: the key goes, the entry stays and the chain still verifies."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction

from trail.actors import Actor
from trail.writing import append

if TYPE_CHECKING:
    from trail.models import ChainHead, Entry

EVENT = "payload.erased"
SPAN = re.compile(r"(\d+)(?:-(\d+))?")


@transaction.atomic
def erase(
    chain: "ChainHead", seqs: Iterable[int], *, actor: Actor, second: Actor, reason: str, role: str = "",
    what: Mapping[str, str | int | None] | None = None,
) -> "Entry":  # fmt: skip
    """Destroy the keys of these entries' payloads for good and say so in a new entry, which is returned.

    `reason` is a code of the retention schedule; `what` names, in codes and numbers, what else goes with them. Raises
    ValueError when both people are the same.
    """
    if actor.id == second.id:
        raise ValueError("erasing needs two different people")
    wanted = sorted(set(seqs))
    data = {"seqs": as_spans(wanted), "reason": reason, "second": second.id, **(what or {})}
    payload = {"second": second.name}
    entry = append(chain, EVENT, actor=actor, role=role, data=data, payload=payload)
    keys = apps.get_model("trail", "Key")._base_manager
    keys.filter(entry__case_id=chain.pk, entry__seq__in=wanted).delete()
    return entry


def as_spans(seqs: list[int]) -> str:
    """Sorted numbers in short: [1, 2, 3, 7] is "1-3,7"."""
    runs = (list(run) for _, run in groupby(enumerate(seqs), lambda pair: pair[1] - pair[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)


def from_spans(spans: str) -> Iterator[int]:
    """The numbers that `as_spans` wrote."""
    for match in SPAN.finditer(spans):
        yield from range(int(match[1]), int(match[2] or match[1]) + 1)
