"""Full rights on the database: the guards are taken away, and anything can be changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from trail.guards import installing

CONSTRAINTS = "ALTER TABLE trail_entry DROP CONSTRAINT {}"
CHECKS = ("trail_entry_link", "trail_entry_place", "trail_entry_hash", "trail_entry_no_gap")


@contextmanager
def full_rights() -> Iterator[None]:
    """What a database administrator can do. Undone by the test's own transaction."""
    installing.remove(connection)
    with connection.cursor() as cursor:
        for name in CHECKS if connection.vendor == "postgresql" else ():
            cursor.execute(CONSTRAINTS.format(name))
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
