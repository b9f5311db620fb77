"""How a transactional test empties its tables although triggers refuse it: the trail's guards are put to sleep for
the length of the flush only. Nothing of the product can do this; it needs the rights of the database's owner."""

from collections.abc import Iterable
from typing import Any

from django.db import connections, transaction
from django.db.backends.postgresql.operations import DatabaseOperations as Postgres
from django.db.backends.sqlite3.base import DatabaseOperations as SQLite

CACHE = 'DELETE FROM "handrail_cache"'  # no model, so flush does not know it; holds the counts of sign-in attempts


def flush_past_guards() -> None:
    """From now on `flush` in this process empties guarded tables too."""
    Postgres.execute_sql_flush = _on_postgres  # type: ignore[method-assign]
    SQLite.execute_sql_flush = _on_sqlite  # type: ignore[method-assign]


def _on_postgres(operations: Any, statements: Iterable[str]) -> None:
    alias = operations.connection.alias
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in [*statements, CACHE]:
            cursor.execute(statement)


def _on_sqlite(operations: Any, statements: Iterable[str]) -> None:
    alias = operations.connection.alias
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        for statement in [*statements, CACHE]:
            cursor.execute(statement)
        for _, made_by in triggers:
            cursor.execute(made_by)
