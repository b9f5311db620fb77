"""The roles that Handrail's processes connect as (PostgreSQL). The owner of the tables makes them and migrates.

- app: web and worker. May add to the trail and read it, and change nothing of it; owns nothing, so it cannot take a
  trigger away either.
- eraser: the same, and may delete keys of payloads and blank the texts of an erased case. For erasing by two people
  (manage.py erase), and nothing else.
"""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from trail.guards import registry, rules

#: Without the months of a table that was parted: who may use the table may use them, through it.
TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
AND NOT relispartition ORDER BY relname
"""
READ_ONLY = ("django_migrations",)
MADE_ONCE = ("trail_key", "vault_key")  # besides the append-only ones; only the eraser may make them useless
LIMITS = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT"


@dataclass(frozen=True, slots=True)
class Role:
    """A role to make. Without a password nobody can sign in as it."""

    name: str
    password: str = ""


def set_up(connection: BaseDatabaseWrapper, *, app: Role, eraser: Role) -> None:
    """Make the two roles, or set their rights anew. Needs the owner, with the right to make roles."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for role in (app, eraser):
            _make(cursor, role, quote(role.name))
        for statement in _grants(_tables(cursor), quote(app.name), quote(eraser.name), quote):
            cursor.execute(statement)


def _make(cursor: Any, role: Role, name: str) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.name])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE ROLE {name}")
    cursor.execute(f"ALTER ROLE {name} {LIMITS} {'LOGIN' if role.password else 'NOLOGIN'}")
    if role.password:
        cursor.execute(f"ALTER ROLE {name} PASSWORD '{_scrambled(cursor, role)}'")


def _scrambled(cursor: Any, role: Role) -> str:
    """What the server keeps of a password, so that the password itself is never in a statement or a log."""
    server = cursor.connection.pgconn
    scrambled: bytes = server.encrypt_password(role.password.encode(), role.name.encode(), b"scram-sha-256")
    return scrambled.decode()


def _tables(cursor: Any) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def _grants(tables: list[str], app: str, eraser: str, quote: Any) -> list[str]:
    added_to = registry.tables_under(rules.append_only) | set(MADE_ONCE)
    grants = [f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app}, {eraser}", f"GRANT {app} TO {eraser}"]
    for table in tables:
        rights = "SELECT, INSERT" if table in added_to else "SELECT, INSERT, UPDATE, DELETE"
        grants.append(f"GRANT {'SELECT' if table in READ_ONLY else rights} ON {quote(table)} TO {app}")
    for table, columns in sorted(registry.blanks().items()):
        grants.append(
            f"GRANT UPDATE ({', '.join(map(quote, sorted(columns)))}) ON {quote(table)} TO {eraser}"
        )
    return [
        *grants,
        f"GRANT DELETE ON trail_key TO {eraser}",
        f"GRANT UPDATE (wrapped, wrapped_by, destroyed) ON vault_key TO {eraser}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {app}, {eraser}",
        f"GRANT USAGE ON SCHEMA public TO {app}",
    ]
