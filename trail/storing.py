"""Write an entry, its payload and key, and the record that moved: one statement on PostgreSQL, four on SQLite.

The cost of a trail is the ORM, the planning and the round trips, not the hashing: so these are written as SQL, and as
one statement where the database can.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

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
#: What is hidden is left out where there is nothing to hide. No row: the entry before has a later time.
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


class Update(NamedTuple):
    """Writes some columns of a record and the head of its chain, if the head is still where it was seen."""

    sql: str
    values: list[Any]
    place: str
    where: list[Any]


def store(
    connection: BaseDatabaseWrapper,
    entry: "Entry",
    sealed: Sealed | None,
    chain: "ChainHead",
    saves: Iterable[str],
) -> bool:
    """Insert the entry, set its id, and save these fields of the record of its chain together with the head.

    False, and nothing is written, when the entry before it has a later time: asked within the statement that inserts,
    because the clock goes back so seldom that no round trip should look for it. Raises ChainMoved.
    """
    update = _update(connection, entry, chain, saves)
    by_vendor = _at_once if connection.vendor == "postgresql" else _one_by_one
    entry.pk, moved = by_vendor(connection, _row(connection, entry), sealed, update)
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


def _update(
    connection: BaseDatabaseWrapper, entry: "Entry", chain: "ChainHead", saves: Iterable[str]
) -> Update:
    fields: list[Any] = [chain._meta.get_field(name) for name in saves]
    values = [field.get_db_prep_save(field.pre_save(chain, False), connection) for field in fields]
    columns = [*(field.column for field in fields), "head_seq", "head_hash"]
    table, pk = connection.ops.quote_name(chain._meta.db_table), chain._meta.pk
    marks = ", ".join(f"{connection.ops.quote_name(column)} = %s" for column in columns)
    place = f"{table}.{connection.ops.quote_name(pk.column)} = %s AND {table}.head_seq = %s"
    where = [pk.get_db_prep_value(chain.pk, connection), entry.seq - 1]
    return Update(f"UPDATE {table} SET {marks}", [*values, entry.seq, entry.hash], place, where)


def _at_once(
    connection: BaseDatabaseWrapper, row: list[Any], sealed: Sealed | None, update: Update
) -> tuple[int | None, bool]:
    hidden = [sealed.body, sealed.wrapped] if sealed else []
    parts = {"entry": ENTRY, "hidden": HIDDEN if sealed else "", "update": update.sql, "place": update.place}
    with _planned_once(connection) as cursor:
        cursor.execute(AT_ONCE.format(**parts), [*row, *hidden, *update.values, *update.where])
        pk, moved = cursor.fetchone() or (None, None)
    return pk, bool(moved)


def _planned_once(connection: Any) -> Any:
    """A cursor whose statements the server plans once and keeps (`prepare_threshold`); the ORM's are planned anew."""
    return connection._prepare_cursor(ServerBindingCursor(connection.connection))


def _one_by_one(
    connection: BaseDatabaseWrapper, row: list[Any], sealed: Sealed | None, update: Update
) -> tuple[int | None, bool]:
    with connection.cursor() as cursor:
        cursor.execute(ENTRY, row)
        (pk,) = cursor.fetchone() or (None,)
        if pk is None:
            return None, False
        if sealed:
            cursor.execute(PAYLOAD, [pk, sealed.body])
            cursor.execute(KEY, [pk, sealed.wrapped])
        cursor.execute(f"{update.sql} WHERE {update.place}", [*update.values, *update.where])
        return pk, cursor.rowcount == 1
