"""Erasing by key: what was sealed with a destroyed key is gone, also from every backup of the rows alone."""

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


def is_destroyed(kind: str, scope: UUID) -> bool:
    """Whether this scope had a key and it was destroyed."""
    return Key.objects.filter(kind=kind, scope=scope, retired__isnull=True, destroyed__isnull=False).exists()
