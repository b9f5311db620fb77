"""Erasing by key: what was sealed with a destroyed key is gone, also from every backup of the rows alone."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vault import ring
from vault.models import Key


def destroy(kind: str, scope: UUID) -> int:
    """Destroys the keys of this scope for good and returns how many there were; rows keep their ids and times.

    In one transaction with whatever says why. Other processes stop opening within ring.SECONDS. Raises nothing for a
    scope without a key, and a key may be destroyed only once.
    """
    rows = Key.objects.filter(kind=kind, scope=scope, destroyed__isnull=True)
    ids = list(rows.values_list("pk", flat=True))
    count = rows.update(wrapped=None, wrapped_by="", destroyed=timezone.now())
    ring.forget(*ids)
    transaction.on_commit(lambda: ring.forget(*ids) if ids else None)
    return count


def existing(kind: str, scopes: Collection[UUID]) -> set[UUID]:
    """Which of these scopes ever had a key."""
    return set(Key.objects.filter(kind=kind, scope__in=scopes).values_list("scope", flat=True))


def destroyed(kind: str, scopes: Collection[UUID]) -> set[UUID]:
    """Which of these scopes had keys, and none of them opens any more."""
    rows = Key.objects.filter(kind=kind, scope__in=scopes)
    alive = set(rows.filter(destroyed__isnull=True).values_list("scope", flat=True))
    return set(rows.values_list("scope", flat=True)) - alive
