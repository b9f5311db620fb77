"""Which tables are parted, by which column, and how what was unique stays so."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

KIND = "SELECT relkind FROM pg_class WHERE oid = to_regclass(%s)"


@dataclass(frozen=True)
class Parted:
    """A table and the column that says in which month a row lies. `fill` is SQL for that column where it is empty.

    PostgreSQL wants the column in every unique key. So it must follow from the key itself: then two rows of one key
    cannot lie in two months, and the key is worth as much as before. `follows` is SQL that is true where it does.
    """

    table: str
    by: str
    follows: str
    fill: str = ""


READINGS = Parted(
    "trail_reading",
    "at",
    # The hash covers the header, and the header names the moment: rows of one hash have one moment.
    "position('\"at\":\"' || to_char({row}at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || '\"' "
    "in convert_from({row}header, 'UTF8')) > 0",
)
NOTICES = Parted(
    "referrals_notice",
    "clock_month",
    # One clock began once.
    "{row}clock_month = (SELECT date_trunc('month', c.started AT TIME ZONE 'UTC')::date FROM referrals_clock c "
    "WHERE c.id = {row}clock_id)",
    fill="(SELECT date_trunc('month', c.started AT TIME ZONE 'UTC')::date FROM referrals_clock c "
    "WHERE c.id = old.clock_id)",
)
TABLES = (READINGS, NOTICES)


def is_parted(table: str) -> bool:
    """Whether the table has months already."""
    with connection.cursor() as cursor:
        cursor.execute(KIND, [table])
        return bool(cursor.fetchone() == ("p",))


def watch(parted: Parted) -> Iterator[str]:
    """SQL: refuse a row whose month does not follow from its key, on the whole table and so on every part."""
    name, wrong = f"months_{parted.table}", parted.follows.format(row="NEW.")
    yield (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $months$ BEGIN '
        f"IF NOT coalesce({wrong}, false) THEN RAISE EXCEPTION '{parted.table}: the month is not that of the row' "
        "USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $months$"
    )
    yield (
        f'CREATE TRIGGER "{name}" BEFORE INSERT OR UPDATE OF "{parted.by}" ON "{parted.table}" '
        f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )
