"""The data keys that this process has unwrapped, and where they come from.

A process keeps at most MOST keys, each for SECONDS: a key destroyed elsewhere stops opening here within that time.
Keys of rows that were read lately are fetched together, in one query, when the first of them is needed.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db import connection, transaction

from vault.errors import CannotUnseal, Erased
from vault.kinds import INDEX, INSTALLATION, NOBODY, SCHOOL
from vault.masters import NONCE, masters

if TYPE_CHECKING:
    from vault.models import Key

KEY = 32  # bytes
SECONDS = 60
MOST = 5_000
EXPECTED = 900  # at most so many are fetched beside the one that is needed

Slot = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that is ready for use; its secret is empty when it was destroyed."""

    id: bytes
    secret: bytes = field(repr=False)
    cipher: AESGCM | None
    kept_until: float

    def ready(self) -> AESGCM:
        """What encrypts and decrypts. Raises Erased when the key was destroyed."""
        if self.cipher is None:
            raise Erased(f"the key {UUID(bytes=self.id)} was destroyed")
        return self.cipher


_lock = threading.RLock()
_opened: dict[bytes, DataKey] = {}  # by the 16 bytes of the id, as tokens have it
_current: dict[Slot, tuple[bytes, float]] = {}
_expected = threading.local()


def rows() -> Any:
    """The table of wrapped keys."""
    return apps.get_model("vault", "Key")._default_manager


def forget(*ids: UUID) -> None:
    """Lets go of these keys, or of all."""
    with _lock:
        for one in [known.bytes for known in ids] or list(_opened):
            _opened.pop(one, None)
        _current.clear()


def expect(key_id: bytes) -> None:
    """Notes that a row sealed with this key was read, so that its key is fetched with those of its neighbours."""
    if key_id not in _opened:
        waiting = _expected.__dict__.setdefault("ids", {})
        waiting[key_id] = None
        if len(waiting) > EXPECTED:
            del waiting[next(iter(waiting))]


def by_id(key_id: bytes) -> DataKey:
    """The key with this id, which may be destroyed. Raises KeyMissing, and CannotUnseal when there is no such key."""
    found = _opened.get(key_id)
    if found is None or found.kept_until < time.monotonic():
        _load(key_id, _expected.__dict__.pop("ids", {}))
        found = _opened.get(key_id)
    if found is None:
        raise CannotUnseal(
            f"no key {UUID(bytes=key_id)} in the table vault_key: it holds the keys of another database"
        )
    return found


def current(kind: str, scope: UUID = NOBODY, *, school: Callable[[], UUID] | None = None) -> DataKey:
    """The key that seals for this scope from now on, made where there is none. `school` says under whose key a new
    one is wrapped. Raises Erased where it was destroyed: nothing more is written to what was erased."""
    slot = (kind, scope)
    known, until = _current.get(slot, (b"", 0.0))
    if until < time.monotonic():
        known = _made_here(slot) or _asked(slot) or _make(slot, school)
    found = by_id(known)
    found.ready()
    return found


class _Made:
    """Stands among what happens after the commit: a rollback forgets it as it forgets the row."""

    def __init__(self, slot: Slot, key_id: bytes) -> None:
        self.slot, self.key_id = slot, key_id

    def __call__(self) -> None:
        _is_current(self.slot, self.key_id)


def _is_current(slot: Slot, key_id: bytes) -> None:
    with _lock:
        if len(_current) >= MOST:
            _current.clear()
        _current[slot] = key_id, time.monotonic() + SECONDS


def _asked(slot: Slot) -> bytes | None:
    found = in_use(*slot).values_list("pk", flat=True).first()
    if found is None:
        return None
    _is_current(slot, found.bytes)
    return bytes(found.bytes)


def in_use(kind: str, scope: UUID) -> Any:
    """The row of the key that seals for this scope now, if there is one."""
    return rows().filter(kind=kind, scope=scope, retired__isnull=True)


def _made_here(slot: Slot) -> bytes | None:
    for _, after, *_ in reversed(connection.run_on_commit):  # the newest of a scope counts
        if isinstance(after, _Made) and after.slot == slot:
            return after.key_id
    return None


def _make(slot: Slot, school: Callable[[], UUID] | None) -> bytes:
    kind, scope = slot
    row, secret = rows().model(kind=kind, scope=scope), os.urandom(KEY)
    if school is None:
        see_that_masters_fit()
    else:
        parent = current(SCHOOL, school())
        row.parent_id = UUID(bytes=parent.id)
    wrap(row, secret)
    rows().bulk_create([row], ignore_conflicts=True)  # another process may have been first
    known: UUID = in_use(*slot).values_list("pk", flat=True).get()
    transaction.on_commit(_Made(slot, known.bytes))
    return known.bytes


def wrap(row: "Key", secret: bytes) -> None:
    """Puts the key into the row, under its parent or the current master key; the caller saves."""
    if row.parent_id is None:
        row.wrapped, row.wrapped_by = masters().wrap(secret, context=row.context), masters().current()
    else:
        nonce = os.urandom(NONCE)
        row.wrapped = nonce + by_id(row.parent_id.bytes).ready().encrypt(nonce, secret, row.context)


def unwrap(row: "Key") -> bytes:
    """The key in the row. Raises KeyMissing, CannotUnseal, and Erased where it or its parent was destroyed."""
    if row.wrapped is None:
        raise Erased(f"the key {row.pk} was destroyed")
    wrapped = bytes(row.wrapped)
    if row.parent is None:
        return masters().unwrap(wrapped, by=row.wrapped_by, context=row.context)
    try:
        parent = _keep(row.parent).ready()
        return parent.decrypt(wrapped[:NONCE], wrapped[NONCE:], row.context)
    except InvalidTag as error:
        raise CannotUnseal(f"the key {row.pk} was changed in the table vault_key") from error


def see_that_masters_fit() -> None:
    """Raises KeyMissing where a key of this database is wrapped by a master key that is not here: with a wrong master
    key nothing is sealed, or two halves of one database would need two keys that nobody holds together."""
    seen = rows().filter(parent=None, destroyed=None).order_by("wrapped_by", "made")
    for row in {row.wrapped_by: row for row in seen}.values():
        unwrap(row)


def _load(wanted: bytes, neighbours: Iterable[bytes]) -> None:
    ids = [UUID(bytes=one) for one in {wanted, *neighbours}]
    for row in rows().filter(pk__in=ids).select_related("parent"):
        try:
            _keep(row)
        except CannotUnseal:
            if row.pk.bytes == wanted:
                raise


def _keep(row: "Key") -> DataKey:
    known = _opened.get(row.pk.bytes)
    if known is not None and known.kept_until >= time.monotonic():
        return known
    try:
        secret = unwrap(row)
    except Erased:
        secret = b""
    until = float("inf") if row.kind in (INSTALLATION, INDEX) else time.monotonic() + SECONDS
    key = DataKey(row.pk.bytes, secret, AESGCM(secret) if secret else None, until)
    with _lock:
        _opened[key.id] = key
        for oldest in list(islice(_opened, max(0, len(_opened) - MOST))):
            _opened.pop(oldest, None)
    return key


def replace(kind: str, scope: UUID, school: UUID | None) -> None:
    """Makes the next key of a scope whose last one was just retired, in the same transaction."""
    _current.pop((kind, scope), None)
    _make((kind, scope), (lambda: school) if school else None)
