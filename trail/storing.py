"""Insert an entry with its payload and key: one statement on PostgreSQL, plain statements on SQLite.

The cost of a trail is the ORM and the round trips, not the hashing, so these are written as SQL.
"""

from typing import TYPE_CHECKING, Any

from django.db.backends.base.base import BaseDatabaseWrapper

from trail.payloads import Sealed

if TYPE_CHECKING:
    from trail.models import Entry

COLUMNS = ("case_id", "seq", "prev_seq", "header", "prev", "hash", "mac", "key_id", "event", "at")
LATER = "SELECT 1 FROM trail_entry before WHERE before.case_id = %s AND before.seq = %s AND before.at > %s"
ENTRY = f"""
INSERT INTO trail_entry ({", ".join(COLUMNS)}) SELECT {", ".join(["%s"] * len(COLUMNS))}
WHERE NOT EXISTS ({LATER}) RETURNING id
"""
PAYLOAD = "INSERT INTO trail_payload (entry_id, body) VALUES (%s, %s)"
KEY = "INSERT INTO trail_key (entry_id, wrapped) VALUES (%s, %s)"
AT_ONCE = f"""
WITH entry AS ({ENTRY}),
payload AS (INSERT INTO trail_payload (entry_id, body) SELECT id, %s FROM entry)
INSERT INTO trail_key (entry_id, wrapped) SELECT id, %s FROM entry RETURNING entry_id
"""


def store(connection: BaseDatabaseWrapper, entry: "Entry", sealed: Sealed | None) -> bool:
    """Insert the entry and set its id; False, and nothing is stored, when the entry before it has a later time.

    Asked within the statement that inserts: the clock goes back so seldom that no round trip should look for it.
    """
    row = [_prepared(connection, entry, name) for name in (*COLUMNS, "case_id", "prev_seq", "at")]
    with connection.cursor() as cursor:
        if sealed and connection.vendor == "postgresql":
            cursor.execute(AT_ONCE, [*row, sealed.body, sealed.wrapped])
            entry.pk = next(iter(cursor.fetchone() or ()), None)
            return entry.pk is not None
        cursor.execute(ENTRY, row)
        entry.pk = next(iter(cursor.fetchone() or ()), None)
        if sealed and entry.pk is not None:
            cursor.execute(PAYLOAD, [entry.pk, sealed.body])
            cursor.execute(KEY, [entry.pk, sealed.wrapped])
    return entry.pk is not None


def _prepared(connection: BaseDatabaseWrapper, entry: "Entry", name: str) -> Any:
    field: Any = entry._meta.get_field(name)
    return field.get_db_prep_save(getattr(entry, name), connection)
