"""Writing to a chain: one entry in the transaction of the act, or no act."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone

from trail import digests, headers, keys, payloads, storing
from trail.actors import SYSTEM, Actor
from trail.headers import Datum
from workflows import events

if TYPE_CHECKING:
    from trail.models import ChainHead, Entry


def append(
    chain: "ChainHead",
    event: str,
    *,
    actor: Actor,
    role: str = "",
    data: Mapping[str, Datum] | None = None,
    subject: Datum = "",
    saves: Iterable[str] | None = None,
    payload: Mapping[str, Any] | None = None,
) -> "Entry":
    """Write one entry at the end of the chain of a record and return it.

    Must be called inside a transaction (raises TransactionManagementError otherwise). An event that is
    not in the vocabulary raises ValueError, and so do texts in `data` and a header over 4 KB.

    It locks the record's row and moves its head. With `saves`, the names of fields (or none), it trusts that the
    caller holds the row lock and a fresh instance, and saves these fields of the record in the same statement: there
    is no save after it. Raises ChainMoved where the head is not what the instance says.

    `data` holds codes, references and digests; `payload` holds facts that may have to be erased.
    """
    using = chain._state.db or DEFAULT_DB_ALIAS
    _require_transaction(using)
    events.require(event)
    if saves is None:
        _lock_head(chain, using)
    saves = tuple(saves or ())
    facts = _facts(actor, payload)
    sealed = payloads.seal(facts, chain=chain.pk, seq=chain.head_seq + 1) if facts else None
    said: dict[str, Any] = {"subject": headers.code("subject", subject), "data": headers.codes(data)}
    said["payload"] = sealed.commitment if sealed else None
    now = timezone.now()
    entry = _entry(chain, event, actor, role, {**said, "at": headers.stamp(now)}, now)
    if not storing.store(connections[using], entry, sealed, chain, saves):
        times, at = _clock_back(chain, using, now)
        entry = _entry(chain, event, actor, role, {**said, **times}, at)
        storing.store(connections[using], entry, sealed, chain, saves)
    chain.head_seq, chain.head_hash = entry.seq, entry.hash
    return entry


def _require_transaction(using: str) -> None:
    if not connections[using].in_atomic_block:
        raise transaction.TransactionManagementError(
            "an entry is written in the transaction of the act: use atomic()"
        )


def _lock_head(chain: "ChainHead", using: str) -> None:
    rows = type(chain)._base_manager.using(using).select_for_update(no_key=True)
    chain.head_seq, chain.head_hash = rows.values_list("head_seq", "head_hash").get(pk=chain.pk)


def _facts(actor: Actor, payload: Mapping[str, Any] | None) -> dict[str, Any]:
    if actor == SYSTEM and not payload:
        return {}
    return {**(payload or {}), "actor": actor.name}


def _entry(
    chain: "ChainHead", event: str, actor: Actor, role: str, said: dict[str, Any], at: datetime
) -> "Entry":
    key_id, key = keys.current()
    prev, seq = bytes(chain.head_hash), chain.head_seq + 1
    place = {"case": str(chain.pk), "seq": seq, "school": str(chain.trail_school or "")}
    header = headers.canonical({**headers.common(event, key_id, actor, role), **place, **said})
    digest = digests.link(prev, header)
    entry: Entry = apps.get_model("trail", "Entry")(
        case_id=chain.pk, seq=seq, prev_seq=chain.head_seq or None, header=header, prev=prev, hash=digest,
        mac=digests.mac(key, digest), key_id=key_id, event=event, at=at,
    )  # fmt: skip
    return entry


def _clock_back(chain: "ChainHead", using: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    """The times of an entry where the clock went back: the last time is repeated and the jump recorded."""
    entries = apps.get_model("trail", "Entry")._base_manager.using(using)
    last: datetime = entries.values_list("at", flat=True).get(case_id=chain.pk, seq=chain.head_seq)
    return {"at": headers.stamp(last), "clock": headers.stamp(now), "clock_back": True}, last
