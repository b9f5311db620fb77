"""Whose key seals a column: from the path that the column names to the scope of the key."""

from typing import Any
from uuid import UUID

from vault import ring
from vault.kinds import INSTALLATION, SCHOOL


def key(row: Any, path: str) -> ring.DataKey:
    """The key for what this row holds. A key of a case or concern is made with its first text, under its school's."""
    if path == INSTALLATION:
        return ring.current(INSTALLATION)
    if path == "self":
        return ring.current(row._meta.model_name, row.pk, school=lambda: row.school_id)
    *ways, last = path.split(".")
    for way in ways:
        row = getattr(row, way)
    scope: UUID = row._meta.get_field(last).value_from_object(row)
    if last == SCHOOL:
        return ring.current(SCHOOL, scope)
    return ring.current(last, scope, school=lambda: getattr(row, last).school_id)
