"""Full rights on the database: the guards are taken away, and anything can be changed. And the rights of one role."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from trail.guards import installing

CONSTRAINTS = "ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}"
CHECKS = {
    "trail_entry_link": "trail_entry", "trail_entry_place": "trail_entry", "trail_entry_hash": "trail_entry",
    "trail_entry_no_gap": "trail_entry", "trail_entry_genesis": "trail_entry", "trail_reading_hash": "trail_reading",
}  # fmt: skip


@contextmanager
def full_rights() -> Iterator[None]:
    """What a database administrator can do. Undone by the test's own transaction."""
    installing.remove(connection)
    with connection.cursor() as cursor:
        for name, table in CHECKS.items() if connection.vendor == "postgresql" else ():
            cursor.execute(CONSTRAINTS.format(table, name))
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@contextmanager
def signed_in_as(role: str) -> Iterator[None]:
    """The rights of this role of PostgreSQL for the length of the block."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
