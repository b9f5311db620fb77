"""New keys for old. Each step is one short transaction that leaves everything readable, so it may end anywhere.

What a row is sealed with stands in the row: whoever goes on later sees from it what is left to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from vault import ring
from vault.errors import Erased
from vault.kinds import INDEX
from vault.masters import masters
from vault.models import Key
from vault.sealed import KNOWN, Sealed, Token
from vault.sealing import key_of

Say = Callable[[int, int], None]  # how many of how many are done
BATCH = 200  # rows


@dataclass
class Resealed:
    """What became of the rows of one table: sealed again, or left as the database refuses any change of them."""

    table: str
    again: int = 0
    stay: int = 0


def under_masters() -> Any:
    """The keys that a master key wraps: all others stand under one of them."""
    return Key.objects.filter(parent=None, destroyed=None)


def rewrap(say: Say) -> int:
    """Wraps each key under the newest master key and returns how many were not. Raises KeyMissing before anything
    changes where one of the older master keys is not here."""
    ring.see_that_masters_fit()
    newest, total = masters().current(), under_masters().count()
    waiting = list(under_masters().exclude(wrapped_by=newest).values_list("pk", flat=True))
    for done, key in enumerate(waiting, total - len(waiting) + 1):
        _rewrap(key, newest)
        say(done, total)
    return len(waiting)


@transaction.atomic
def _rewrap(key: Any, newest: str) -> None:
    row = under_masters().select_for_update().get(pk=key)
    if row.wrapped_by != newest:
        ring.wrap(row, ring.unwrap(row))
        row.save(update_fields=["wrapped", "wrapped_by"])


def renew(before: Any, say: Say) -> int:
    """Gives each school, case and concern whose key was made before that moment a new one for what is written from now
    on; the old one is retired and still opens. Parents first. The key of the blind indexes stays: see blind_index."""
    ring.see_that_masters_fit()
    old = Key.objects.filter(made__lt=before, retired=None, destroyed=None).exclude(kind=INDEX)
    waiting = [*old.filter(parent=None), *old.filter(parent__destroyed=None).exclude(parent=None)]
    for done, row in enumerate(waiting, 1):
        _renew(row)
        say(done, len(waiting))
    ring.forget()
    return len(waiting)


@transaction.atomic
def _renew(row: Key) -> None:
    if not Key.objects.filter(pk=row.pk, retired=None, destroyed=None).update(retired=timezone.now()):
        return  # somebody else was first
    parent = row.parent
    ring.replace(row.kind, row.scope, parent.scope if parent else None)


def reseal(say: Callable[[Resealed], None]) -> list[Resealed]:
    """Seals again, under the key in use, what stands under a retired one, table by table. Rows that nobody may change
    (what was sent, decided, released) stay as they are and readable."""
    retired = {
        pk.bytes
        for pk in Key.objects.filter(destroyed=None).exclude(retired=None).values_list("pk", flat=True)
    }
    done = []
    for model in apps.get_models() if retired else ():
        names = [field.attname for field in model._meta.concrete_fields if isinstance(field, Sealed)]
        if names:
            done.append(_reseal(model, names, retired))
            say(done[-1])
    return done


def _reseal(model: Any, names: list[str], retired: set[bytes]) -> Resealed:
    told = Resealed(model._meta.db_table)
    for row in _rows(model):
        if old := [name for name in names if _is_under(row.__dict__[name], retired)]:
            changed = _seal_again(row, old)
            told.again, told.stay = told.again + changed, told.stay + (not changed)
    return told


def _is_under(held: Any, retired: set[bytes]) -> bool:
    return type(held) is Token and key_of(held) in retired


def _rows(model: Any) -> Iterator[Any]:
    last, rows = None, model._base_manager.order_by("pk")
    while batch := list((rows.filter(pk__gt=last) if last else rows)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _seal_again(row: Any, names: list[str]) -> bool:
    try:
        with transaction.atomic():
            fresh = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
            for name in names:
                getattr(fresh, name)
            fresh.__dict__.pop(KNOWN, None)  # else unchanged words would keep their bytes
            fresh.save(update_fields=names)
    except (IntegrityError, Erased):
        return False
    return True
