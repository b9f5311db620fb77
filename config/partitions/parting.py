"""Parting a table once: another of the same shape takes its rows, its keys, its guards and its name."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from config.partitions import months
from config.partitions.parted import READINGS, Parted, watch
from trail.guards import installing

KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = %s::regclass AND contype = ANY(%s)
"""
POINTS_HERE = """
SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE confrelid = %s::regclass AND contype = 'f'
"""
INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid), i.indisunique FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid
    AND k.contype IN ('p', 'u') AND k.conrelid = i.indrelid)
"""
COUNTS = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attidentity <> ''"
RIGHTS = """
SELECT g.grantee::regrole::text, g.privilege_type FROM pg_class c, aclexplode(c.relacl) g
WHERE c.oid = %s::regclass AND g.grantee NOT IN (0, c.relowner)
"""
#: No foreign key can point to a table whose key has the month in it. Readings are never deleted or renumbered (a guard
#: refuses), so that it is enough to look when a leaf is written.
LEAF = """
CREATE OR REPLACE FUNCTION "months_trail_leaf"() RETURNS trigger LANGUAGE plpgsql AS $months$ BEGIN
IF NEW.reading_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM trail_reading r WHERE r.id = NEW.reading_id) THEN
RAISE EXCEPTION 'trail_leaf: there is no such reading' USING ERRCODE = 'foreign_key_violation'; END IF;
RETURN NEW; END $months$;
CREATE TRIGGER "months_trail_leaf" BEFORE INSERT OR UPDATE OF reading_id ON trail_leaf
FOR EACH ROW EXECUTE FUNCTION "months_trail_leaf"()
"""


class CannotPart(RuntimeError):
    """Something about the table is unknown to this version; nothing was changed."""


@transaction.atomic
def part(parted: Parted, ahead: int) -> int:
    """Part the table and return how many rows it has. Nobody reads or writes it meanwhile. Raises CannotPart."""
    table, whole = parted.table, f"{parted.table}_whole"
    with connection.cursor() as cursor:
        cursor.execute(f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE')
        _see_that_months_follow(cursor, parted)
        _let_go(cursor, parted)
        shape = _Shape(cursor, parted)
        cursor.execute(f'ALTER TABLE "{table}" RENAME TO "{whole}"')
        like = f'CREATE TABLE "{table}" (LIKE "{whole}" INCLUDING DEFAULTS INCLUDING STORAGE)'
        cursor.execute(f'{like} PARTITION BY RANGE ("{parted.by}")')
        number = _move(cursor, parted, whole, ahead)
        cursor.execute(f'DROP TABLE "{whole}"')
        for statement in (*shape.statements(), *watch(parted)):
            cursor.execute(statement)
    installing.install(connection, {table})
    months.guard(table)
    return number


class _Shape:
    """What else a table has: keys, checks, indexes, a sequence, rights. Read before it is renamed."""

    def __init__(self, cursor: Any, parted: Parted) -> None:
        self.parted, table = parted, parted.table
        self.keys = _asked(cursor, KEYS, [table, ["p", "u"]])
        self.others = _asked(cursor, KEYS, [table, ["c", "f"]])
        self.indexes = _asked(cursor, INDEXES, [table])
        self.counts = _asked(cursor, COUNTS, [table])
        self.rights = _asked(cursor, RIGHTS, [table])
        if unique := [name for name, _, is_unique in self.indexes if is_unique]:
            raise CannotPart(f"the index {unique[0]} of {table} is unique without the month")

    def statements(self) -> Iterator[str]:
        """SQL that gives it to the new table."""
        table, by = self.parted.table, self.parted.by
        for name, definition in self.keys:
            yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition.removesuffix(")")}, "{by}")'
        for name, definition in self.others:
            yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}'
        yield from (definition for _, definition, _ in self.indexes)
        for (column,) in self.counts:
            sequence = f'"{table}_{column}_seq"'
            yield f'CREATE SEQUENCE {sequence} OWNED BY "{table}"."{column}"'
            yield f'SELECT setval(\'{sequence}\', coalesce(max("{column}"), 0) + 1, false) FROM "{table}"'
            yield f'ALTER TABLE "{table}" ALTER "{column}" SET DEFAULT nextval(\'{sequence}\')'
            yield from (
                f"GRANT USAGE ON SEQUENCE {sequence} TO {role}" for role in {role for role, _ in self.rights}
            )
        yield from (f'GRANT {right} ON "{table}" TO {role}' for role, right in self.rights)


def _asked(cursor: Any, sql: str, values: list[Any]) -> list[Any]:
    cursor.execute(sql, values)
    return list(cursor.fetchall())


def _see_that_months_follow(cursor: Any, parted: Parted) -> None:
    filled = f'"{parted.by}" IS NOT NULL AND NOT coalesce({parted.follows.format(row="r.")}, false)'
    cursor.execute(f'SELECT count(*) FROM "{parted.table}" r WHERE {filled}')
    if wrong := cursor.fetchone()[0]:
        raise CannotPart(f"{wrong} rows of {parted.table} have a month that is not theirs: run verify_trail")


def _let_go(cursor: Any, parted: Parted) -> None:
    """Drop the foreign keys that point to the table. Raises CannotPart for one that nothing else would take over."""
    for other, name in _asked(cursor, POINTS_HERE, [parted.table]):
        if (parted, other) != (READINGS, "trail_leaf"):
            raise CannotPart(f"{other} points to {parted.table}")
        cursor.execute(f'ALTER TABLE trail_leaf DROP CONSTRAINT "{name}"')
        cursor.execute(LEAF)


def _move(cursor: Any, parted: Parted, whole: str, ahead: int) -> int:
    names = [one.name for one in connection.introspection.get_table_description(cursor, whole)]
    month = f'coalesce(old."{parted.by}", {parted.fill})' if parted.fill else f'old."{parted.by}"'
    taken = ", ".join(month if name == parted.by else f'old."{name}"' for name in names)
    cursor.execute(f'SELECT min({month})::date FROM "{whole}" old')
    since = cursor.fetchone()[0] or timezone.localdate()
    months.add(parted.table, since, ahead)
    months.rest(parted.table)
    into = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f'INSERT INTO "{parted.table}" ({into}) SELECT {taken} FROM "{whole}" old')
    return int(cursor.rowcount)
