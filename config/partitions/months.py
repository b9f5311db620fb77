"""The parts of a table: one for each month, and one for what no month takes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.db import connection

BOUND = "SELECT to_regclass(%s) IS NOT NULL"
#: The guards of a table that look at TRUNCATE: bit 5 of the trigger's type.
TRUNCATE = (
    "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgtype & 32 <> 0"
)


def first_of(day: date, later: int = 0) -> date:
    """The first day of the month that lies so many months after that of a day."""
    months = day.year * 12 + day.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def months(since: date, ahead: int) -> Iterator[date]:
    """The first days of the months from that of `since` to so many after this one."""
    month, last = first_of(since), first_of(datetime.now(UTC).date(), ahead)
    while month <= last:
        yield month
        month = first_of(month, 1)


def add(table: str, since: date, ahead: int) -> list[str]:
    """Make the parts that are missing and return their names."""
    made = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")  # a month begins in UTC, whatever the session's zone
        for month in months(since, ahead):
            name = f"{table}_{month:%Y_%m}"
            cursor.execute(BOUND, [name])
            if not cursor.fetchone()[0]:
                bounds = f"FROM ('{month}') TO ('{first_of(month, 1)}')"
                cursor.execute(f'CREATE TABLE "{name}" PARTITION OF "{table}" FOR VALUES {bounds}')
                made.append(name)
    return made


def guard(table: str) -> None:
    """Refuse TRUNCATE on each part as on the whole; all other guards of a table hold on its parts by themselves."""
    with connection.cursor() as cursor:
        cursor.execute(TRUNCATE, [table])
        names = [name for (name,) in cursor.fetchall()]
        for part in parts(table):
            for name in names:
                cursor.execute(
                    f'CREATE OR REPLACE TRIGGER "{name}" BEFORE TRUNCATE ON "{part}" FOR EACH STATEMENT '
                    f'EXECUTE FUNCTION "{name}"()'
                )


def parts(table: str) -> list[str]:
    """The names of the parts of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass", [table]
        )
        return sorted(name for (name,) in cursor.fetchall())


def rest(table: str) -> None:
    """The part for all that has no month of its own yet."""
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TABLE "{table}_rest" PARTITION OF "{table}" DEFAULT')
