"""How PostgreSQL finds what a query asks for: the plan's own words, and whether a whole table was read for it."""

import re
from typing import Any

from django.db import connection
from django.db.models import QuerySet

SCAN = re.compile(r"(?:Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan)[^(]*")
TIME = re.compile(r"Execution Time: ([\d.]+) ms")


def plan(query: QuerySet[Any, Any]) -> list[str]:
    """The scans of a query, as EXPLAIN ANALYZE tells them, and how long it took."""
    told = query.explain(analyze=True)
    found = [re.sub(r"\s+", " ", one.group()).strip() for one in SCAN.finditer(told)]
    return [*dict.fromkeys(found), *(f"{time} ms" for time in TIME.findall(told))]


def reads_whole(query: QuerySet[Any, Any], table: str) -> bool:
    """Whether the plan reads every row of the table."""
    return any(f"Seq Scan on {table}" in line for line in plan(query))


def size_of_database() -> int:
    """Bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
