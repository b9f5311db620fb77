"""Copying a PostgreSQL database without pg_dump: nothing more is needed, and no version of it can differ."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from config.backup.contents import Backup
from trail.guards import installing
from trail.roles import TABLES

#: The first is written by `migrate`; the second counts sign-in attempts and may be lost.
LEFT_OUT = ("django_migrations", "handrail_cache")


def tables() -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every table as it is at one moment, while others go on working."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for name in _names(cursor):
            yield name, _copied(cursor, name)


def _copied(cursor: Any, name: str) -> Iterator[bytes]:
    columns = _columns(cursor, name)
    yield columns.encode()
    with cursor.copy(f'COPY (SELECT {columns} FROM "{name}") TO STDOUT (FORMAT binary)') as copy:
        yield from (bytes(part) for part in copy)


def _names(cursor: Any) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall() if name not in LEFT_OUT]


def _columns(cursor: Any, name: str) -> str:
    found = connection.introspection.get_table_description(cursor, name)
    return ", ".join(f'"{column.name}"' for column in found)


@transaction.atomic
def load(backup: Backup) -> None:
    """Puts the tables of a backup into this database, which was just migrated and holds nothing of its own."""
    with connection.cursor() as cursor:
        installing.remove(connection)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in _names(cursor)))
        for name, parts in backup.tables():
            with cursor.copy(f'COPY "{name}" ({next(parts).decode()}) FROM STDIN (FORMAT binary)') as copy:
                for part in parts:
                    copy.write(part)
        models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    installing.install(connection)
