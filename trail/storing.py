"""Write an entry, its payload and key, and the record that moved: one statement on PostgreSQL, four on SQLite.

The cost of a trail is the ORM, the planning and the round trips, not the hashing: so these are written as SQL, and as
one statement where the database can.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor

from trail.payloads import Sealed

if TYPE_CHECKING:
    from trail.models import ChainHead, Entry

COLUMNS = ("case_id", "seq", "prev_seq", "header", "prev", "hash", "mac", "key_id", "event", "at")
LATER = "SELECT 1 FROM trail_entry before WHERE before.case_id = %s AND before.seq = %s AND before.at > %s"
ENTRY = f"""
INSERT INTO trail_entry ({", ".join(COLUMNS)}) SELECT {", ".join(["%s"] * len(COLUMNS))}
WHERE NOT EXISTS ({LATER}) RETURNING id
"""
PAYLOAD = "INSERT INTO trail_payload (entry_id, body) VALUES (%s, %s)"
KEY = "INSERT INTO trail_key (entry_id, wrapped) VALUES (%s, %s)"
#: No row: the entry before has a later time. A row without a 1: the head was not where it was seen.
AT_ONCE = """
WITH entry AS ({entry}), {hidden} moved AS ({update} FROM entry WHERE {place} RETURNING 1)
SELECT id, (SELECT 1 FROM moved) FROM entry
"""
HIDDEN = """
payload AS (INSERT INTO trail_payload (entry_id, body) SELECT id, %s FROM entry),
key AS (INSERT INTO trail_key (entry_id, wrapped) SELECT id, %s FROM entry),
"""


class ChainMoved(RuntimeError):
    """Somebody else wrote to the chain between our look and our write; the transaction must be given up."""


def store(
    connection: BaseDatabaseWrapper,
    entry: "Entry",
    sealed: Sealed | None,
    chain: "ChainHead",
    saves: tuple[str, ...],
) -> bool:
    """Insert the entry, set its id, and save these fields of the record of its chain together with the head.

    False, and nothing is written, when the entry before it has a later time: asked within the statement that inserts,
    because the clock goes back so seldom that no round trip should look for it. Raises ChainMoved.
    """
    hidden = [sealed.body, sealed.wrapped] if sealed else []
    by_vendor = _at_once if connection.vendor == "postgresql" else _one_by_one
    row, moves = _row(connection, entry), _moves(connection, entry, chain, saves)
    entry.pk, moved = by_vendor(connection, type(chain), saves, row, hidden, moves)
    if entry.pk is not None and not moved:
        raise ChainMoved(f"chain {chain.pk} is no longer at entry {entry.seq - 1}")
    return entry.pk is not None


def _row(connection: BaseDatabaseWrapper, entry: "Entry") -> list[Any]:
    chain = entry._meta.get_field("case_id").get_db_prep_value(entry.case_id, connection)
    at = connection.ops.adapt_datetimefield_value(entry.at)
    written = [
        chain,
        entry.seq,
        entry.prev_seq,
        entry.header,
        entry.prev,
        entry.hash,
        entry.mac,
        entry.key_id,
    ]
    return [*written, entry.event, at, chain, entry.prev_seq, at]


def _moves(
    connection: BaseDatabaseWrapper, entry: "Entry", chain: "ChainHead", saves: tuple[str, ...]
) -> list[Any]:
    fields = _fields(type(chain), saves)
    values = [field.get_db_prep_save(field.pre_save(chain, False), connection) for field in fields]
    return [
        *values,
        entry.seq,
        entry.hash,
        chain._meta.pk.get_db_prep_value(chain.pk, connection),
        entry.seq - 1,
    ]


@cache
def _fields(model: Any, saves: tuple[str, ...]) -> list[Any]:
    return [model._meta.get_field(name) for name in saves]


@cache
def _update(model: Any, saves: tuple[str, ...]) -> tuple[str, str]:
    """The statement that moves the head of a chain and saves these fields, and the place that it looks for."""
    columns = [*(field.column for field in _fields(model, saves)), "head_seq", "head_hash"]
    table, marks = model._meta.db_table, ", ".join(f'"{column}" = %s' for column in columns)
    place = f'"{table}"."{model._meta.pk.column}" = %s AND "{table}".head_seq = %s'
    return f'UPDATE "{table}" SET {marks}', place


@cache
def _all(model: Any, saves: tuple[str, ...], hidden: bool) -> str:
    update, place = _update(model, saves)
    return AT_ONCE.format(entry=ENTRY, hidden=HIDDEN if hidden else "", update=update, place=place)


def _at_once(
    connection: Any, model: Any, saves: tuple[str, ...], row: list[Any], hidden: list[bytes], moves: list[Any]
) -> tuple[int | None, bool]:
    # The server plans what this cursor sends once and keeps it (`prepare_threshold`); the ORM's it plans each time.
    bare = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # the stubs do not know psycopg 3
    with connection._prepare_cursor(bare) as cursor:
        cursor.execute(_all(model, saves, bool(hidden)), [*row, *hidden, *moves])
        pk, moved = cursor.fetchone() or (None, None)
    return pk, bool(moved)


def _one_by_one(
    connection: Any, model: Any, saves: tuple[str, ...], row: list[Any], hidden: list[bytes], moves: list[Any]
) -> tuple[int | None, bool]:
    with connection.cursor() as cursor:
        cursor.execute(ENTRY, row)
        (pk,) = cursor.fetchone() or (None,)
        if pk is None:
            return None, False
        for statement, value in zip((PAYLOAD, KEY), hidden, strict=False):
            cursor.execute(statement, [pk, value])
        cursor.execute(" WHERE ".join(_update(model, saves)), moves)
        return pk, cursor.rowcount == 1
