"""How PostgreSQL finds what a query asks for: the plan's own words, and whether a whole table was read for it."""

import re
from typing import Any

from django.db import connection
from django.db.models import QuerySet

SCAN = re.compile(r"(?:Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan)[^(]*")
INDEX = re.compile(r"(?:Index Only Scan|Index Scan(?: Backward)?) using (\w+)|Bitmap Index Scan on (\w+)")
WHOLE = re.compile(r"Seq Scan on (\w+)")
TIME = re.compile(r"Execution Time: ([\d.]+) ms")


def plan(query: QuerySet[Any, Any]) -> list[str]:
    """The scans of a query, as EXPLAIN ANALYZE tells them, and how long it took."""
    told = query.explain(analyze=True)
    found = [re.sub(r"\s+", " ", one.group()).strip() for one in SCAN.finditer(told)]
    return [*dict.fromkeys(found), *(f"{time} ms" for time in TIME.findall(told))]


def whole_tables(selects: list[str], *, above: int = 20_000) -> list[str]:
    """The tables, of more than so many rows, that any of these queries reads from end to end. The queries come from
    Django's log, with their values in them."""
    found: dict[str, None] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [above])
        large = {name for (name,) in cursor.fetchall()}
        for select in selects:
            for line in _explained(cursor, select):
                if (whole := WHOLE.search(line)) and whole[1] in large:
                    found[whole[1]] = None
    return list(found)


def indexes(selects: list[str]) -> set[str]:
    """The indexes by which any of these queries finds its rows."""
    with connection.cursor() as cursor:
        lines = [line for select in selects for line in _explained(cursor, select)]
    return {found[1] or found[2] for line in lines if (found := INDEX.search(line))}


def _explained(cursor: Any, select: str) -> list[str]:
    cursor.execute(f"EXPLAIN {select.replace('%', '%%')}", [])
    return [line for (line,) in cursor.fetchall()]


def size_of_database() -> int:
    """Bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
