"""Put the guards in place, as often as you like: what is there already is left alone."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from trail.guards import registry, triggers

EXISTING = {
    "postgresql": "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace",
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
}


def install(connection: BaseDatabaseWrapper, tables: Iterable[str] | None = None) -> None:
    """Create missing triggers of these tables (all guarded ones by default), drop outdated ones."""
    chosen = registry.guarded() if tables is None else registry.guarded() & set(tables)
    if not chosen:
        return
    there = _existing(connection)
    with connection.cursor() as cursor:
        for table in sorted(chosen & set(connection.introspection.table_names(cursor))):
            _fit(connection, cursor, table, {name for place, name in there if place == table})


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop all guards. Migrations on SQLite need it: they remake whole tables."""
    with connection.cursor() as cursor:
        for _, name in _existing(connection):
            cursor.execute(triggers.drop(name, connection.vendor))


def after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    """Receiver of post_migrate: guard the tables of one app."""
    install(
        connections[using], {model._meta.db_table for model in sender.get_models(include_auto_created=True)}
    )


def before_migrate(using: str, plan: Any = (), **_: Any) -> None:
    """Receiver of pre_migrate: SQLite cannot remake a table that a trigger elsewhere speaks of."""
    if plan and connections[using].vendor == "sqlite":
        remove(connections[using])


def _existing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(EXISTING[connection.vendor])
        return [(table, name) for table, name in cursor.fetchall() if name.startswith(triggers.PREFIX)]


def _fit(connection: BaseDatabaseWrapper, cursor: Any, table: str, there: set[str]) -> None:
    columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    all_of_table = registry.triggers(table, columns)
    wanted = {name: one for name, one in all_of_table.items() if one.fits(connection.vendor)}
    for name in there - set(wanted):
        cursor.execute(triggers.drop(name, connection.vendor))
    for name in sorted(set(wanted) - there):
        for statement in triggers.create(wanted[name], connection.vendor):
            cursor.execute(statement)
