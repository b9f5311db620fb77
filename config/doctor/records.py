"""The database: reachable, migrated, guarded, opened by the keys that are here, and on the same clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from config.doctor.finding import BAD, WARN, Finding
from oversight.services.replaying import back, erased_on
from trail import keys as trail_keys
from trail.checkpoints import ledger
from trail.checkpoints.notes import NoNote
from trail.models import Entry
from vault import ring
from vault.errors import CannotUnseal

APART = timedelta(seconds=5)


def migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            BAD, f"{len(waiting)} migrations are not applied", "Run manage.py migrate, then setup_roles"
        )


def guard() -> Iterator[Finding]:
    """Web and worker must not be able to change the trail (docs/trail.md)."""
    if connection.vendor != "postgresql":
        says = "SQLite has no roles: whoever can write the file can change the trail"
        yield Finding(WARN, says, "Use PostgreSQL for a real school, and keep checkpoints elsewhere")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('trail_entry', 'UPDATE')")
        may_change = cursor.fetchone()[0]
    if may_change:
        says = "This process signs in to the database as a role that may change the trail"
        yield Finding(WARN, says, "Run manage.py setup_roles, and let web and worker connect as handrail_app")


def trail_key() -> Iterator[Finding]:
    """Whether the key that signed the newest entry is here."""
    newest = Entry.objects.order_by("-pk").first()
    if newest and newest.key_id not in trail_keys.ring():
        says = f"The key {newest.key_id}, which signed the newest entry of the trail, is not here"
        yield Finding(
            BAD, says, "Put it into HANDRAIL_TRAIL_KEY, behind the current one; do not make a new one"
        )


def master_keys() -> Iterator[Finding]:
    """Whether the master keys that wrap the keys of this database are here (docs/keys.md)."""
    try:
        ring.see_that_masters_fit()
    except CannotUnseal as error:
        yield Finding(
            BAD, str(error).rstrip("."), "Without it nothing that anybody wrote can be read: see docs/keys.md"
        )


def erasures() -> Iterator[Finding]:
    """Whether a case that was lawfully erased is back: the database then comes from an older backup (decision 0026)."""
    try:
        cases = back(ledger.load(Path(settings.TRAIL_CHECKPOINT_FOLDER)))
    except (OSError, NoNote) as error:
        yield Finding(
            BAD, f"The ledger of erasures cannot be read: {error}", "Compare it with a copy outside"
        )
        return
    if cases:
        which = ", ".join(f"{case.reference} (erased on {erased_on(says)})" for case, says in cases)
        says = f"Lawfully erased and back with an older backup: {which}"
        yield Finding(BAD, says, "Run manage.py erase --again before anybody goes on working")


def clock() -> Iterator[Finding]:
    """The clock here, that of the database, and the newest entry of the trail: none may run ahead."""
    here, there = timezone.now(), _database_time()
    apart = abs(there - here) if there else timedelta()
    if apart > APART:
        says = f"The clocks of this machine and of the database are {apart.total_seconds():.0f} seconds apart"
        yield Finding(BAD, says, "Set both by a time server: deadlines are reckoned by them")
    newest = Entry.objects.order_by("-at").first()
    if newest and newest.at > here + APART:
        says = f"The trail has an entry of {newest.at:%d %B %Y %H:%M}: the clock was set back"
        yield Finding(BAD, says, "Set the clock by a time server. Entries keep their order all the same")


def _database_time() -> datetime | None:
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found
